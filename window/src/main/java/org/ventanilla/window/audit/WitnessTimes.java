package org.ventanilla.window.audit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// When witnesses saw the log at which size. A leaf was there at the latest when somebody cosigned
/// a larger tree, and was not there yet when the same was cosigned without it. So a window's own
/// clock is bounded from both sides.
public final class WitnessTimes {
  private final NavigableMap<Long, Instant> latestUpTo = new TreeMap<>();
  private final NavigableMap<Long, Instant> earliestFrom = new TreeMap<>();

  /// One cosignature.
  ///
  /// @param size of the tree it is under
  public record Seen(long size, Instant time) {}

  private WitnessTimes(List<Seen> all) {
    List<Seen> bySize = all.stream().sorted(Comparator.comparingLong(Seen::size)).toList();
    Instant latest = Instant.MIN;
    for (Seen seen : bySize) {
      latest = seen.time().isAfter(latest) ? seen.time() : latest;
      latestUpTo.put(seen.size(), latest);
    }
    Instant earliest = Instant.MAX;
    for (Seen seen : bySize.reversed()) {
      earliest = seen.time().isBefore(earliest) ? seen.time() : earliest;
      earliestFrom.put(seen.size(), earliest);
    }
  }

  /// Nobody but the window says when.
  public static WitnessTimes none() {
    return of(List.of());
  }

  /// Of verified cosignatures only.
  public static WitnessTimes of(List<Seen> all) {
    return new WitnessTimes(all);
  }

  /// A time at which the leaf was in the log for certain.
  Optional<Instant> notAfter(long index) {
    return value(earliestFrom.higherEntry(index));
  }

  /// A time at which the leaf was not in the log yet. A witness signs what the log shows it, so
  /// this says only that the log had not shown it.
  Optional<Instant> notBefore(long index) {
    return value(latestUpTo.floorEntry(index));
  }

  private static Optional<Instant> value(Map.Entry<Long, Instant> entry) {
    return Optional.ofNullable(entry).map(Map.Entry::getValue);
  }
}
