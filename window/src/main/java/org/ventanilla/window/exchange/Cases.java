package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ventanilla.policy.FieldFacts;
import org.ventanilla.policy.RecordFacts;
import org.ventanilla.policy.RequestFacts;
import org.ventanilla.window.agreement.Agency;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.OwnParty;
import org.ventanilla.window.exchange.Consents.Said;
import org.ventanilla.window.exchange.Consents.Source;
import org.ventanilla.window.exchange.InquiryRow.State;
import org.ventanilla.window.release.Case;
import org.ventanilla.window.release.CaseDecision;

/// Makes of what was collected on a subject what the policy decides on.
final class Cases {
  private final Agreement agreement;
  private final OwnParty own;

  Cases(Agreement agreement, OwnParty own) {
    this.agreement = agreement;
    this.own = own;
  }

  /// What was collected.
  ///
  /// @param sources every record, in the order of the case
  /// @param missing categories nobody answered in time
  /// @param looked whether anybody who was asked looked at all
  record Gathered(List<Source> sources, List<String> missing, boolean looked) {
    Gathered {
      sources = List.copyOf(sources);
      missing = List.copyOf(missing);
    }

    /// The decision with what the answer needs beside it; nobody has prepared it yet.
    Prepared prepared(CaseDecision decision) {
      return new Prepared(
          "",
          decision,
          sources.stream()
              .map(one ->
                  new Prepared.Held(
                      one.holder(),
                      one.held().originator(),
                      one.held().classification(),
                      one.held().handling(),
                      one.held().source(),
                      one.held().information()))
              .toList(),
          missing,
          looked);
    }
  }

  Gathered gather(RequestRow row, List<Facts.Collected> replies) {
    List<Source> sources = new ArrayList<>();
    Set<String> missing = new TreeSet<>(row.terms().categories());
    Set<String> silent = new TreeSet<>();
    boolean looked = false;
    int fields = 0;
    for (Facts.Collected reply : replies) {
      InquiryRow inquiry = reply.row();
      int more = reply.records().stream().mapToInt(one -> one.fields().size()).sum();
      boolean answered = inquiry.state() == State.ANSWERED || inquiry.state() == State.NOTHING;
      if (!answered || fields + more > Case.MOST_FIELDS) {
        silent.addAll(inquiry.categories());
        continue;
      }
      looked = true;
      fields += more;
      missing.removeAll(inquiry.categories());
      for (int i = 0; i < reply.records().size(); i++) {
        sources.add(new Source(inquiry.id(), inquiry.holder(), i, reply.records().get(i)));
      }
    }
    missing.addAll(silent);
    return new Gathered(sources, List.copyOf(missing), looked);
  }

  /// @param said which originators consent
  Case of(RequestRow row, Gathered gathered, Said said, Instant at) {
    return new Case(
        facts(row, at),
        gathered.sources().stream()
            .map(
                one -> held(one, one.held().consent() || said.granted(one.inquiry(), one.record())))
            .toList());
  }

  private RequestFacts facts(RequestRow row, Instant at) {
    RequestRow.Terms terms = row.terms();
    return new RequestFacts(
        agreement.agency(row.agency()).map(Agency::party).orElse(""),
        own.party().id(),
        row.agency(),
        terms.kind(),
        terms.purpose(),
        terms.urgency(),
        terms.clearance(),
        terms.roles(),
        at.atZone(own.party().calendar().zone()));
  }

  private static Case.Held held(Source source, boolean consent) {
    HeldRecord one = source.held();
    RecordFacts facts =
        new RecordFacts(
            source.holder(),
            null,
            one.classification(),
            one.handling(),
            one.source(),
            Integer.toString(one.information()),
            one.originator(),
            one.thirdParty(),
            consent);
    return new Case.Held(
        facts,
        one.fields().stream()
            .map(field ->
                new Case.Field(new FieldFacts(field.name(), field.category()), field.value()))
            .toList());
  }
}
