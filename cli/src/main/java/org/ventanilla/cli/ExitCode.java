package org.ventanilla.cli;

/// What the command's exit status says to the program that called it.
enum ExitCode {
  /// Done.
  DONE(0),
  /// A negative answer: not verified, refused, a rule violated.
  NEGATIVE(1),
  /// Wrong usage, or a file that cannot be read.
  USAGE(2),
  /// A fault: of the window, the network, this program.
  FAULT(3);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  int status() {
    return status;
  }
}
