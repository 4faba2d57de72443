package org.ventanilla.cli;

import java.io.BufferedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/// What a command came to, run in this process as `main` would.
record Ran(int exit, String out, String err) {
  static Ran of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine(arguments);
    line.setOut(new PrintWriter(new BufferedWriter(out), true));
    line.setErr(new PrintWriter(new BufferedWriter(err), true));
    int exit = Main.run(line, arguments);
    return new Ran(exit, out.toString(), err.toString());
  }

  /// Everything a person would see.
  String all() {
    return out + err;
  }
}
