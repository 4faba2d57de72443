package org.ventanilla.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
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

  /// @param day the day of the decision, on which ages are counted
  Outcome merge(Collection<Obligation> obligations, FieldFacts field, LocalDate day) {
    if (obligations.isEmpty()) {
      return new Outcome.Merged(List.of(), List.of());
    }
    Map<String, Integer> approvers = new TreeMap<>();
    Map<String, List<Obligation.Change>> changes = new TreeMap<>();
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
          changes
              .computeIfAbsent(path.get(), key -> new ArrayList<>())
              .add(normal(change, path.get(), day));
        }
      }
    }
    Optional<List<Obligation>> strictest = strictest(changes);
    if (strictest.isEmpty()) {
      return new Outcome.Incomparable();
    }
    List<Obligation> others = new ArrayList<>(strictest.get());
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
    return new Outcome.Merged(people, List.copyOf(others));
  }

  /// One change a part, the strictest; empty when there is none. A part hidden altogether hides
  /// what is below it. A part changed in another way must have nothing changed below it, because
  /// then the order of the two would matter.
  private static Optional<List<Obligation>> strictest(
      Map<String, List<Obligation.Change>> changes) {
    List<Obligation> kept = new ArrayList<>();
    for (Map.Entry<String, List<Obligation.Change>> part : changes.entrySet()) {
      boolean isBelowHidden = false;
      for (Map.Entry<String, List<Obligation.Change>> upper : changes.entrySet()) {
        if (FieldFacts.isPartOf(part.getKey(), upper.getKey())) {
          isBelowHidden |= upper.getValue().stream().anyMatch(ObligationMerge::hidesAll);
        }
      }
      if (!isBelowHidden) {
        Optional<Obligation.Change> one = strictest(part.getValue());
        if (one.isEmpty() || (hasPartBelow(changes, part.getKey()) && !hidesAll(one.get()))) {
          return Optional.empty();
        }
        kept.add(one.get());
      }
    }
    return Optional.of(kept);
  }

  private static boolean hasPartBelow(Map<String, ?> changes, String path) {
    return changes.keySet().stream().anyMatch(other -> FieldFacts.isPartOf(other, path));
  }

  /// The part of this field the path means; empty when it means none of it.
  private static Optional<String> pathWithin(String field, @Nullable String path) {
    if (path == null || path.equals(field) || FieldFacts.isPartOf(field, path)) {
      return Optional.of(field);
    }
    return FieldFacts.isPartOf(path, field) ? Optional.of(path) : Optional.empty();
  }

  /// The same change with its path spelt out. Keeping a year and generalising to a year are one.
  private static Obligation.Change normal(Obligation.Change change, String path, LocalDate day) {
    return switch (change) {
      case Obligation.Redact(String ignored, Keep.Year()) ->
          new Obligation.Generalise(path, new Obligation.Precision.Year());
      case Obligation.Redact redact -> new Obligation.Redact(path, redact.keep());
      case Obligation.Generalise(String ignored, Obligation.Precision.AgeBand band) ->
          new Obligation.Generalise(path, new Obligation.Precision.AgeBand(band.width(), day));
      case Obligation.Generalise generalise -> new Obligation.Generalise(path, generalise.to());
    };
  }

  private static Optional<Obligation.Change> strictest(List<Obligation.Change> changes) {
    Obligation.Change strictest = changes.get(0);
    for (Obligation.Change change : changes) {
      if (hidesAll(change)) {
        return Optional.of(change);
      }
    }
    for (Obligation.Change change : changes) {
      Optional<Obligation.Change> next = stricter(strictest, change);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      strictest = next.get();
    }
    return Optional.of(strictest);
  }

  private static Optional<Obligation.Change> stricter(
      Obligation.Change left, Obligation.Change right) {
    if (left.equals(right)) {
      return Optional.of(left);
    }
    if (left instanceof Obligation.Redact one && right instanceof Obligation.Redact other) {
      if (one.keep() instanceof Keep.First a && other.keep() instanceof Keep.First b) {
        return Optional.of(a.count() <= b.count() ? left : right);
      }
      if (one.keep() instanceof Keep.Last a && other.keep() instanceof Keep.Last b) {
        return Optional.of(a.count() <= b.count() ? left : right);
      }
    }
    if (left instanceof Obligation.Generalise one && right instanceof Obligation.Generalise other) {
      int narrow = width(one.to());
      int wide = width(other.to());
      boolean sameSort = one.to().getClass().equals(other.to().getClass());
      if (sameSort && narrow > 0 && wide % narrow == 0) {
        return Optional.of(right);
      }
      if (sameSort && wide > 0 && narrow % wide == 0) {
        return Optional.of(left);
      }
    }
    return Optional.empty();
  }

  /// How wide the bands are; 0 where there are none. A band is stricter than those it is made of.
  private static int width(Obligation.Precision precision) {
    return switch (precision) {
      case Obligation.Precision.AgeBand band -> band.width();
      case Obligation.Precision.Range range -> range.width();
      case Obligation.Precision.Year ignored -> 0;
      case Obligation.Precision.Municipality ignored -> 0;
    };
  }

  private static boolean hidesAll(Obligation.Change change) {
    return change instanceof Obligation.Redact redact && redact.keep() instanceof Keep.Nothing;
  }

  private Obligation.Mark stricter(Obligation.Mark left, Obligation.Mark right) {
    List<String> order = manifest.valuesOf(Domain.HANDLING);
    return order.indexOf(left.handling()) >= order.indexOf(right.handling()) ? left : right;
  }

  private static Obligation.Expire stricter(Obligation.Expire left, Obligation.Expire right) {
    return left.days() <= right.days() ? left : right;
  }
}
