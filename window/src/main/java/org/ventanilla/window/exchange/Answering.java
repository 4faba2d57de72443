package org.ventanilla.window.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.policy.Ground;
import org.ventanilla.policy.Openness;
import org.ventanilla.window.agreement.Visibility;
import org.ventanilla.window.platform.Ids;
import org.ventanilla.window.release.CaseDecision;
import org.ventanilla.window.release.DecidedField;
import org.ventanilla.window.release.Verdict;

/// Makes the answer of a decision: only what may leave, and no more on what stays than the
/// agreement opens. Where it opens nothing, a subject on which everything is withheld is answered
/// exactly as one on which nothing is held.
final class Answering {
  private static final String NOT_AVAILABLE = Ground.NOT_AVAILABLE.name();

  private final Visibility visibility;
  private final Ids ids;

  Answering(Visibility visibility, Ids ids) {
    this.visibility = visibility;
    this.ids = ids;
  }

  AnswerView.Subject answer(
      int subject, Prepared prepared, CaseDecision settled, String language, Instant at) {
    List<String> grounds = grounds(settled);
    boolean releases = settled.releasesSomething();
    OutcomeClass outcome = outcome(prepared, settled, grounds);
    return new AnswerView.Subject(
        subject,
        outcome.code(),
        shownGrounds(prepared, grounds, outcome),
        prepared.missing(),
        at,
        releases ? expiry(settled, at) : null,
        records(prepared, settled, language, at));
  }

  private OutcomeClass outcome(Prepared prepared, CaseDecision settled, List<String> grounds) {
    if (settled.releasesSomething()) {
      boolean partly =
          !prepared.missing().isEmpty()
              || (visibility.withheldFields() && settled.withholdsSomething());
      return partly ? OutcomeClass.PARTLY_RELEASED : OutcomeClass.RELEASED;
    }
    boolean refused = !grounds.isEmpty() || !prepared.looked();
    return refused ? OutcomeClass.REFUSED : OutcomeClass.NO_HIT;
  }

  /// Where nobody looked, that is said: it tells nothing of what is held.
  private List<String> shownGrounds(Prepared prepared, List<String> grounds, OutcomeClass outcome) {
    return switch (outcome) {
      case RELEASED, NO_HIT -> List.of();
      case PARTLY_RELEASED -> grounds;
      case REFUSED -> prepared.looked() ? grounds : List.of(NOT_AVAILABLE);
    };
  }

  /// A ground comes with something that is held, so it is told only where that may be known, and as
  /// far as the policy opens it.
  private List<String> grounds(CaseDecision settled) {
    if (!visibility.withheldFields()) {
      return List.of();
    }
    return List.copyOf(
        settled.fields().stream()
            .filter(field -> field.requesterSees().includes(Openness.GROUND))
            .flatMap(field -> Stream.ofNullable(field.ground()))
            .map(Ground::name)
            .filter(visibility::shows)
            .collect(TreeSet::new, TreeSet::add, TreeSet::addAll));
  }

  private static @Nullable Instant expiry(CaseDecision settled, Instant at) {
    return settled.fields().stream()
        .flatMap(field -> Stream.ofNullable(field.expiresAfterDays()))
        .min(Integer::compare)
        .map(days -> at.plus(Duration.ofDays(days)))
        .orElse(null);
  }

  private List<AnswerView.ReleasedRecord> records(
      Prepared prepared, CaseDecision settled, String language, Instant at) {
    List<AnswerView.ReleasedRecord> released = new ArrayList<>();
    for (int i = 0; i < prepared.records().size(); i++) {
      int place = i;
      List<DecidedField> fields =
          settled.fields().stream().filter(field -> field.record() == place).toList();
      if (fields.stream().noneMatch(Answering::leaves) && !visibility.withheldFields()) {
        continue;
      }
      List<AnswerView.ReleasedField> shown =
          fields.stream()
              .filter(field -> leaves(field) || visibility.withheldFields())
              .map(field ->
                  field(field, settled.policyDigest(), prepared.records().get(place), language, at))
              .toList();
      Prepared.Held held = prepared.records().get(i);
      released.add(
          new AnswerView.ReleasedRecord(
              ids.unguessable().toString(),
              held.handling(),
              held.source(),
              held.information(),
              held.classification(),
              shown));
    }
    return released;
  }

  /// Of the reasons the requester sees what the policy opens, no more.
  private static AnswerView.ReleasedField field(
      DecidedField field, String policyDigest, Prepared.Held held, String language, Instant at) {
    Openness open = field.requesterSees();
    Integer days = field.expiresAfterDays();
    return new AnswerView.ReleasedField(
        field.name(),
        field.category(),
        field.verdict().name().toLowerCase(Locale.ROOT),
        field.value(),
        leaves(field) ? marks(field, held) : List.of(),
        open.includes(Openness.RULES) ? field.rules() : List.of(),
        policyDigest,
        open.includes(Openness.SENTENCE)
            ? language.equals("es") ? field.reasonSpanish() : field.reasonEnglish()
            : null,
        days == null ? null : at.plus(Duration.ofDays(days)));
  }

  /// A field leaves under its record's own handling code and whatever the policy adds.
  private static List<String> marks(DecidedField field, Prepared.Held held) {
    return List.copyOf(
        Stream.concat(Stream.of(held.handling()), field.marks().stream())
            .collect(TreeSet::new, TreeSet::add, TreeSet::addAll));
  }

  private static boolean leaves(DecidedField field) {
    return field.verdict() != Verdict.WITHHOLD;
  }
}
