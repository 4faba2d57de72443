package org.ventanilla.bench.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ventanilla.screening.index.Snapshot;
import org.ventanilla.screening.list.ListedEntity.Kind;

/// Names to ask for: people of an invented population, and names of the list itself as a hurried
/// clerk writes them.
final class Queries {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

  private final Snapshot snapshot;
  private final InventedNames names;
  private final SplittableRandom random;

  Queries(Snapshot snapshot, long seed) {
    this.snapshot = snapshot;
    this.names = new InventedNames(seed);
    this.random = new SplittableRandom(seed + 1);
  }

  /// @param listedShare how many of them are names of the list, 0 to 1
  List<String> some(int count, double listedShare) {
    List<String> queries = new ArrayList<>(count);
    while (queries.size() < count) {
      queries.add(random.nextDouble() < listedShare ? listed() : names.next().name());
    }
    return queries;
  }

  private String listed() {
    for (; ; ) {
      int entity = random.nextInt(snapshot.size());
      if (snapshot.entity(entity).kind() == Kind.PERSON) {
        var all = snapshot.entity(entity).names();
        return hurried(all.get(random.nextInt(all.size())).text());
      }
    }
  }

  private String hurried(String text) {
    int comma = text.indexOf(", ");
    String spoken = comma < 0 ? text : text.substring(comma + 2) + " " + text.substring(0, comma);
    int space = spoken.indexOf(' ');
    int at = random.nextInt(spoken.length());
    return switch (random.nextInt(7)) {
      case 0 ->
          spoken.substring(0, at)
              + LETTERS.charAt(random.nextInt(LETTERS.length()))
              + spoken.substring(at + 1);
      case 1 -> spoken.length() > 3 ? spoken.substring(0, at) + spoken.substring(at + 1) : spoken;
      case 2 -> space < 0 ? spoken : spoken.substring(0, space) + spoken.substring(space + 1);
      case 3 -> space < 0 ? spoken : spoken.substring(space + 1);
      case 4 -> space < 0 ? spoken : spoken.charAt(0) + "." + spoken.substring(space);
      case 5 -> text;
      default -> spoken;
    };
  }
}
