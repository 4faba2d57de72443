package org.ventanilla.window.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.notary.Ticket;
import org.ventanilla.window.release.CaseDecision;
import tools.jackson.databind.JsonNode;

/// What this window wrote of one request, in plain: the facts of its next step. It is right as long
/// as the stored request has the same version, which the next step's own statement makes sure of.
/// Immutable.
///
/// @param weight bytes of sealed content it stands for
record Remembered(
    RequestRow row,
    Filing filing,
    List<Collected> all,
    Map<Integer, Prepared> decisions,
    Map<Integer, Answer> answers,
    long weight)
    implements Facts {
  Remembered {
    all = List.copyOf(all);
    decisions = Map.copyOf(decisions);
    answers = Map.copyOf(answers);
  }

  /// An answer and its leaf.
  record Answer(AnswerView.Subject view, Ticket ticket) {}

  static Remembered filed(RequestRow row, Filing filing, long weight) {
    return new Remembered(row, filing, List.of(), Map.of(), Map.of(), weight);
  }

  /// After a transition that began from exactly this.
  ///
  /// @param sealed bytes of content it added
  Remembered after(Change change, RequestRow written, Ticket ticket, long sealed) {
    Map<Integer, Prepared> decided = new TreeMap<>(decisions);
    Map<Integer, Answer> answered = new TreeMap<>(answers);
    for (Change.Kept kept : change.kept()) {
      if (kept.value() instanceof Prepared prepared && kept.part() == Part.DECISION) {
        decided.put(kept.subject(), prepared);
      } else if (kept.value() instanceof AnswerView.Subject view) {
        answered.put(kept.subject(), new Answer(view, ticket));
      }
    }
    return new Remembered(written, filing, collected(change), decided, answered, weight + sealed);
  }

  private List<Collected> collected(Change change) {
    List<Collected> now = new ArrayList<>();
    Collected replied = change.replied();
    for (Collected one : all) {
      boolean same = replied != null && replied.row().id().equals(one.row().id());
      now.add(same ? replied : one);
    }
    change.asked().forEach(inquiry -> now.add(new Collected(inquiry, List.of())));
    return now;
  }

  @Override
  public List<Collected> inquiries(int subject) {
    return all.stream().filter(one -> one.row().subject() == subject).toList();
  }

  @Nullable InquiryRow inquiry(UUID id) {
    return all.stream()
        .map(Collected::row)
        .filter(inquiry -> inquiry.id().equals(id))
        .findFirst()
        .orElse(null);
  }

  JsonNode subject(int number) {
    return filing.request().path("subjects").path(number - 1);
  }

  @Override
  public Prepared decision(int subject) {
    return NotRemembered.require(decisions.get(subject));
  }

  @Override
  public boolean held() {
    return false;
  }

  /// What people said is not remembered.
  @Override
  public CaseDecision settled(CaseDecision decision, UnaryOperator<CaseDecision> byApprovals) {
    if (!decision.settled()) {
      throw new NotRemembered();
    }
    return decision;
  }

  /// Content stays out of logs.
  @Override
  public String toString() {
    return "Remembered";
  }
}
