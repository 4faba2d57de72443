package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ventanilla.window.exchange.InquiryRow.State;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.Json;

/// Asks the holders that are connected once more before an answer leaves that people took their
/// time over. Where a record is another one by now, what was agreed to is not what would leave: the
/// new record is taken in, the decision is made anew, and the approvals lapse. A holder that cannot
/// be asked, however often, counts as holding nothing any more.
final class Rechecking {
  private final Database database;
  private final RequestStore requests;
  private final InquiryStore inquiries;
  private final ConsentStore consents;
  private final Collecting collecting;
  private final Asking asking;
  private final PolicyChanges changes;
  private final Seals seals;
  private final int attempts;

  Rechecking(Wiring wiring, Collecting collecting, Asking asking, PolicyChanges changes) {
    this.database = wiring.database();
    this.requests = wiring.requests();
    this.inquiries = wiring.inquiries();
    this.consents = new ConsentStore(wiring.database());
    this.collecting = collecting;
    this.asking = asking;
    this.changes = changes;
    this.seals = wiring.seals();
    this.attempts = wiring.settings().attempts();
  }

  /// What a holder holds by now, where it is not what was decided on.
  record Changed(InquiryRow inquiry, List<HeldRecord> records) {
    Changed {
      records = List.copyOf(records);
    }
  }

  /// Outside any transaction.
  ///
  /// @throws ExchangeFault `HOLDER_SILENT` to try it again later
  List<Changed> changed(Work work) {
    List<Facts.Collected> replies =
        database.asWindow(() ->
            requests
                .find(work.request())
                .filter(row -> row.life().stage(work.subject()) instanceof Stage.Decided)
                .map(row -> collecting.replies(row, work.subject()))
                .orElse(List.of()));
    List<Changed> changed = new ArrayList<>();
    for (Facts.Collected reply : replies) {
      boolean answered =
          reply.row().state() == State.ANSWERED || reply.row().state() == State.NOTHING;
      if (answered && asking.connected(reply.row().holder())) {
        again(work, reply).ifPresent(changed::add);
      }
    }
    return changed;
  }

  private Optional<Changed> again(Work work, Facts.Collected before) {
    return switch (asking.again(work.request(), before.row())) {
      case Holder.Reply.Held(List<HeldRecord> records) -> {
        List<HeldRecord> asked =
            Collecting.onlyAsked(records, Set.copyOf(before.row().categories()));
        yield same(asked, before.records())
            ? Optional.empty()
            : Optional.of(new Changed(before.row(), asked));
      }
      case Holder.Reply.Nothing _ ->
          before.records().isEmpty()
              ? Optional.empty()
              : Optional.of(new Changed(before.row(), List.of()));
      case Holder.Reply.Later _ -> Optional.empty();
      case Holder.Reply.Failed _ -> {
        if (work.attempts() + 1 < attempts) {
          throw new ExchangeFault("HOLDER_SILENT", "a holder cannot say whether a record changed");
        }
        yield before.records().isEmpty()
            ? Optional.empty()
            : Optional.of(new Changed(before.row(), List.of()));
      }
    };
  }

  /// As they would be stored.
  private static boolean same(List<HeldRecord> one, List<HeldRecord> other) {
    return Arrays.equals(
        Json.canonical(new Collecting.Reply(one)), Json.canonical(new Collecting.Reply(other)));
  }

  /// Takes in what changed. The request is held.
  Optional<Change> anew(RequestRow row, int subject, List<Changed> changed, Instant at) {
    if (!(row.life().stage(subject) instanceof Stage.Decided)) {
      return Optional.empty();
    }
    for (Changed one : changed) {
      byte[] sealed =
          one.records().isEmpty()
              ? null
              : seals.sealJson(
                  row.keyId(),
                  row.id(),
                  Part.REPLY,
                  one.inquiry().id().toString(),
                  new Collecting.Reply(one.records()));
      inquiries.replace(
          one.inquiry().id(), one.records().isEmpty() ? State.NOTHING : State.ANSWERED, sealed);
      consents.forget(one.inquiry().id());
    }
    return changes.anew(row, subject, "record-changed", at);
  }
}
