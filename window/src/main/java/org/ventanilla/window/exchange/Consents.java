package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.ventanilla.policy.Ground;
import org.ventanilla.window.agreement.Agency;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.exchange.ConsentRow.State;
import org.ventanilla.window.platform.Ids;
import org.ventanilla.window.release.CaseDecision;
import org.ventanilla.window.release.DecidedField;

/// Asks originators. Where the policy withholds a record only for want of its originator's consent,
/// and the originator is an agency the window knows, it is asked through the window, once, before
/// anybody decides. Who has not answered when the agreement says so has not consented.
///
/// An originator of the requesting party is not asked: the question would tell that party that the
/// record is held.
final class Consents {
  private final ConsentStore store;
  private final Agreement agreement;
  private final Alarms alarms;
  private final Seals seals;
  private final Ids ids;

  Consents(Wiring wiring) {
    this.store = new ConsentStore(wiring.database());
    this.agreement = wiring.agreement();
    this.alarms = wiring.alarms();
    this.seals = wiring.seals();
    this.ids = wiring.ids();
  }

  /// What originators said on a subject so far. The request is held.
  Said said(RequestRow row, int subject) {
    return new Said(store.of(row.id(), subject));
  }

  /// Which records have been asked about, and with which answer.
  record Said(List<ConsentRow> rows) {
    Said {
      rows = List.copyOf(rows);
    }

    boolean granted(UUID inquiry, int record) {
      return rows.stream()
          .anyMatch(one ->
              one.state() == State.GRANTED
                  && one.inquiry().equals(inquiry)
                  && one.record() == record);
    }

    boolean waiting() {
      return rows.stream().anyMatch(one -> one.state() == State.ASKED);
    }

    private boolean asked(Source source) {
      return rows.stream()
          .anyMatch(
              one -> one.inquiry().equals(source.inquiry()) && one.record() == source.record());
    }
  }

  /// Where a record of a case comes from.
  ///
  /// @param record its place in the inquiry's reply, from 0
  record Source(UUID inquiry, String holder, int record, HeldRecord held) {}

  /// Until when originators are waited for.
  Instant closes(RequestRow row) {
    return alarms.consentCloses(row);
  }

  /// Asks whoever has to be asked and was not yet.
  ///
  /// @param sources of the records, in the decision's order
  /// @return how many were asked now
  int ask(
      RequestRow row,
      int subject,
      List<Source> sources,
      CaseDecision decision,
      Said said,
      Instant at) {
    int asked = 0;
    for (int i = 0; i < sources.size(); i++) {
      Source source = sources.get(i);
      int place = i;
      List<DecidedField> withheld =
          decision.fields().stream()
              .filter(
                  field -> field.record() == place && field.ground() == Ground.THIRD_PARTY_CONSENT)
              .toList();
      if (!withheld.isEmpty() && !said.asked(source) && mayAsk(row, source)) {
        store.add(question(row, subject, source, withheld, at));
        asked++;
      }
    }
    return asked;
  }

  /// Nobody is waited for any longer.
  void close(RequestRow row, int subject) {
    store.close(row.id(), subject);
  }

  private boolean mayAsk(RequestRow row, Source source) {
    String requesting = agreement.agency(row.agency()).map(Agency::party).orElse("");
    return !source.held().consent()
        && agreement
            .agency(source.held().originator())
            .filter(originator -> !originator.party().equals(requesting))
            .isPresent();
  }

  private ConsentRow question(
      RequestRow row, int subject, Source source, List<DecidedField> withheld, Instant at) {
    UUID id = ids.next();
    List<String> names = new ArrayList<>();
    Set<String> categories = new TreeSet<>();
    withheld.forEach(field -> {
      names.add(field.name());
      categories.add(field.category());
    });
    byte[] sealed =
        seals.sealJson(
            row.keyId(),
            row.id(),
            Part.CONSENT,
            id.toString(),
            new ConsentRow.Asked(
                source.holder(), source.held().id(), names, List.copyOf(categories)));
    return new ConsentRow(
        id,
        row.id(),
        subject,
        source.held().originator(),
        source.inquiry(),
        source.record(),
        sealed,
        State.ASKED,
        at,
        closes(row));
  }
}
