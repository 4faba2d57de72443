package org.ventanilla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// Proves that a window may be killed at any moment. The real one, with its real database, is
/// killed with SIGKILL again and again while agencies file, people decide and answers are
/// retrieved, and started again on the same directory. Afterwards [KillProof] looks at all that was
/// ever heard of it: nothing acknowledged is lost, nothing is filed or released twice, every
/// receipt holds against the whole ledger, and every request has come to its end.
///
/// `kill.rounds` says how often, `kill.seed` repeats a run's choices.
@Timeout(value = 3, unit = TimeUnit.HOURS)
class KillIT {
  private static final int ROUNDS = Integer.getInteger("kill.rounds", 10);
  private static final int CLIENTS = 4;
  private static final int MOST_CALLS = 60;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static ServedWindow window;
  private static JsonNode about;

  /// What is killed.
  private enum Victim {
    /// The window; the kernel tells its database to stop.
    WINDOW,
    /// Both at once, as when the machine loses its power.
    BOTH,
    /// The database alone; the window stays and starts it again.
    DATABASE,
    /// Both, while the window starts on what the kill before has left.
    STARTING
  }

  private static final List<Victim> TEN =
      List.of(
          Victim.WINDOW,
          Victim.WINDOW,
          Victim.WINDOW,
          Victim.BOTH,
          Victim.BOTH,
          Victim.BOTH,
          Victim.DATABASE,
          Victim.DATABASE,
          Victim.DATABASE,
          Victim.STARTING);

  @BeforeAll
  static void start() {
    window = new ServedWindow(Map.of());
    URI url = window.start();
    about = WindowClient.about(url);
    window.cast().register(url);
    HoldingsCommand.send(
        window.cast().as(url, DemoCast.LIST_HOLDER),
        DemoScript.ofExample(ServedWindow.AGREEMENT).list(),
        "register",
        true,
        new PrintWriter(Writer.nullWriter()));
  }

  @AfterAll
  static void stop() {
    window.close();
  }

  @Test
  void secondWindowOnTheSameDirectoryIsRefusedAndTheFirstGoesOn() throws Exception {
    Process second = window.spawn();
    try {
      String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(second.waitFor()).isEqualTo(ExitCode.FAULT.status());
      assertThat(said).isEmpty();
      assertThat(window.lastWords()).contains("another window uses");
      assertThat(WindowClient.about(window.url())).isEqualTo(about);
    } finally {
      second.destroyForcibly();
    }
  }

  @Test
  void nothingAcknowledgedIsLostAndNothingHappensTwice() throws Exception {
    long seed = Long.getLong("kill.seed", System.nanoTime());
    System.out.println("kill.seed " + seed + ", kill.rounds " + ROUNDS);
    List<Victim> victims = victims(new Random(seed));
    long begun = System.nanoTime();
    try (KillLoad load = new KillLoad(window.cast(), about, seed, CLIENTS)) {
      // Given agencies and people at work
      load.at(window.url());
      load.start();

      // When the window is killed, and killed again
      Random random = new Random(seed);
      for (int round = 0; round < ROUNDS; round++) {
        kill(victims.get(round), load, random);
        System.out.println(
            "kill %s %s: %s requests, %s calls answered, %s not, %s s"
                .formatted(
                    round + 1,
                    victims.get(round),
                    load.requests().size(),
                    load.answered(),
                    load.unanswered(),
                    Duration.ofNanos(System.nanoTime() - begun).toSeconds()));
      }
      load.finish(PATIENCE);

      // Then
      System.out.println(new KillProof(window, about, load.requests()).prove());
    } catch (Throwable t) {
      System.out.println(window.lastWords());
      throw t;
    }
  }

  private static List<Victim> victims(Random random) {
    List<Victim> victims = new ArrayList<>();
    while (victims.size() < ROUNDS) {
      List<Victim> ten = new ArrayList<>(TEN);
      Collections.shuffle(ten, random);
      victims.addAll(ten);
    }
    return victims;
  }

  /// Kills at a random moment of the load, counted in calls so that a slow machine gets as far as a
  /// fast one, and some odd nanoseconds later.
  private static void kill(Victim victim, KillLoad load, Random random) {
    long enough = load.answered() + 1 + random.nextInt(MOST_CALLS);
    Await.until(
        PATIENCE,
        "the window to answer " + victim,
        () -> load.answered() >= enough ? Optional.of(true) : Optional.empty());
    LockSupport.parkNanos(random.nextInt(20_000_000));
    switch (victim) {
      case DATABASE -> window.killDatabase();
      case WINDOW -> {
        window.kill();
        load.nowhere();
        load.at(window.start());
      }
      case BOTH -> {
        window.killDatabase();
        window.kill();
        load.nowhere();
        load.at(window.start());
      }
      case STARTING -> {
        window.kill();
        load.nowhere();
        window.launch();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(4_000)));
        window.killDatabase();
        window.kill();
        load.at(window.start());
      }
    }
  }
}
