package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.OwnParty;
import org.ventanilla.window.agreement.Pause;
import org.ventanilla.window.agreement.Urgency;

/// When the clock of a request goes off, and what for, in order: reminders, the close of
/// collecting, the lapse of approvals at the due time.
final class Alarms {
  private final Agreement agreement;
  private final OwnParty own;
  private final List<Alarm> inOrder;

  Alarms(Agreement agreement, OwnParty own) {
    this.agreement = agreement;
    this.own = own;
    List<Alarm> all = new ArrayList<>();
    all.add(new Alarm.CloseCollecting(agreement.collectingCloses()));
    all.add(new Alarm.Lapse());
    agreement.reminders().forEach(one -> all.add(new Alarm.Remind(one.share(), one.role())));
    all.sort(Comparator.comparingDouble(Alarm::share));
    this.inOrder = List.copyOf(all);
  }

  /// The alarm that goes off after so many have, or empty when none is left.
  Optional<Alarm> next(int gone) {
    return gone < inOrder.size() ? Optional.of(inOrder.get(gone)) : Optional.empty();
  }

  Instant at(Alarm alarm, RequestRow request) {
    return at(alarm.share(), request.terms().urgency(), request.receivedAt(), request.pauses());
  }

  Instant at(double share, String urgency, Instant receivedAt, List<Pause> pauses) {
    return agreement.share(urgency(urgency), own.party(), receivedAt, pauses, share);
  }

  /// When collecting closes.
  Instant collectingCloses(RequestRow request) {
    return at(
        agreement.collectingCloses(),
        request.terms().urgency(),
        request.receivedAt(),
        request.pauses());
  }

  /// When originators are no longer waited for.
  Instant consentCloses(RequestRow request) {
    return at(
        agreement.consentCloses(),
        request.terms().urgency(),
        request.receivedAt(),
        request.pauses());
  }

  Instant due(String urgency, Instant receivedAt, List<Pause> pauses) {
    return agreement.due(urgency(urgency), own.party(), receivedAt, pauses).at();
  }

  private Urgency urgency(String id) {
    return agreement
        .urgency(id)
        .orElseThrow(
            () -> new ExchangeFault("AGREEMENT_CHANGED", "the agreement lost an urgency class"));
  }

  /// One alarm.
  sealed interface Alarm {
    /// The share of the time allowed after which it goes off, 0 to 1.
    double share();

    /// Officers in a role are told.
    record Remind(double share, String role) implements Alarm {}

    /// Silent holders are no longer waited for.
    record CloseCollecting(double share) implements Alarm {}

    /// Approvers are no longer waited for: what they did not approve is withheld.
    record Lapse() implements Alarm {
      @Override
      public double share() {
        return 1;
      }
    }
  }
}
