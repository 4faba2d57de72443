package org.ventanilla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaitingTests {
  @Test
  void saysAgainAndAgainThatWorkGoesOnAndThenNoMore() {
    StringWriter told = new StringWriter();
    try (Waiting _ = Waiting.on("checking", new PrintWriter(told), Duration.ofMillis(20))) {
      long lines =
          Await.until(
              Duration.ofSeconds(30),
              "lines",
              () -> Optional.of(told.toString().lines().count()).filter(count -> count > 2));
      assertThat(lines).isGreaterThan(2);
    }
    assertThat(told.toString().lines()).allMatch(line -> line.matches("still checking, \\d+ s"));
  }
}
