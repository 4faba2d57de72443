package org.ventanilla.window.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.window.platform.Database;

/// Keeps requests moving. What a transition of this window leads to is gone on with at once; what
/// other windows left is found by looking every so often. Both go through the same bounds: so many
/// steps at a time, so many that wait, and a bound of its own for asking, so that slow holders
/// never hold up decisions.
final class Onward implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Onward.class);
  private static final int MOST_TAKEN = 200;

  private final Database database;
  private final WorkStore works;
  private final ExchangeSettings settings;
  private final Now now;
  private final Semaphore places;
  private final ExecutorService steps;
  private final ExecutorService asking;
  private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean running = new AtomicBoolean();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Map<Work.Task, Consumer<Work>> tasks = Map.of();
  private volatile @Nullable Thread poller;

  Onward(Database database, WorkStore works, ExchangeSettings settings, Now now) {
    this.database = database;
    this.works = works;
    this.settings = settings;
    this.now = now;
    this.places = new Semaphore(settings.queue());
    this.steps = Executors.newFixedThreadPool(settings.workers(), named("exchange-step-"));
    this.asking = Executors.newFixedThreadPool(settings.workers() * 4, named("exchange-ask-"));
  }

  /// What each task does. Given once, before anything starts: steps and this loop need each other.
  void does(Map<Work.Task, Consumer<Work>> what) {
    this.tasks = Map.copyOf(what);
  }

  /// Goes on with work this window has to itself. What finds no place waits in the database.
  void goOn(Work work) {
    if (!running.get() || !underWay.add(work.id())) {
      return;
    }
    if (!places.tryAcquire()) {
      underWay.remove(work.id());
      return;
    }
    ExecutorService threads = work.task() == Work.Task.ASK ? asking : steps;
    try {
      threads.execute(() -> carryOut(work));
    } catch (RejectedExecutionException _) {
      // The window closed just now; whoever takes the work next finds it in the database.
      done(work);
    }
  }

  private void done(Work work) {
    underWay.remove(work.id());
    places.release();
  }

  void start() {
    if (running.compareAndSet(false, true)) {
      poller = Thread.ofPlatform().daemon().name("exchange-poll").start(this::poll);
    }
  }

  /// Steps under way come to their end; what has not begun waits in the database.
  @Override
  public void close() {
    running.set(false);
    closed.countDown();
    long until = System.nanoTime() + settings.lease().toNanos();
    Thread thread = poller;
    try {
      if (thread != null) {
        thread.join(settings.lease());
      }
      // What is queued sees that the window closes, and is left to others.
      steps.shutdown();
      asking.shutdown();
      boolean ended =
          steps.awaitTermination(until - System.nanoTime(), TimeUnit.NANOSECONDS)
              && asking.awaitTermination(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (!ended) {
        log.atWarn().log("steps-cut-off");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      steps.shutdownNow();
      asking.shutdownNow();
    }
  }

  private static ThreadFactory named(String prefix) {
    return Thread.ofPlatform().daemon().name(prefix, 0).factory();
  }

  /// Takes what is ready now; tests call it instead of waiting.
  ///
  /// @return how much was taken
  int look() {
    int most = Math.min(MOST_TAKEN, places.availablePermits());
    if (most == 0) {
      return 0;
    }
    List<Work> taken = database.asWindow(() -> works.take(now.get(), settings.lease(), most));
    taken.forEach(this::goOn);
    return taken.size();
  }

  /// Whether nothing is under way in this window.
  boolean idle() {
    return places.availablePermits() == settings.queue();
  }

  private void poll() {
    while (running.get()) {
      int taken = 0;
      try {
        taken = look();
      } catch (RuntimeException e) {
        log.atError().addKeyValue("fault", e.getClass().getName()).log("work-not-taken");
      }
      if (taken < MOST_TAKEN && closesWithin(settings.pollEvery())) {
        return;
      }
    }
  }

  private boolean closesWithin(Duration time) {
    try {
      return closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      return true;
    }
  }

  private void carryOut(Work work) {
    try {
      if (running.get()) {
        step(work);
      }
    } finally {
      done(work);
    }
  }

  private void step(Work work) {
    Consumer<Work> task = tasks.get(work.task());
    if (task == null) {
      throw new ExchangeFault("STEP_LOST", "nobody does " + work.task());
    }
    try {
      task.accept(work);
    } catch (RuntimeException e) {
      log.atError()
          .addKeyValue("request", work.request())
          .addKeyValue("task", work.task())
          .addKeyValue("attempt", work.attempts())
          .addKeyValue("fault", e.getClass().getName())
          .addKeyValue("code", e instanceof ExchangeFault fault ? fault.code() : "")
          .log("step-failed");
      putOff(work);
    }
  }

  /// If that fails too, the lease runs out and somebody takes the work again.
  private void putOff(Work work) {
    try {
      Instant next = now.get().plus(Backoff.after(settings.retryAfter(), work.attempts()));
      database.asWindow(() -> works.putOff(work.id(), next));
    } catch (RuntimeException e) {
      log.atError().addKeyValue("fault", e.getClass().getName()).log("work-not-put-off");
    }
  }
}
