package org.ventanilla.window.witness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the mirrors up to date, one after the other.
final class MirrorKeeper implements Runnable, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(MirrorKeeper.class);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final Map<String, Mirror> mirrors;
  private final Duration every;
  private final List<AutoCloseable> peers = new ArrayList<>();
  private final Map<String, String> troubles = new ConcurrentHashMap<>();
  private final Semaphore ending = new Semaphore(0);
  private final Thread thread = Thread.ofPlatform().name("witness-mirror").daemon().unstarted(this);

  MirrorKeeper(Map<String, Mirror> mirrors, List<? extends AutoCloseable> peers, Duration every) {
    this.mirrors = Map.copyOf(mirrors);
    this.peers.addAll(peers);
    this.every = every;
  }

  void start() {
    if (!mirrors.isEmpty()) {
      thread.start();
    }
  }

  /// What is wrong with which ledger.
  Map<String, String> troubles() {
    return Map.copyOf(troubles);
  }

  @Override
  public void run() {
    try {
      do {
        mirrors.forEach(this::catchUp);
      } while (!ending.tryAcquire(every.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void catchUp(String origin, Mirror mirror) {
    try {
      switch (mirror.catchUp()) {
        case Mirror.Outcome.Holds _, Mirror.Outcome.Empty _ -> troubles.remove(origin);
        case Mirror.Outcome.Faulty(String message) -> trouble(origin, message);
        case Mirror.Outcome.Conflict _ -> trouble(origin, "it signed two histories");
      }
    } catch (WitnessFault e) {
      trouble(origin, e.code().text() + ": " + e.getMessage());
    } catch (RuntimeException e) {
      // A driver's own message may quote values.
      trouble(origin, e.getClass().getSimpleName());
    }
  }

  private void trouble(String origin, String message) {
    if (!message.equals(troubles.put(origin, message))) {
      log.atError()
          .addKeyValue("code", "ledger-not-mirrored")
          .addKeyValue("log", origin)
          .addKeyValue("reason", message)
          .log("mirror-behind");
    }
  }

  @Override
  public void close() {
    ending.release();
    try {
      for (AutoCloseable peer : peers) {
        peer.close();
      }
      if (thread.isAlive() && !thread.join(STOP_LIMIT)) {
        log.atWarn().log("mirror-still-running");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      log.atWarn().addKeyValue("fault", e.getClass().getName()).log("mirror-not-closed");
    }
  }
}
