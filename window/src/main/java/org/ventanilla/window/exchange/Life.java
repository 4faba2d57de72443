package org.ventanilla.window.exchange;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The life of a request: a stage for each subject, and what follows from them for the whole.
///
/// @param stages of subjects 1, 2, …; 1 to 100
record Life(List<Stage> stages) {
  static final int MOST_SUBJECTS = 100;

  Life {
    stages = List.copyOf(stages);
    if (stages.isEmpty() || stages.size() > MOST_SUBJECTS) {
      throw new IllegalArgumentException("a request has 1 to " + MOST_SUBJECTS + " subjects");
    }
  }

  static Life received(int subjects) {
    List<Stage> stages = new ArrayList<>();
    for (int i = 0; i < subjects; i++) {
      stages.add(new Stage.Received());
    }
    return new Life(stages);
  }

  /// Reads stored stages.
  static Life parse(List<String> codes) {
    return new Life(
        codes.stream()
            .map(code ->
                Stage.parse(code)
                    .orElseThrow(() -> new ExchangeFault("STATE_UNREADABLE", "an unknown stage")))
            .toList());
  }

  List<String> codes() {
    return stages.stream().map(Stage::code).toList();
  }

  Stage stage(int subject) {
    return stages.get(subject - 1);
  }

  /// One subject moves; empty where its stage does not allow it.
  Optional<Life> move(int subject, Function<Stage, Stage.Move> transition) {
    return switch (transition.apply(stage(subject))) {
      case Stage.Move.To(Stage next) -> {
        List<Stage> moved = new ArrayList<>(stages);
        moved.set(subject - 1, next);
        yield Optional.of(new Life(moved));
      }
      case Stage.Move.Illegal _ -> Optional.empty();
    };
  }

  /// Every subject moves that can; empty where none can.
  Optional<Life> moveAll(Function<Stage, Stage.Move> transition) {
    List<Stage> moved = new ArrayList<>();
    boolean any = false;
    for (Stage stage : stages) {
      switch (transition.apply(stage)) {
        case Stage.Move.To(Stage next) -> {
          moved.add(next);
          any = true;
        }
        case Stage.Move.Illegal _ -> moved.add(stage);
      }
    }
    return any ? Optional.of(new Life(moved)) : Optional.empty();
  }

  /// Whether an answer is still owed on any subject.
  boolean open() {
    return stages.stream().anyMatch(Stage::open);
  }

  /// The subjects, from 1, whose stage is of this sort.
  List<Integer> subjects(Class<? extends Stage> sort) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      if (sort.isInstance(stages.get(i))) {
        found.add(i + 1);
      }
    }
    return List.copyOf(found);
  }

  /// The whole request's state. A request that is still open is where the subject that is furthest
  /// behind is; one that is over is `closed` once every answer has been fetched.
  String state() {
    if (stages.stream().anyMatch(Stage.Clarification.class::isInstance)) {
      return "clarification";
    }
    return stages.stream()
        .filter(Stage::open)
        .min((one, other) -> Integer.compare(progress(one), progress(other)))
        .map(Stage::state)
        .orElseGet(this::overall);
  }

  private String overall() {
    Set<OutcomeClass> outcomes = EnumSet.noneOf(OutcomeClass.class);
    boolean waiting = false;
    for (Stage stage : stages) {
      if (stage instanceof Stage.Answered(OutcomeClass outcome)) {
        outcomes.add(outcome);
        waiting = true;
      } else if (stage instanceof Stage.Retrieved(OutcomeClass outcome)) {
        outcomes.add(outcome);
      }
    }
    if (outcomes.isEmpty()) {
      return "withdrawn";
    }
    return waiting ? joined(outcomes).code() : "closed";
  }

  private static OutcomeClass joined(Set<OutcomeClass> outcomes) {
    if (outcomes.size() == 1) {
      return outcomes.iterator().next();
    }
    boolean something =
        outcomes.contains(OutcomeClass.RELEASED) || outcomes.contains(OutcomeClass.PARTLY_RELEASED);
    return something ? OutcomeClass.PARTLY_RELEASED : OutcomeClass.REFUSED;
  }

  private static int progress(Stage stage) {
    return switch (stage) {
      case Stage.Received _ -> 0;
      case Stage.Routed _ -> 1;
      case Stage.Collecting _ -> 2;
      case Stage.Deciding _ -> 3;
      case Stage.AwaitingApproval _ -> 4;
      case Stage.Decided _ -> 5;
      case Stage.Clarification(Stage before) -> progress(before);
      case Stage.Answered _, Stage.Retrieved _, Stage.Withdrawn _ -> 6;
    };
  }
}
