package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ventanilla.policy.FieldFacts;
import org.ventanilla.window.exchange.InquiryRow.State;

/// Takes what holders say, from wherever it comes, and sees when a subject has all it will get.
final class Collecting {
  /// Most fields one holder may give on one subject; more counts as no answer.
  static final int MOST_FIELDS = 2_000;

  private final InquiryStore inquiries;
  private final Planner planner;
  private final Seals seals;
  private final StoredFacts.Readers stored;

  Collecting(Wiring wiring) {
    this.inquiries = wiring.inquiries();
    this.planner = wiring.planner();
    this.seals = wiring.seals();
    this.stored = wiring.stored();
  }

  /// Records what one inquiry brought. The request is held.
  ///
  /// @param records empty when the holder holds nothing
  Optional<Change> reply(Facts facts, InquiryRow inquiry, List<HeldRecord> records, Instant at) {
    RequestRow row = facts.row();
    List<HeldRecord> asked = onlyAsked(records, Set.copyOf(inquiry.categories()));
    if (asked.isEmpty()) {
      return collected(facts, inquiry.now(State.NOTHING, null), asked, at);
    }
    byte[] sealed =
        seals.sealJson(
            row.keyId(), row.id(), Part.REPLY, inquiry.id().toString(), new Reply(asked));
    return collected(facts, inquiry.now(State.ANSWERED, sealed), asked, at);
  }

  /// Nobody waits for this holder any longer. The request is held.
  Optional<Change> giveUp(Facts facts, InquiryRow inquiry, Instant at) {
    return collected(facts, inquiry.now(State.CLOSED, null), List.of(), at);
  }

  /// Collecting is over for these subjects, whoever is silent. The request is held.
  Optional<Change> close(RequestRow row, Instant at) {
    Life life = row.life();
    List<Integer> closed = new ArrayList<>();
    for (int subject = 1; subject <= row.life().stages().size(); subject++) {
      Optional<Life> moved = life.move(subject, stage -> stage.collect(0));
      if (moved.isPresent()) {
        life = moved.get();
        closed.add(subject);
      }
    }
    if (closed.isEmpty()) {
      return Optional.empty();
    }
    Change change =
        Change.of(row, life, "collecting-closed", at)
            .detail("subjects", Integer.toString(closed.size()));
    for (int subject : closed) {
      inquiries.close(row.id(), subject);
      decideNext(change, row.id(), life, subject, at);
    }
    return Optional.of(change);
  }

  /// What a subject's inquiries brought, from the database.
  List<Facts.Collected> replies(RequestRow row, int subject) {
    return stored.of(row).inquiries(subject);
  }

  /// Nothing, when nobody waits for it any longer.
  private Optional<Change> collected(
      Facts facts, InquiryRow replied, List<HeldRecord> records, Instant at) {
    RequestRow row = facts.row();
    int subject = replied.subject();
    List<InquiryRow> waiting =
        facts.inquiries(subject).stream()
            .map(Facts.Collected::row)
            .filter(inquiry -> inquiry.state().waiting())
            .toList();
    if (waiting.stream().noneMatch(inquiry -> inquiry.id().equals(replied.id()))) {
      return Optional.empty();
    }
    return row.life()
        .move(subject, stage -> stage.collect(waiting.size() - 1))
        .map(life -> {
          Change change =
              Change.of(row, life, "collected", at)
                  .on(subject)
                  .detail("holder", replied.holder())
                  .detail("reply", replied.state().code())
                  .reply(replied, records);
          decideNext(change, row.id(), life, subject, at);
          return change;
        });
  }

  private void decideNext(Change change, UUID request, Life life, int subject, Instant at) {
    if (life.stage(subject) instanceof Stage.Deciding) {
      change.then(planner.atOnce(request, subject, Work.Task.DECIDE, at));
    }
  }

  /// What was not asked for, or has a name no rule could speak of, is not taken in.
  static List<HeldRecord> onlyAsked(List<HeldRecord> records, Set<String> categories) {
    List<HeldRecord> asked = new ArrayList<>();
    for (HeldRecord one : records) {
      List<HeldRecord.Field> fields =
          one.fields().stream()
              .filter(
                  field -> categories.contains(field.category()) && FieldFacts.isPath(field.name()))
              .toList();
      if (!fields.isEmpty()) {
        asked.add(one.with(fields));
      }
    }
    return asked;
  }

  /// What a holder gave, as it is sealed.
  record Reply(List<HeldRecord> records) {
    Reply {
      records = List.copyOf(records);
    }
  }
}
