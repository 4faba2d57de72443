package org.ventanilla.window.release;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.policy.Fault;
import org.ventanilla.policy.PolicyAlarm;

/// Tells operators of a policy that withholds by fault: at once in the log, once a minute for each
/// fault however many fields it concerns, and at `/health` for an hour after the last one. Names
/// rules, never content.
final class PolicyFaults implements PolicyAlarm {
  static final Duration SHOWN = Duration.ofHours(1);

  private static final Logger log = LoggerFactory.getLogger(PolicyFaults.class);
  private static final Duration LOGGED_EVERY = Duration.ofMinutes(1);
  private static final int MOST_KINDS = 1_000;

  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Kind, Seen> seen = new LinkedHashMap<>();

  PolicyFaults(InstantSource clock) {
    this.clock = clock;
  }

  private record Kind(Fault fault, List<String> rules, String policy) {}

  private record Seen(long times, Instant last, Instant logged) {}

  @Override
  public void raised(Raised alarm) {
    Instant now = clock.instant();
    Kind kind = new Kind(alarm.fault(), alarm.rules(), alarm.policyDigest());
    long times;
    lock.lock();
    try {
      if (seen.size() >= MOST_KINDS && !seen.containsKey(kind)) {
        seen.remove(seen.keySet().iterator().next());
      }
      Seen before = seen.get(kind);
      boolean quiet = before != null && now.isBefore(before.logged().plus(LOGGED_EVERY));
      times = before == null ? 1 : before.times() + 1;
      seen.put(kind, new Seen(times, now, before != null && quiet ? before.logged() : now));
      if (quiet) {
        return;
      }
    } finally {
      lock.unlock();
    }
    log.atError()
        .addKeyValue("fault", kind.fault())
        .addKeyValue("rules", kind.rules())
        .addKeyValue("policy", kind.policy())
        .addKeyValue("times", times)
        .log("policy-fault");
  }

  /// What went wrong within the last hour, a line a fault.
  List<String> recent() {
    Instant since = clock.instant().minus(SHOWN);
    lock.lock();
    try {
      return seen.entrySet().stream()
          .filter(one -> one.getValue().last().isAfter(since))
          .map(one ->
              "the policy withheld by fault: "
                  + one.getKey().fault()
                  + " "
                  + one.getKey().rules()
                  + " ("
                  + one.getValue().times()
                  + " times, last "
                  + one.getValue().last()
                  + ")")
          .toList();
    } finally {
      lock.unlock();
    }
  }
}
