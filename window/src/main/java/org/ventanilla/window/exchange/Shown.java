package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.OwnParty;
import org.ventanilla.window.agreement.Urgency;

/// What of a request is shown to whom. The desk sees its states; everybody else sees what the
/// agreement opens, so that nobody learns from a state, a version or a filter what is kept back.
final class Shown {
  /// What the agreement's `states` does not name is shown as this.
  private static final String OTHERWISE = "in-progress";

  private static final List<String> STATES =
      List.of(
          "received",
          "clarification",
          "routed",
          "collecting",
          "deciding",
          "awaiting-approval",
          "released",
          "partly-released",
          "refused",
          "no-hit",
          "withdrawn",
          "closed");

  private final Agreement agreement;
  private final OwnParty own;

  Shown(Agreement agreement, OwnParty own) {
    this.agreement = agreement;
    this.own = own;
  }

  boolean desk(Caller caller) {
    return caller.agency().equals(own.desk().id());
  }

  RequestView view(RequestRow row, Caller caller, Instant now) {
    boolean all = desk(caller);
    List<RequestView.SubjectView> subjects = new ArrayList<>();
    for (int i = 0; i < row.life().stages().size(); i++) {
      String state = row.life().stages().get(i).state();
      subjects.add(
          new RequestView.SubjectView(
              i + 1, row.terms().subjectTypes().get(i), all ? state : coarse(state)));
    }
    return new RequestView(
        row.id(),
        row.reference(),
        version(row, caller),
        row.terms().kind(),
        row.agency(),
        all ? row.life().state() : coarse(row.life().state()),
        row.receivedAt(),
        row.due(),
        explained(row, now, Locale.forLanguageTag(row.terms().language())),
        row.overdue(now),
        row.terms().urgency(),
        row.terms().purpose(),
        subjects);
  }

  /// Counts what the caller can see happen.
  long version(RequestRow row, Caller caller) {
    return desk(caller) ? row.version() : row.seen();
  }

  /// The states in which a request is stored that a caller means by these.
  Set<String> stored(Set<String> asked, Caller caller) {
    return desk(caller)
        ? asked
        : STATES.stream()
            .filter(state -> asked.contains(coarse(state)))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Every state as the caller may know it.
  Set<String> states(Caller caller) {
    return STATES.stream()
        .map(state -> desk(caller) ? state : coarse(state))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Whether the requester cannot tell one from the other.
  boolean alike(RequestRow one, RequestRow other) {
    return one.last().equals(other.last())
        && one.due().equals(other.due())
        && coarse(one.life().state()).equals(coarse(other.life().state()))
        && coarse(one.life()).equals(coarse(other.life()));
  }

  private List<String> coarse(Life life) {
    return life.stages().stream().map(stage -> coarse(stage.state())).toList();
  }

  private String coarse(String state) {
    return agreement.visibility().shown(state).orElse(OTHERWISE);
  }

  /// How the due time came about.
  List<String> explained(RequestRow row, Instant now, Locale language) {
    return agreement
        .urgency(row.terms().urgency())
        .map(urgency -> steps(row, urgency, now, language))
        .orElse(List.of());
  }

  private List<String> steps(RequestRow row, Urgency urgency, Instant now, Locale language) {
    return agreement
        .due(urgency, own.party(), row.receivedAt(), row.pausesUntil(now))
        .steps()
        .stream()
        .map(step -> step.in(language))
        .toList();
  }
}
