package org.ventanilla.window.exchange;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.Ids;
import org.ventanilla.window.release.ReleaseDesk;

/// Sees when another version of the policy has taken effect and plans for every decision in flight
/// to be looked at, where the agreement wants them decided anew. Every window watches; work that is
/// planned twice finds nothing to do the second time.
final class PolicyWatch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PolicyWatch.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final int PAGE = 500;

  private final Database database;
  private final WorkStore works;
  private final ReleaseDesk desk;
  private final Agreement agreement;
  private final Ids ids;
  private final Now now;
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable String seen;

  PolicyWatch(Wiring wiring, WorkStore works, ReleaseDesk desk) {
    this.database = wiring.database();
    this.works = works;
    this.desk = desk;
    this.agreement = wiring.agreement();
    this.ids = wiring.ids();
    this.now = wiring.now();
  }

  void start() {
    Thread.ofPlatform().daemon().name("exchange-policy-watch").start(this::watch);
  }

  private void watch() {
    try {
      while (!closed.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          look();
        } catch (RuntimeException e) {
          log.atError().addKeyValue("fault", e.getClass().getName()).log("policy-not-watched");
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Looks once; tests call it instead of waiting.
  ///
  /// @return how many subjects are to be looked at
  synchronized int look() {
    String inForce = desk.policyDigest();
    if (inForce.equals(seen) || !agreement.redecidesInFlight()) {
      return 0;
    }
    int planned = 0;
    UUID after = null;
    boolean more = true;
    while (more) {
      UUID from = after;
      WorkStore.Undecided page =
          database.asWindow(() -> works.planLooks(from, PAGE, ids::next, now.get()));
      planned += page.planned();
      after = page.last();
      more = after != null;
    }
    seen = inForce;
    return planned;
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
