package org.ventanilla.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Says every ten seconds that work goes on whose end nobody can tell.
final class Waiting implements AutoCloseable {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("waiting").daemon().factory());

  private Waiting() {}

  /// @param work what is being done, such as `checking`
  static Waiting on(String work, PrintWriter told) {
    return on(work, told, BETWEEN_LINES);
  }

  static Waiting on(String work, PrintWriter told, Duration between) {
    Waiting waiting = new Waiting();
    long began = System.nanoTime();
    Future<?> _ =
        waiting.clock.scheduleAtFixedRate(
            () -> {
              long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
              told.println("still " + work + ", " + seconds + " s");
              told.flush();
            },
            between.toMillis(),
            between.toMillis(),
            TimeUnit.MILLISECONDS);
    return waiting;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
