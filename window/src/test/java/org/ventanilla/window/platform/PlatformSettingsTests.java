package org.ventanilla.window.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PlatformSettingsTests {
  static PlatformSettings defaults() {
    return bind(Map.of());
  }

  private static PlatformSettings bind(Map<String, String> settings) {
    return new Binder(
            List.of(new MapConfigurationPropertySource(settings)),
            null,
            null,
            new PlainPaths()::registerCustomEditors)
        .bindOrCreate("ventanilla", PlatformSettings.class);
  }

  @Test
  void defaultsAreAnEmbeddedDatabaseWithItsKeysBesideIt() {
    PlatformSettings settings = defaults();

    assertThat(settings.dataDir()).isEqualTo(Path.of("ventanilla-data").toAbsolutePath());
    assertThat(settings.keysDir()).isEqualTo(Path.of("ventanilla-data.keys").toAbsolutePath());
    assertThat(settings.cacheDir()).isAbsolute().endsWith(Path.of("ventanilla"));
    assertThat(settings.database().external()).isFalse();
    assertThat(settings.database().poolSize()).isEqualTo(16);
    assertThat(settings.vault().external()).isFalse();
    assertThat(settings.vault().vaultPoolSize()).isEqualTo(4);
  }

  @Test
  void keysFollowTheDataDirectory() {
    PlatformSettings settings = bind(Map.of("ventanilla.data-dir", "/srv/window/data"));

    assertThat(settings.keysDir()).isEqualTo(Path.of("/srv/window/data.keys"));
  }

  @ParameterizedTest
  @CsvSource({"/srv/data, /srv/data/keys", "/srv/keys/data, /srv/keys", "/srv/data, /srv/data"})
  void keysAndDataInsideOneAnotherAreRefused(String data, String keys) {
    assertRefused(Map.of("ventanilla.data-dir", data, "ventanilla.keys-dir", keys), "contain");
  }

  @Test
  void pathIsAFileEvenWhereTheProgramHasAResourceOfThatName() {
    assertThat(bind(Map.of("ventanilla.data-dir", "/db")).dataDir()).isEqualTo(Path.of("/db"));
  }

  @Test
  void rootAsDataDirectoryIsRefused() {
    assertRefused(Map.of("ventanilla.data-dir", "/"), "root directory");
  }

  @ParameterizedTest
  @CsvSource({"1", "201", "-1"})
  void poolSizeOutOfRangeIsRefused(String size) {
    assertRefused(Map.of("ventanilla.database.pool-size", size), "pool-size");
  }

  @Test
  void databaseElsewhereNeedsItsVaultElsewhere() {
    assertRefused(external("database", "jdbc:postgresql://db/window"), "go together");
  }

  @Test
  void vaultInTheWindowsDatabaseIsRefused() {
    Map<String, String> both = new HashMap<>();
    both.putAll(external("database", "jdbc:postgresql://db/window"));
    both.putAll(external("vault", "jdbc:postgresql://db/window"));

    assertRefused(both, "another database");
  }

  @Test
  void oneRoleForOwnerAndRunTimeIsRefused() {
    Map<String, String> settings =
        new HashMap<>(external("database", "jdbc:postgresql://db/window"));
    settings.put("ventanilla.database.user", "owner");

    assertRefused(settings, "two roles");
  }

  @Test
  void otherDatabasesAreRefused() {
    assertRefused(external("database", "jdbc:h2:mem:x"), "jdbc:postgresql:");
  }

  @Test
  void passwordsAreNotPrinted() {
    Map<String, String> both = new HashMap<>();
    both.putAll(external("database", "jdbc:postgresql://db/window"));
    both.putAll(external("vault", "jdbc:postgresql://db/vault"));

    PlatformSettings settings = bind(both);

    assertThat(settings.toString()).doesNotContain("not-to-be-seen");
    assertThat(settings.database().app().toString()).doesNotContain("not-to-be-seen");
  }

  private static Map<String, String> external(String store, String url) {
    String prefix = "ventanilla." + store + ".";
    return Map.of(
        prefix + "url", url,
        prefix + "user", "app",
        prefix + "password", "not-to-be-seen",
        prefix + "owner-user", "owner",
        prefix + "owner-password", "not-to-be-seen");
  }

  private static void assertRefused(Map<String, String> settings, String reason) {
    assertThatThrownBy(() -> bind(settings)).hasStackTraceContaining(reason);
  }
}
