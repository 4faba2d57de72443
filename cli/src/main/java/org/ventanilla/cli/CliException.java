package org.ventanilla.cli;

/// Ends the command with an exit status and a message for standard error.
final class CliException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exit;

  private CliException(ExitCode exit, String message) {
    super(message);
    this.exit = exit;
  }

  static CliException usage(String message) {
    return new CliException(ExitCode.USAGE, message);
  }

  static CliException negative(String message) {
    return new CliException(ExitCode.NEGATIVE, message);
  }

  static CliException fault(String message) {
    return new CliException(ExitCode.FAULT, message);
  }

  ExitCode exit() {
    return exit;
  }
}
