package org.ventanilla.bench;

import java.nio.file.Path;
import java.util.Set;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.ventanilla.window.notary.Notary;
import org.ventanilla.window.notary.WitnessDemand;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.PlainPaths;

/// A window's database and notary in this process, set up by the window's own configuration, and
/// nothing else of a window.
final class NotaryUnderLoad implements AutoCloseable {
  private static final String MODULES = "org.ventanilla.window.";

  private final ConfigurableApplicationContext context;
  private final Path data;

  private NotaryUnderLoad(ConfigurableApplicationContext context, Path data) {
    this.context = context;
    this.data = data;
  }

  /// @param connections of the window's pool
  static NotaryUnderLoad start(Path directory, int connections) {
    Path data = directory.resolve("data");
    var application = new SpringApplication();
    application.setSources(
        Set.of(MODULES + "platform.PlatformConfiguration", MODULES + "notary.NotaryConfiguration"));
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setWebApplicationType(WebApplicationType.NONE);
    // What nobody asks for, such as the pages about health, is not made.
    application.setLazyInitialization(true);
    application.addInitializers(context -> {
      context.getBeanFactory().addPropertyEditorRegistrar(new PlainPaths());
      context.getBeanFactory().registerSingleton("witnessDemand", WitnessDemand.NONE);
    });
    var running =
        application.run(
            "--ventanilla.data-dir=" + data,
            "--ventanilla.keys-dir=" + directory.resolve("keys"),
            "--ventanilla.database.pool-size=" + connections);
    running.getBean(Notary.class);
    return new NotaryUnderLoad(running, data);
  }

  Database database() {
    return context.getBean(Database.class);
  }

  Notary notary() {
    return context.getBean(Notary.class);
  }

  Path socket() {
    return data.resolve("socket/.s.PGSQL.5432");
  }

  @Override
  public void close() {
    context.close();
  }
}
