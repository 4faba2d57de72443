package org.ventanilla.cli;

/// Where the `ventanilla` command begins.
final class Main {
  private Main() {}

  /// @param args the command line
  public static void main(String[] args) {
    System.exit(2);
  }
}
