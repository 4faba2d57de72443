package org.ventanilla.window.notary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Times are either so long that no test could sit them out or so short that they are over.
@Timeout(20)
class GatheringTests {
  private static final Duration NEVER = Duration.ofHours(1);
  private static final int ENOUGH = 3;

  private final Gathering gathering = new Gathering();

  @Test
  void enoughLeavesWaitForNothing() throws Exception {
    // Given
    for (int i = 0; i < ENOUGH; i++) {
      gathering.leaf();
    }

    // When
    gathering.gather(ENOUGH, NEVER, NEVER);

    // Then: what has gathered counts for one round only
    assertThat(gatheredFor(Duration.ofMillis(20), Duration.ofMillis(20)))
        .isGreaterThanOrEqualTo(Duration.ofMillis(20));
  }

  @Test
  void enoughThatComeMeanwhileEndTheGathering() throws Exception {
    // Given
    Thread others =
        Thread.ofPlatform()
            .start(() -> {
              for (int i = 0; i < ENOUGH; i++) {
                gathering.leaf();
              }
            });

    // When
    gathering.gather(ENOUGH, NEVER, NEVER);

    // Then
    assertThat(others.join(NEVER)).isTrue();
  }

  @Test
  void leafSomebodyWaitsForBeginsARound() throws Exception {
    // Given
    Thread other =
        Thread.ofPlatform()
            .start(() -> {
              gathering.leaf();
              gathering.await();
            });

    // When
    gathering.gather(ENOUGH, Duration.ZERO, NEVER);

    // Then
    assertThat(other.join(NEVER)).isTrue();
  }

  @Test
  void awaitedLeafGathersOthersForAsLongAsItShould() throws Exception {
    // Given
    gathering.leaf();
    gathering.await();

    // When
    Duration taken = gatheredFor(Duration.ofMillis(30), NEVER);

    // Then
    assertThat(taken).isGreaterThanOrEqualTo(Duration.ofMillis(30));
  }

  @Test
  void leafNobodyWaitsForBeginsARoundWhenTheTimeIsOver() throws Exception {
    // Given
    gathering.leaf();

    // When
    Duration taken = gatheredFor(Duration.ZERO, Duration.ofMillis(30));

    // Then
    assertThat(taken).isGreaterThanOrEqualTo(Duration.ofMillis(30));
  }

  @Test
  void waitingWithoutALeafOfThisWindowBeginsNoRound() throws Exception {
    // Given
    gathering.await();

    // When
    Duration taken = gatheredFor(Duration.ZERO, Duration.ofMillis(30));

    // Then
    assertThat(taken).isGreaterThanOrEqualTo(Duration.ofMillis(30));
  }

  @Test
  void pauseIsEndedByNoLeaf() throws Exception {
    // Given
    for (int i = 0; i < ENOUGH; i++) {
      gathering.leaf();
    }
    gathering.await();

    // When
    long begin = System.nanoTime();
    gathering.pause(Duration.ofMillis(30));

    // Then
    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isGreaterThanOrEqualTo(Duration.ofMillis(30));
  }

  @Test
  void endEndsBoth() throws Exception {
    // When
    gathering.end();

    // Then
    gathering.gather(ENOUGH, NEVER, NEVER);
    gathering.pause(NEVER);
    assertThat(gatheredFor(NEVER, NEVER)).isLessThan(NEVER);
  }

  private Duration gatheredFor(Duration least, Duration most) throws InterruptedException {
    long begin = System.nanoTime();
    gathering.gather(ENOUGH, least, most);
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
