package org.ventanilla.cli;

import java.io.Console;

/// Whether somebody is looking.
final class Terminal {
  private Terminal() {}

  // Which of the two System.console() gives where nobody looks depends on the release of the JDK.
  @SuppressWarnings("SystemConsoleNull")
  static boolean attached() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
