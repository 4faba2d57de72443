package org.ventanilla.window.exchange;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.UUID;
import org.ventanilla.window.platform.Ids;

/// How long content is kept after nothing is owed any more.
final class Retention {
  private final Period period;
  private final Ids ids;

  Retention(Period period, Ids ids) {
    this.period = period;
    this.ids = ids;
  }

  /// When what ended then is destroyed.
  Instant over(Instant ended) {
    return ended.atZone(ZoneOffset.UTC).plus(period).toInstant();
  }

  /// To be done when it is over.
  ///
  /// @param id of a request or of a denied filing
  Work destruction(UUID id, Instant ended) {
    return new Work(ids.next(), id, 0, Work.Task.SHRED, over(ended), 0, false);
  }
}
