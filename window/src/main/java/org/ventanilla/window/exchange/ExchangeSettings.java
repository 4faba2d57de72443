package org.ventanilla.window.exchange;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `ventanilla.exchange.*`: how the window works on requests.
///
/// @param receiptWait how long a call waits for the receipt of what it did; default 2 s
/// @param lease for how long a window that took work has it to itself; default 30 s
/// @param pollEvery how often a window looks for work that others left; default 500 ms
/// @param workers how many steps a window takes at once, 1 to 1,000; default 16
/// @param queue how many steps wait in memory at most; what does not fit waits in the database;
///   default 10,000
/// @param holderWait how long a holder may take to reply; default 5 s
/// @param retryAfter how long to wait before work that failed is tried again, doubled each time;
///   default 1 s
/// @param attempts how often a holder is asked before it counts as silent; default 8
@ConfigurationProperties("ventanilla.exchange")
record ExchangeSettings(
    @DefaultValue("2s") Duration receiptWait,
    @DefaultValue("30s") Duration lease,
    @DefaultValue("500ms") Duration pollEvery,
    @DefaultValue("16") int workers,
    @DefaultValue("10000") int queue,
    @DefaultValue("5s") Duration holderWait,
    @DefaultValue("1s") Duration retryAfter,
    @DefaultValue("8") int attempts) {
  private static final Duration LONGEST = Duration.ofHours(1);

  ExchangeSettings {
    positive("receipt-wait", receiptWait);
    positive("lease", lease);
    positive("poll-every", pollEvery);
    positive("holder-wait", holderWait);
    positive("retry-after", retryAfter);
    within("workers", workers, 1_000);
    within("queue", queue, 1_000_000);
    within("attempts", attempts, 100);
    if (holderWait.compareTo(lease) >= 0) {
      throw new IllegalArgumentException(
          "ventanilla.exchange.holder-wait must be shorter than lease, or a holder is asked twice");
    }
  }

  private static void positive(String name, Duration value) {
    if (!value.isPositive() || value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "ventanilla.exchange." + name + " must be above zero and at most an hour");
    }
  }

  private static void within(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException("ventanilla.exchange." + name + " must be 1 to " + most);
    }
  }
}
