package org.ventanilla.cli;

import java.io.PrintWriter;
import java.util.Locale;

/// Tells the demonstration: what happens, and what that proves.
final class Narrator {
  private final PrintWriter out;
  private final boolean coloured;
  private int step;

  Narrator(PrintWriter out) {
    this.out = out;
    this.coloured = System.getenv("NO_COLOR") == null && Terminal.attached();
  }

  void title(String text) {
    out.println(style("1", text));
    out.flush();
  }

  /// One step: a word, what happened, what it proves.
  void step(String word, String happened, String proves) {
    step++;
    out.printf(
        "%n%s  %s%n", style("1;36", String.format(Locale.ROOT, "%2d %-11s", step, word)), happened);
    out.println("                 " + style("2", "proves: " + proves));
    out.flush();
  }

  /// A line that belongs to the step before.
  void detail(String text) {
    out.println("                 " + text);
    out.flush();
  }

  void end(String text) {
    out.printf("%n%s%n", style("1", text));
    out.flush();
  }

  private String style(String code, String text) {
    return coloured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
