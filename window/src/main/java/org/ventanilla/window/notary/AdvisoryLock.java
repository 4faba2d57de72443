package org.ventanilla.window.notary;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.PlatformFault;

/// Election by an advisory lock of PostgreSQL. A thread of its own holds it in one long
/// transaction, and with it a connection: when the process dies, so does the connection, and the
/// lock is free. The transaction neither writes nor keeps a snapshot, so it holds back no vacuum; a
/// look at the server every few seconds keeps it from counting as idle and notices when it is gone.
final class AdvisoryLock implements SequencerLock {
  private static final Logger log = LoggerFactory.getLogger(AdvisoryLock.class);
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration CANDIDACY = Duration.ofMillis(100);
  private static final Duration RELEASE_LIMIT = Duration.ofSeconds(5);

  private final Database database;
  private final String name;
  private final Semaphore ending = new Semaphore(0);
  private volatile boolean held;
  private volatile boolean wanted;
  private @Nullable Thread keeper;

  /// @param name of the lock; one holder for each name among all windows on the database
  AdvisoryLock(Database database, String name) {
    this.database = database;
    this.name = name;
  }

  @Override
  public boolean hold() {
    if (keeper == null || !keeper.isAlive()) {
      wanted = true;
      ending.drainPermits();
      keeper = Thread.ofPlatform().name("notary-election").daemon().start(this::keep);
    }
    return held;
  }

  @Override
  public void release() {
    wanted = false;
    ending.release();
    try {
      if (keeper != null && !keeper.join(RELEASE_LIMIT)) {
        log.atWarn().log("election-still-held");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void keep() {
    while (wanted) {
      try {
        database.asWindow(this::holdOnce);
        sleep(CANDIDACY);
      } catch (PlatformFault | DataAccessException e) {
        log.atWarn().addKeyValue("fault", e.getClass().getName()).log("election-interrupted");
        sleep(LOOK);
      } finally {
        held = false;
      }
    }
  }

  private void holdOnce() {
    boolean got =
        database
            .sql()
            .sql("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")
            .param(name)
            .query(Boolean.class)
            .single();
    held = got;
    while (got && wanted) {
      sleep(LOOK);
      database.sql().sql("select 1").query(Integer.class).single();
    }
  }

  private void sleep(Duration atMost) {
    try {
      if (ending.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
        wanted = false;
      }
    } catch (InterruptedException e) {
      wanted = false;
      Thread.currentThread().interrupt();
    }
  }
}
