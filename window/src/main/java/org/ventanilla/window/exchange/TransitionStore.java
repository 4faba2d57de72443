package org.ventanilla.window.exchange;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.ventanilla.window.agreement.Pause;
import org.ventanilla.window.notary.Notary;
import org.ventanilla.window.platform.Bundle;
import org.ventanilla.window.platform.Json;

/// Writes requests with their content, timeline and work. A transition is one bundle of plain
/// statements: state, leaf and what comes next together.
final class TransitionStore {
  private static final String INSERT =
      """
      with filed as (
        insert into exchange.request
          (id, reference, agency, document_digest, kind, urgency, purpose, categories,
           territory, language, subject_types, jti, idempotency_key, signer, clearance,
           roles, state, stages, open, version, seen, received_at, due, key_id, pseudonym,
           filed_ticket, last_ticket)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, true, 1, 1, ?, ?, ?, ?,
           %1$s, %1$s)
        on conflict do nothing
        returning id)
      select platform.require(count(*) = 1) from filed
      """
          .formatted(Notary.APPENDED);

  private static final String MOVED =
      """
      with moved as (
        update exchange.request
        set state = ?, stages = ?, open = ?, version = ?, seen = ?, due = ?,
          paused_since = ?, pauses = ?::timestamptz[], alarms = ?,
          last_ticket = case when ? then %s else last_ticket end
        where id = ? and version = ?
        returning id)
      select platform.require(count(*) = 1) from moved
      """
          .formatted(Notary.APPENDED);

  private static final String TOLD =
      """
      insert into exchange.timeline
        (request_id, number, agency, at, event, subject, detail, ticket, receipt, opening)
      values (?, ?, ?, ?, ?, ?, ?::jsonb, %s, ?, ?)
      """
          .formatted(Notary.APPENDED);

  private static final String KEPT =
      """
      insert into exchange.content (request_id, agency, subject, part, sealed)
      values (?, ?, ?, ?, ?)
      on conflict (request_id, subject, part) do update set sealed = excluded.sealed
      """;

  private static final String DONE = "delete from exchange.work where id = any (?::uuid[])";

  private static final String ALL_DONE = "delete from exchange.work where request_id = ?";

  private static final String NEXT =
      """
      insert into exchange.work (request_id, agency, id, subject, task, ready_at)
      select ?, ?, id, subject, task, ready_at
      from unnest(?::uuid[], ?::int[], ?::text[], ?::timestamptz[])
        as next (id, subject, task, ready_at)
      """;

  private TransitionStore() {}

  /// Adds writing a new request, with the leaf the bundle appended last. The bundle is refused when
  /// the jti, the idempotency key or the reference is taken.
  static void insert(
      RequestRow row, byte[] document, byte[] opening, List<Work> next, Bundle bundle) {
    RequestRow.Terms terms = row.terms();
    bundle.add(
        INSERT,
        Bundle.values(
            row.id(),
            row.reference(),
            row.agency(),
            row.documentDigest().bytes(),
            terms.kind(),
            terms.urgency(),
            terms.purpose(),
            terms.categories().toArray(String[]::new),
            terms.territory(),
            terms.language(),
            terms.subjectTypes().toArray(String[]::new),
            terms.jti(),
            text(terms.idempotencyKey()),
            terms.signer(),
            terms.clearance(),
            terms.roles().toArray(String[]::new),
            row.life().state(),
            row.life().codes().toArray(String[]::new),
            Timestamp.from(row.receivedAt()),
            Timestamp.from(row.due()),
            row.keyId(),
            row.pseudonym()));
    keep(row, new RequestStore.Sealed(0, Part.DOCUMENT, document), bundle);
    bundle.add(
        TOLD,
        Bundle.values(
            row.id(),
            row.version(),
            row.agency(),
            Timestamp.from(row.receivedAt()),
            "filed",
            0,
            "{}",
            text("SUBMISSION_ACCEPTANCE"),
            opening));
    plan(row, next, bundle);
  }

  /// Adds writing a transition whole, with the leaf the bundle appended last. The bundle is refused
  /// when the request has another version by now; so what follows may rely on it.
  static void write(Written written, Bundle bundle) {
    Change change = written.change();
    RequestRow after = written.after();
    Change.Told told = change.told();
    bundle.add(
        MOVED,
        Bundle.values(
            after.life().state(),
            after.life().codes().toArray(String[]::new),
            after.life().open(),
            after.version(),
            after.seen(),
            Timestamp.from(after.due()),
            new SqlParameterValue(Types.TIMESTAMP, timestamp(after.pausedSince())),
            pauses(after.pauses()),
            after.alarms(),
            told != null,
            after.id(),
            change.before().version()));
    bundle.add(
        TOLD,
        Bundle.values(
            after.id(),
            after.version(),
            after.agency(),
            Timestamp.from(change.at()),
            change.event(),
            change.subject(),
            Json.mapper().writeValueAsString(change.detail()),
            text(told == null ? null : told.receipt()),
            written.opening()));
    written.kept().forEach(one -> keep(after, one, bundle));
    if (change.dropsAllWork()) {
      bundle.add(ALL_DONE, List.of(after.id()));
    } else if (!change.done().isEmpty()) {
      bundle.add(DONE, Bundle.values((Object) change.done().toArray(UUID[]::new)));
    }
    plan(after, change.next(), bundle);
  }

  private static void keep(RequestRow row, RequestStore.Sealed one, Bundle bundle) {
    bundle.add(
        KEPT, List.of(row.id(), row.agency(), one.subject(), one.part().code(), one.bytes()));
  }

  private static void plan(RequestRow row, List<Work> next, Bundle bundle) {
    if (!next.isEmpty()) {
      bundle.add(
          NEXT,
          List.of(row.id(), row.agency(), ids(next), subjects(next), tasks(next), times(next)));
    }
  }

  private static String[] pauses(List<Pause> pauses) {
    return pauses.stream()
        .flatMap(pause -> Stream.of(pause.from(), pause.until()))
        .map(Instant::toString)
        .toArray(String[]::new);
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }

  /// With its type also when there is none: the driver prepares a statement anew whenever the types
  /// of its parameters change.
  private static SqlParameterValue text(@Nullable String text) {
    return new SqlParameterValue(Types.VARCHAR, text);
  }

  private static UUID[] ids(List<Work> next) {
    return next.stream().map(Work::id).toArray(UUID[]::new);
  }

  private static Integer[] subjects(List<Work> next) {
    return next.stream().map(Work::subject).toArray(Integer[]::new);
  }

  private static String[] tasks(List<Work> next) {
    return next.stream().map(work -> work.task().name()).toArray(String[]::new);
  }

  /// As text, since an array of timestamps would be written in this machine's time zone.
  private static String[] times(List<Work> next) {
    return next.stream().map(work -> work.readyAt().toString()).toArray(String[]::new);
  }

  /// A transition as it is written.
  record Written(Change change, RequestRow after, byte[] opening, List<RequestStore.Sealed> kept) {}
}
