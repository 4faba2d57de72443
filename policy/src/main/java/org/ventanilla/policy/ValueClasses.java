package org.ventanilla.policy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The values of each dimension, sorted into classes whose members no rule, condition or invariant
/// tells apart. Looking at one member of each class is looking at all values.
final class ValueClasses {
  /// Stands for every field no rule names; longer where a rule names that.
  static final String OTHER_FIELD = "anyOtherField";

  private final List<Policy> sides;
  private final List<Subject> subjects;
  private final Set<String> named = new LinkedHashSet<>();
  private final String otherField;

  ValueClasses(List<Policy> sides, List<Subject> subjects) {
    this.sides = sides;
    this.subjects = subjects;
    subjects.forEach(this::addNamed);
    obligationPaths().forEach(named::add);
    String other = OTHER_FIELD;
    while (String.join(" ", named).contains(other)) {
      other += "_";
    }
    this.otherField = other;
  }

  /// Values nobody tells apart.
  ///
  /// @param accepting the subjects whose scope accepts them
  record Values(List<String> members, BitSet accepting) {
    String one() {
      return members.get(0);
    }
  }

  List<Values> of(Dimension dimension) {
    boolean isRead = subjects.stream().anyMatch(subject -> subject.fixed().contains(dimension));
    Set<String> parts = dimension == Dimension.FIELD ? parts() : Set.of();
    Map<List<Object>, Values> classes = new LinkedHashMap<>();
    for (String value : values(dimension)) {
      BitSet accepting = new BitSet(subjects.size());
      for (int i = 0; i < subjects.size(); i++) {
        accepting.set(i, subjects.get(i).scope().accepts(dimension, value));
      }
      List<Object> key = new ArrayList<>();
      key.add(accepting);
      key.add(isRead || parts.contains(value) ? value : "");
      key.add(dimension == Dimension.FIELD ? related(value) : List.of());
      for (Policy side : sides) {
        key.add(
            dimension == Dimension.FIELD || side.manifest().declares(dimension.domain(), value));
        if (dimension == Dimension.AGENCY) {
          key.add(side.manifest().governmentOf(value));
        }
      }
      classes
          .computeIfAbsent(key, ignored -> new Values(new ArrayList<>(), accepting))
          .members()
          .add(value);
    }
    return List.copyOf(classes.values());
  }

  /// All values any of the policies declares; of fields those that rules name, and one other.
  Set<String> values(Dimension dimension) {
    Set<String> values = new LinkedHashSet<>();
    if (dimension == Dimension.FIELD) {
      values.addAll(named);
      values.addAll(parts());
      values.addAll(reached());
      values.add(otherField);
    } else {
      sides.forEach(side -> values.addAll(side.manifest().valuesOf(dimension.domain())));
    }
    return values;
  }

  /// The fields a subject names.
  private void addNamed(Subject subject) {
    named.addAll(subject.scope().fields());
    subject.condition().compared().getOrDefault(Attribute.FIELD_PATH, Set.of()).stream()
        .filter(FieldFacts::isPath)
        .forEach(named::add);
  }

  /// The paths of obligations that are about a field as a part of what they change.
  private List<String> related(String field) {
    return obligationPaths().filter(path -> FieldFacts.isPartOf(field, path)).toList();
  }

  private Stream<String> obligationPaths() {
    return subjects.stream()
        .flatMap(subject -> Stream.ofNullable(subject.rule()))
        .flatMap(rule -> rule.obligations().stream())
        .filter(Obligation.Change.class::isInstance)
        .flatMap(obligation -> Stream.ofNullable(((Obligation.Change) obligation).path()))
        .distinct();
  }

  /// The fields for which obligations about a part of the record mean different things: the part,
  /// all that it is a part of, and what is a part of it.
  private Set<String> parts() {
    Set<String> parts = new LinkedHashSet<>();
    obligationPaths().forEach(path -> addAround(path, parts));
    return parts;
  }

  /// The fields that scopes are about without naming them.
  private Set<String> reached() {
    Set<String> reached = new LinkedHashSet<>();
    subjects.stream()
        .map(Subject::scope)
        .filter(Scope::reaches)
        .forEach(scope -> scope.fields().forEach(path -> addAround(path, reached)));
    return reached;
  }

  /// A field, all that it is a part of, and a part of it.
  private void addAround(String path, Set<String> fields) {
    fields.addAll(FieldFacts.upwards(path));
    if (FieldFacts.isPath(path + "." + otherField)) {
      fields.add(path + "." + otherField);
    }
  }
}
