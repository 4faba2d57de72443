package org.ventanilla.window;

import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.ventanilla.ledger.Entry;
import org.ventanilla.ledger.LogSource;
import org.ventanilla.window.notary.Notary;
import org.ventanilla.window.notary.NotaryFault;
import org.ventanilla.window.platform.PlainPaths;

/// A window that runs in this process: database, modules, HTTP. Prints nothing; logs to standard
/// error. Ends with [#close()] or with the process.
public final class WindowServer implements AutoCloseable {
  private final ConfigurableApplicationContext context;
  private final URI url;

  private WindowServer(ConfigurableApplicationContext context, URI url) {
    this.context = context;
    this.url = url;
  }

  /// Starts a window and returns when it answers.
  ///
  /// @param settings `ventanilla.*` settings that go before files and environment; a port of 0
  ///   takes a free one. `spring.config.additional-location` names a further file
  /// @throws org.ventanilla.window.platform.PlatformFault when it cannot start for a reason an
  ///   operator can mend
  /// @throws org.ventanilla.window.agreement.AgreementFault when it cannot with its agreement, or
  ///   with the party it is given
  /// @throws NotaryFault when it cannot with its ledger's key or settings
  /// @throws org.ventanilla.window.witness.WitnessFault when it cannot with its witness's
  public static WindowServer start(Map<String, String> settings) {
    var application = new SpringApplication(WindowApplication.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.addInitializers(
        context -> context.getBeanFactory().addPropertyEditorRegistrar(new PlainPaths()));
    String[] arguments =
        settings.entrySet().stream()
            .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
            .toArray(String[]::new);
    try {
      ConfigurableApplicationContext running = application.run(arguments);
      return new WindowServer(running, urlOf(running));
    } catch (RuntimeException e) {
      throw StartFault.unwrap(e);
    }
  }

  private static URI urlOf(ConfigurableApplicationContext context) {
    if (!(context instanceof WebServerApplicationContext web) || web.getWebServer() == null) {
      throw new IllegalStateException("the window has no HTTP server");
    }
    String host = context.getEnvironment().getProperty("server.address", "127.0.0.1");
    String authority = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + authority + ":" + web.getWebServer().getPort());
  }

  /// Where it answers, on this machine.
  public URI url() {
    return url;
  }

  /// Brings a restored window level with what its signer signed.
  ///
  /// @param source a mirror, an export or a server of this window's ledger
  /// @param restored hears each leaf taken, in order
  /// @return how many leaves were taken
  /// @throws NotaryFault if the source does not have what is missing
  public long reconcile(LogSource source, Consumer<Entry> restored) {
    return context.getBean(Notary.class).reconcile(source, restored);
  }

  /// Takes no more calls, finishes those it has, closes the database.
  @Override
  public void close() {
    context.close();
  }
}
