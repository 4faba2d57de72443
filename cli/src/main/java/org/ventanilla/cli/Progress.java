package org.ventanilla.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/// How far long work has come: a bar on a terminal, a line every ten seconds elsewhere.
final class Progress implements AutoCloseable {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  private final String unit;
  private final PrintWriter told;
  private final @Nullable ProgressBar bar;
  private final Instant began = Instant.now();
  private Instant next = Instant.now().plus(BETWEEN_LINES);

  private Progress(String unit, PrintWriter told, @Nullable ProgressBar bar) {
    this.unit = unit;
    this.told = told;
    this.bar = bar;
  }

  static Progress of(String unit, PrintWriter told) {
    if (!Terminal.attached()) {
      return new Progress(unit, told, null);
    }
    ProgressBar bar =
        new ProgressBarBuilder()
            .setInitialMax(-1)
            .setTaskName(unit)
            .showSpeed()
            .setConsumer(new ConsoleProgressBarConsumer(System.err))
            .build();
    return new Progress(unit, told, bar);
  }

  void reached(long count) {
    reached(count, -1);
  }

  /// @param total of how many, or less than 0 if nobody knows
  void reached(long count, long total) {
    if (bar != null) {
      bar.maxHint(total);
      bar.stepTo(count);
    } else if (Instant.now().isAfter(next)) {
      told.println(line(count, total, Duration.between(began, Instant.now())));
      told.flush();
      next = Instant.now().plus(BETWEEN_LINES);
    }
  }

  /// Such as `1200 of 6000 people, 120 a second, 40 s left`.
  private String line(long count, long total, Duration since) {
    double rate = count / Math.max(0.001, since.toMillis() / 1000.0);
    String line = (total < 0 ? "" + count : count + " of " + total) + " " + unit;
    line += ", " + Math.round(rate) + " a second";
    return total < 0 || rate <= 0
        ? line
        : line + ", " + Math.round((total - count) / rate) + " s left";
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
