package org.ventanilla.window.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class IdsTests {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private long millis = NOON.toEpochMilli();
  private final InstantSource clock = () -> Instant.ofEpochMilli(millis);
  private final Ids ids = new Ids(clock, new Random(7));

  @Test
  void nextIsVersion7OfTheClocksMillisecond() {
    UUID id = ids.next();

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
  }

  @Test
  void nextGrowsWhileTheClockStandsStillAndWhenItGoesBack() {
    String last = "";
    for (int i = 0; i < 20_000; i++) {
      if (i == 10_000) {
        millis -= 60_000;
      }
      String id = ids.next().toString();
      assertThat(id).isGreaterThan(last);
      last = id;
    }
  }

  @Test
  void unguessableIsVersion4() {
    Set<UUID> seen = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      UUID id = ids.unguessable();
      assertThat(id.version()).isEqualTo(4);
      assertThat(id.variant()).isEqualTo(2);
      seen.add(id);
    }
    assertThat(seen).hasSize(1_000);
  }

  @Test
  void manyThreadsGetDifferentIds() throws InterruptedException {
    Set<UUID> seen = ConcurrentHashMap.newKeySet();
    Thread[] threads = new Thread[8];
    for (int t = 0; t < threads.length; t++) {
      threads[t] =
          Thread.ofVirtual()
              .start(() -> {
                for (int i = 0; i < 5_000; i++) {
                  seen.add(ids.next());
                }
              });
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(seen).hasSize(40_000);
  }
}
