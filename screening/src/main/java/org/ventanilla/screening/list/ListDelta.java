package org.ventanilla.screening.list;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What became of a list between two of its states. Entries are the same when their ids are.
///
/// @param added entries only the later state has, in its order
/// @param removed entries only the earlier state has, in its order
/// @param changed entries both have, that state something else, in the later state's order
public record ListDelta(
    List<ListedEntity> added, List<ListedEntity> removed, List<Changed> changed) {
  /// Copies.
  public ListDelta {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    changed = List.copyOf(changed);
  }

  /// An entry that states something else.
  ///
  /// @param before its earlier state
  /// @param after its later state
  /// @param changes field by field, in the order of their names
  public record Changed(ListedEntity before, ListedEntity after, List<Change> changes) {
    /// Copies.
    public Changed {
      changes = List.copyOf(changes);
    }
  }

  /// What became of one field; the order of its values is none.
  ///
  /// @param field for example `names` or `details.title`
  /// @param lost values it had
  /// @param gained values it has now
  public record Change(String field, List<String> lost, List<String> gained) {
    /// Copies.
    public Change {
      lost = List.copyOf(lost);
      gained = List.copyOf(gained);
    }
  }

  /// Whether nothing changed.
  public boolean isEmpty() {
    return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
  }

  /// Compares two states.
  public static ListDelta between(List<ListedEntity> before, List<ListedEntity> after) {
    Map<String, ListedEntity> earlier = new LinkedHashMap<>();
    before.forEach(entity -> earlier.putIfAbsent(entity.id(), entity));
    List<ListedEntity> added = new ArrayList<>();
    List<Changed> changed = new ArrayList<>();
    Set<String> kept = new HashSet<>();
    for (ListedEntity now : after) {
      ListedEntity then = earlier.get(now.id());
      if (!kept.add(now.id())) {
        continue;
      }
      if (then == null) {
        added.add(now);
      } else if (!then.equals(now)) {
        List<Change> changes = changes(then, now);
        if (!changes.isEmpty()) {
          changed.add(new Changed(then, now, changes));
        }
      }
    }
    List<ListedEntity> removed =
        earlier.values().stream().filter(entity -> !kept.contains(entity.id())).toList();
    return new ListDelta(added, removed, changed);
  }

  private static List<Change> changes(ListedEntity then, ListedEntity now) {
    Map<String, List<String>> had = Statements.of(then);
    Map<String, List<String>> has = Statements.of(now);
    TreeSet<String> fields = new TreeSet<>(had.keySet());
    fields.addAll(has.keySet());
    List<Change> changes = new ArrayList<>();
    for (String field : fields) {
      List<String> before = had.getOrDefault(field, List.of());
      List<String> after = has.getOrDefault(field, List.of());
      List<String> lost = without(before, after);
      List<String> gained = without(after, before);
      if (!lost.isEmpty() || !gained.isEmpty()) {
        changes.add(new Change(field, lost, gained));
      }
    }
    return changes;
  }

  /// The values of the one that the other has not, as often as it lacks them.
  private static List<String> without(List<String> values, List<String> others) {
    Map<String, Integer> left = new HashMap<>();
    others.forEach(value -> left.merge(value, 1, Integer::sum));
    List<String> more = new ArrayList<>();
    for (String value : values) {
      if (left.merge(value, -1, Integer::sum) < 0) {
        more.add(value);
      }
    }
    return more;
  }
}
