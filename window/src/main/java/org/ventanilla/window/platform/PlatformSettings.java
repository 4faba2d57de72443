package org.ventanilla.window.platform;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.ventanilla.window.platform.PlatformFault.Code;

/// `ventanilla.*`: where the window keeps what it must not lose.
///
/// @param dataDir directory of the embedded database; default `ventanilla-data` where the window
///   was started
/// @param keysDir directory of the master key, outside `dataDir` so that a copy of one opens
///   nothing; default: `dataDir`'s name with `.keys`, beside it
/// @param cacheDir where the embedded server's binaries are unpacked once; default: `ventanilla` in
///   the user's cache directory, or in `/var/cache` for root
/// @param database the window's database; without a URL the embedded one
/// @param vault the database of the data keys; with a URL exactly when `database` has one
@ConfigurationProperties("ventanilla")
public record PlatformSettings(
    @DefaultValue("ventanilla-data") Path dataDir,
    @Nullable Path keysDir,
    @Nullable Path cacheDir,
    @DefaultValue Store database,
    @DefaultValue Store vault) {

  public PlatformSettings {
    dataDir = dataDir.toAbsolutePath().normalize();
    keysDir = keysDir == null ? beside(dataDir) : keysDir.toAbsolutePath().normalize();
    cacheDir = cacheDir == null ? usersCache() : cacheDir.toAbsolutePath().normalize();
    require(
        !keysDir.startsWith(dataDir) && !dataDir.startsWith(keysDir),
        "ventanilla.keys-dir and ventanilla.data-dir must not contain one another");
    require(
        database.external() == vault.external(),
        "ventanilla.database.url and ventanilla.vault.url go together");
    require(
        !database.external() || !Objects.equals(database.url(), vault.url()),
        "ventanilla.vault.url must be another database than ventanilla.database.url");
  }

  @Override
  public Path keysDir() {
    return Objects.requireNonNull(keysDir);
  }

  @Override
  public Path cacheDir() {
    return Objects.requireNonNull(cacheDir);
  }

  private static Path beside(Path dataDir) {
    Path name = dataDir.getFileName();
    require(name != null, "ventanilla.data-dir must not be the root directory");
    return dataDir.resolveSibling(name + ".keys");
  }

  private static Path usersCache() {
    // The embedded server runs under another account then, which cannot look into root's home.
    if (ServerAccount.isRoot()) {
      return Path.of("/var/cache/ventanilla");
    }
    String configured = System.getenv("XDG_CACHE_HOME");
    Path cache =
        configured == null || configured.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(configured);
    return cache.resolve("ventanilla").toAbsolutePath();
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new PlatformFault(Code.SETTINGS_INVALID, message);
    }
  }

  /// One database. With a `url` an administrator has made it and two roles: one that owns it and
  /// migrates, one for run time that owns nothing and cannot bypass row security.
  ///
  /// @param url `jdbc:postgresql://…`; none for the embedded server
  /// @param user role for run time
  /// @param ownerUser role that owns the database
  /// @param poolSize most connections at run time, 2 to 200; default 16. The vault uses at most
  ///   four, for keys are made ahead
  public record Store(
      @Nullable String url,
      @DefaultValue("") String user,
      @DefaultValue("") String password,
      @DefaultValue("") String ownerUser,
      @DefaultValue("") String ownerPassword,
      @DefaultValue("16") int poolSize) {

    public Store {
      require(poolSize >= 2 && poolSize <= 200, "pool-size must be 2 to 200");
      if (url != null) {
        require(url.startsWith("jdbc:postgresql:"), "url must start with jdbc:postgresql:");
        require(!user.isBlank() && !ownerUser.isBlank(), "a url needs user and owner-user");
        require(!user.equals(ownerUser), "user and owner-user must be two roles");
      }
    }

    int vaultPoolSize() {
      return Math.min(poolSize, 4);
    }

    boolean external() {
      return url != null;
    }

    Login app() {
      return new Login(Objects.requireNonNull(url), user, password);
    }

    Login owner() {
      return new Login(Objects.requireNonNull(url), ownerUser, ownerPassword);
    }

    @Override
    public String toString() {
      return "Store[" + (external() ? "external" : "embedded") + ", poolSize=" + poolSize + "]";
    }
  }
}
