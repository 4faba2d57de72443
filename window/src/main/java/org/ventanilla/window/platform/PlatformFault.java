package org.ventanilla.window.platform;

import org.jspecify.annotations.Nullable;

/// Something under the modules broke: database, vault, embedded server, settings. Carries a stable
/// code; the message is for an operator and never holds content.
public final class PlatformFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Code code;

  public PlatformFault(Code code, String message) {
    this(code, message, null);
  }

  public PlatformFault(Code code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public Code code() {
    return code;
  }

  /// Stable: operators and programs match on [#text()].
  public enum Code {
    /// The settings do not hold together; the window does not start.
    SETTINGS_INVALID("settings-invalid"),
    /// Another window holds the data directory.
    DATA_DIRECTORY_IN_USE("data-directory-in-use"),
    /// The data directory cannot be used: ownership, permissions, or another major version.
    DATA_DIRECTORY_UNUSABLE("data-directory-unusable"),
    /// No binaries for this machine, or they cannot be unpacked or trusted.
    POSTGRES_BINARIES("postgres-binaries"),
    /// PostgreSQL refuses to run as root and no way to lower its privileges was found.
    POSTGRES_ACCOUNT("postgres-account"),
    /// The embedded server did not start, or did not stay up.
    POSTGRES_START("postgres-start"),
    /// No connection, or the connection was lost before the commit: nothing was written.
    DATABASE_UNAVAILABLE("database-unavailable"),
    /// The connection was lost during the commit: it is not known whether it was written.
    DATABASE_COMMIT_UNKNOWN("database-commit-unknown"),
    /// The application's role could switch off row security.
    DATABASE_ROLE_TOO_STRONG("database-role-too-strong"),
    /// A migration failed or was changed after it ran.
    DATABASE_MIGRATION("database-migration"),
    /// A statement outside [Database#as], or an owner changed inside it: a mistake in the caller.
    DATABASE_SCOPE("database-scope"),
    /// A file with a secret cannot be made or read, or others can read it.
    SECRET_FILE("secret-file"),
    /// The vault cannot be reached or has no key to give.
    VAULT_UNAVAILABLE("vault-unavailable"),
    /// The master key is missing, unreadable by us or readable by others, or not the one that
    /// wrapped the vault's keys.
    VAULT_MASTER_KEY("vault-master-key"),
    /// No such data key; a destroyed one is [Opened.Destroyed] instead.
    VAULT_KEY_UNKNOWN("vault-key-unknown"),
    /// A column of key ids was not declared, so it is not known which keys are in use: none goes.
    VAULT_KEYS_UNDECLARED("vault-keys-undeclared"),
    /// Sealed bytes were altered, or sealed under another key or context.
    VAULT_NOT_AUTHENTIC("vault-not-authentic");

    private final String text;

    Code(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }
}
