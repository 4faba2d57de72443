package org.ventanilla.screening.match;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// For each year, the entries whose birth dates a day of it may agree with in any way: a bit each.
/// Whoever is left out conflicts with every day of the year. Years are worked out when somebody
/// born in them is screened; any number of threads ask.
final class BirthYears {
  private static final int FIRST = 1850;
  private static final int YEARS = 300;
  private static final int YEAR = 10_000;

  private final EntityTable table;
  private final AtomicReferenceArray<long @Nullable []> years = new AtomicReferenceArray<>(YEARS);

  BirthYears(EntityTable table) {
    this.table = table;
  }

  /// @param day as [Days] packs it
  /// @return null if nothing is known of the year
  long @Nullable [] of(int day) {
    int place = day / YEAR - FIRST;
    if (place < 0 || place >= YEARS) {
      return null;
    }
    long[] known = years.getAcquire(place);
    if (known == null) {
      known = made(day / YEAR);
      years.setRelease(place, known);
    }
    return known;
  }

  private long[] made(int year) {
    long[] bits = new long[table.size() / Long.SIZE + 1];
    for (int entity = 0; entity < table.size(); entity++) {
      if (table.mayBeBornIn(entity, year)) {
        bits[entity / Long.SIZE] |= 1L << entity;
      }
    }
    return bits;
  }
}
