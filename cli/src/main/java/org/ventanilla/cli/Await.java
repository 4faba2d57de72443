package org.ventanilla.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// Waits for something another program does.
final class Await {
  private static final Duration BETWEEN = Duration.ofMillis(50);

  private Await() {}

  static <T> T until(Duration atMost, String what, Supplier<Optional<T>> look) {
    Instant end = Instant.now().plus(atMost);
    while (true) {
      Optional<T> seen = look.get();
      if (seen.isPresent()) {
        return seen.get();
      }
      if (Instant.now().isAfter(end)) {
        throw CliException.fault("waited " + atMost.toSeconds() + " s for " + what + " in vain");
      }
      try {
        Thread.sleep(BETWEEN);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw CliException.fault("interrupted");
      }
    }
  }
}
