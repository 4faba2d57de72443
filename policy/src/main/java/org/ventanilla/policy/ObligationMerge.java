package org.ventanilla.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Makes one list of obligations out of those of several rules, the strictest of each kind.
///
/// Two changes of the same part of a value are compared by what they leave: fewer of the same
/// characters is stricter, nothing at all is strictest. Two that leave different things, such as
/// the first four and the last four characters, have no strictest; then nothing leaves.
final class ObligationMerge {
  private final Manifest manifest;

  ObligationMerge(Manifest manifest) {
    this.manifest = manifest;
  }

  /// What came of it.
  sealed interface Outcome {
    record Merged(List<Obligation.Approver> approvers, List<Obligation> others)
        implements Outcome {}

    /// Two obligations have no strictest.
    record Incomparable() implements Outcome {}

    /// An obligation is about another part of the record than this field.
    record Unfit() implements Outcome {}
  }

  Outcome merge(Collection<Obligation> obligations, FieldFacts field) {
    if (obligations.isEmpty()) {
      return new Outcome.Merged(List.of(), List.of());
    }
    Map<String, Integer> approvers = new TreeMap<>();
    Map<String, Obligation.Change> changes = new TreeMap<>();
    Obligation.@Nullable Mark mark = null;
    Obligation.@Nullable Expire expire = null;
    boolean notify = false;
    boolean seal = false;
    for (Obligation obligation : obligations) {
      switch (obligation) {
        case Obligation.Approver approver ->
            approvers.merge(approver.role(), approver.count(), Math::max);
        case Obligation.Mark next -> mark = mark == null ? next : stricter(mark, next);
        case Obligation.Expire next -> expire = expire == null ? next : stricter(expire, next);
        case Obligation.NotifyOriginator ignored -> notify = true;
        case Obligation.Seal ignored -> seal = true;
        case Obligation.Change change -> {
          Optional<String> path = pathWithin(field.path(), change.path());
          if (path.isEmpty()) {
            return new Outcome.Unfit();
          }
          Obligation.Change placed = normal(change, path.get());
          Obligation.Change present = changes.get(path.get());
          Optional<Obligation.Change> strictest =
              present == null ? Optional.of(placed) : stricter(present, placed);
          if (strictest.isEmpty()) {
            return new Outcome.Incomparable();
          }
          changes.put(path.get(), strictest.get());
        }
      }
    }
    if (!dropCovered(changes)) {
      return new Outcome.Incomparable();
    }
    List<Obligation> others = new ArrayList<>(changes.values());
    Optional.ofNullable(mark).ifPresent(others::add);
    Optional.ofNullable(expire).ifPresent(others::add);
    if (notify) {
      others.add(new Obligation.NotifyOriginator());
    }
    if (seal) {
      others.add(new Obligation.Seal());
    }
    List<Obligation.Approver> people = new ArrayList<>();
    approvers.forEach((role, count) -> people.add(new Obligation.Approver(role, count)));
    return new Outcome.Merged(people, others);
  }

  /// The part of this field the path means; empty when it means none of it.
  private static Optional<String> pathWithin(String field, @Nullable String path) {
    if (path == null || path.equals(field) || field.startsWith(path + ".")) {
      return Optional.of(field);
    }
    return path.startsWith(field + ".") ? Optional.of(path) : Optional.empty();
  }

  /// The same change with its path spelt out. Keeping a year and generalising to a year are one.
  private static Obligation.Change normal(Obligation.Change change, String path) {
    return switch (change) {
      case Obligation.Redact redact -> new Obligation.Redact(path, redact.keep());
      case Obligation.Generalise generalise ->
          switch (generalise.to()) {
            case YEAR -> new Obligation.Redact(path, new Keep.Year());
            case MUNICIPALITY -> new Obligation.Generalise(path, generalise.to());
          };
    };
  }

  private static Optional<Obligation.Change> stricter(
      Obligation.Change left, Obligation.Change right) {
    if (left.equals(right) || hidesAll(left)) {
      return Optional.of(left);
    }
    if (hidesAll(right)) {
      return Optional.of(right);
    }
    if (left instanceof Obligation.Redact one && right instanceof Obligation.Redact other) {
      if (one.keep() instanceof Keep.First a && other.keep() instanceof Keep.First b) {
        return Optional.of(a.count() <= b.count() ? left : right);
      }
      if (one.keep() instanceof Keep.Last a && other.keep() instanceof Keep.Last b) {
        return Optional.of(a.count() <= b.count() ? left : right);
      }
    }
    return Optional.empty();
  }

  private static boolean hidesAll(Obligation.Change change) {
    return change instanceof Obligation.Redact redact && redact.keep() instanceof Keep.Nothing;
  }

  /// Drops changes below a part that is hidden altogether; `false` when a part is changed in
  /// another way and something below it too, because then their order would matter.
  private static boolean dropCovered(Map<String, Obligation.Change> changes) {
    Map<String, Obligation.Change> all = new LinkedHashMap<>(changes);
    for (Map.Entry<String, Obligation.Change> upper : all.entrySet()) {
      for (String lower : all.keySet()) {
        if (lower.startsWith(upper.getKey() + ".")) {
          if (!hidesAll(upper.getValue())) {
            return false;
          }
          changes.remove(lower);
        }
      }
    }
    return true;
  }

  private Obligation.Mark stricter(Obligation.Mark left, Obligation.Mark right) {
    List<String> order = manifest.valuesOf(Domain.HANDLING);
    return order.indexOf(left.handling()) >= order.indexOf(right.handling()) ? left : right;
  }

  private static Obligation.Expire stricter(Obligation.Expire left, Obligation.Expire right) {
    return left.days() <= right.days() ? left : right;
  }
}
