package org.ventanilla.window.agreement;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What must hold between the sections of an agreement that are each right by themselves.
final class AgreementRules {
  /// The states a request can be in, for which the agreement says what the requester sees.
  static final List<String> STATES =
      List.of(
          "received",
          "rejected",
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

  /// What may be shown in place of a state: a state, or that the matter is in progress.
  static final List<String> SHOWN_STATES =
      Stream.concat(STATES.stream(), Stream.of("in-progress")).toList();

  private static final int PARTIES = 2;

  private final Section root;
  private final Agreement agreement;

  AgreementRules(Section root, Agreement agreement) {
    this.root = root;
    this.agreement = agreement;
  }

  void check() {
    if (agreement.parties().size() != PARTIES) {
      root.contradiction("parties", "an agreement has two parties");
    } else if (distinctPrefixes() != PARTIES) {
      root.contradiction("parties", "each party needs a 'prefix' of its own");
    }
    for (Party party : agreement.parties()) {
      List<Agency> desks =
          agreement.agencies().stream()
              .filter(agency -> agency.desk() && agency.party().equals(party.id()))
              .toList();
      if (desks.size() != 1) {
        root.contradiction(
            "agencies",
            "party '" + party.id() + "' needs one agency with 'desk: true', not " + desks.size());
      } else {
        check(desks.getFirst());
      }
    }
    for (Kind kind : agreement.kinds()) {
      if (agreement.agencies().stream().noneMatch(agency -> agency.files().contains(kind.id()))) {
        root.contradiction("kinds", "no agency may file '" + kind.id() + "'; add it to 'files'");
      }
    }
    answerable();
    inTime();
    if (agreement.consentCloses() < agreement.collectingCloses()) {
      root.contradiction(
          "consent-closes",
          "originators are asked once collecting is over; not before 'collecting-closes'");
    }
  }

  /// An answer that may not leave before it is due would always be late.
  private void inTime() {
    for (Urgency urgency : agreement.urgencies()) {
      Duration allowed = urgency.days() == 0 ? urgency.time() : Duration.ofDays(urgency.days());
      if (agreement.visibility().minimumTime().compareTo(allowed) > 0) {
        root.contradiction(
            "requester-sees",
            "'minimum-time' is longer than '" + urgency.id() + "' allows for an answer");
      }
    }
  }

  private void check(Agency desk) {
    if (!reachable(desk, Right.REGISTER_KEYS)) {
      root.contradiction(
          "roles", "no role open to desk '" + desk.id() + "' may 'register-keys'; add one");
    }
    boolean officerDecides =
        agreement.kinds().stream().anyMatch(kind -> kind.decider() == Kind.Decider.OFFICER);
    if (officerDecides && !reachable(desk, Right.DECIDE)) {
      root.contradiction("roles", "no role open to desk '" + desk.id() + "' may 'decide'; add one");
    }
  }

  private void answerable() {
    for (Agency agency : agreement.agencies()) {
      if (agency.answers() == Answers.PERSON && !reachable(agency, Right.ANSWER)) {
        root.contradiction(
            "roles", "no role open to holder '" + agency.id() + "' may 'answer'; add one");
      }
    }
  }

  private boolean reachable(Agency agency, Right right) {
    return agreement.roles().stream()
        .anyMatch(role -> role.may().contains(right) && role.openTo(agency.id()));
  }

  private long distinctPrefixes() {
    return Set.copyOf(agreement.parties().stream().map(Party::prefix).toList()).size();
  }
}
