package org.ventanilla.window.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.notary.IssuedReceipt;
import org.ventanilla.window.release.FieldDifference;
import tools.jackson.databind.JsonNode;

/// A request's whole life behind one door. Every call runs as the calling agency, so that row
/// security stands behind every check made here. Acts of people are compact JWS, signed with their
/// own keys; see `docs/spec/acts.md` for each payload. An act on a request is asked, while the
/// request is held, whether it may be done on the version the caller would see; if not, it is
/// refused with `PRECONDITION_FAILED`. What was done before is answered as before, whatever the
/// version.
public interface Exchange {
  /// How long a caller may wait for an answer in one call.
  Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /// Files a request: a compact JWS signed with the agency's key.
  FilingOutcome file(Caller caller, byte[] jws, @Nullable String idempotencyKey);

  /// Receipts a filing that the door itself refused, such as one too large to read.
  FilingOutcome.Rejected reject(
      Caller caller, FilingOutcome.Violation reason, byte[] digestOfBytes);

  /// One request the caller may see: its own, or any as the deciding desk.
  Optional<RequestView> find(Caller caller, UUID id);

  /// How the request's due time was computed, a line a step; empty if the caller may not see it.
  ///
  /// @param language of the reader; [RequestView#dueExplanation()] is in the request's own
  List<String> dueExplained(Caller caller, UUID id, Locale language);

  /// The states a request can be in, as the caller may know them.
  Set<String> states(Caller caller);

  /// The kinds of request there are, in the agreement's order.
  Set<String> kinds();

  /// Requests the caller may see, newest first.
  ///
  /// @param limit 1 to 200
  Page<RequestView> list(Caller caller, Filter filter, @Nullable String cursor, int limit);

  /// The requester fetches the answer; the first time is a step of its own with a receipt.
  ///
  /// @param wait how long to wait for an answer if there is none yet; up to [#LONGEST_WAIT]
  Outcome<AnswerView> retrieve(Caller caller, UUID id, Duration wait);

  /// As [#retrieve(Caller, UUID, Duration)], without waiting.
  default Outcome<AnswerView> retrieve(Caller caller, UUID id) {
    return retrieve(caller, id, Duration.ZERO);
  }

  /// Every receipt of the request that the caller may have, by event name, oldest first.
  Outcome<List<NamedReceipt>> receipts(Caller caller, UUID id);

  /// What opens the commitment of the caller's own leaf: the document and the salt.
  Outcome<JsonNode> opening(Caller caller, UUID id, String event);

  /// The steps so far, for the deciding desk and, coarsely, for the requester.
  Outcome<List<TimelineEntry>> timeline(Caller caller, UUID id);

  /// The desk asks the requester (stops the clock), or the requester replies (restarts it).
  Outcome<RequestView> clarify(Caller caller, UUID id, byte[] jws, LongPredicate version);

  /// The requester withdraws.
  Outcome<RequestView> withdraw(Caller caller, UUID id, byte[] jws, LongPredicate version);

  /// What the policy says of every field, for the desk's officer to decide on.
  Outcome<JsonNode> decision(Caller caller, UUID id);

  /// The desk's officer submits the decision, having withheld more if need be, never less.
  Outcome<RequestView> decide(Caller caller, UUID id, byte[] jws, LongPredicate version);

  /// An approver agrees or declines; the act names the decision's digest.
  Outcome<RequestView> approve(Caller caller, UUID id, byte[] jws, LongPredicate version);

  /// On whatever version.
  default Outcome<RequestView> clarify(Caller caller, UUID id, byte[] jws) {
    return clarify(caller, id, jws, _ -> true);
  }

  /// On whatever version.
  default Outcome<RequestView> withdraw(Caller caller, UUID id, byte[] jws) {
    return withdraw(caller, id, jws, _ -> true);
  }

  /// On whatever version.
  default Outcome<RequestView> decide(Caller caller, UUID id, byte[] jws) {
    return decide(caller, id, jws, _ -> true);
  }

  /// On whatever version.
  default Outcome<RequestView> approve(Caller caller, UUID id, byte[] jws) {
    return approve(caller, id, jws, _ -> true);
  }

  /// Inquiries open to the calling holder.
  Page<InquiryView> inquiries(Caller caller, @Nullable String cursor, int limit);

  /// One inquiry of the calling holder.
  Outcome<InquiryView> inquiry(Caller caller, UUID inquiryId);

  /// A holder's officer answers an inquiry, with records or with nothing.
  Outcome<InquiryView> answer(Caller caller, UUID inquiryId, byte[] jws);

  /// What this window says of its own work; for the deciding desk. The ledger says the same to
  /// whoever replays it.
  Outcome<Statistics> statistics(Caller caller);

  /// What was released of the calling agency's information, newest first, where the policy has the
  /// originator told.
  Page<Notice> notices(Caller caller, @Nullable String cursor, int limit);

  /// What the calling agency is asked to consent to: whether records of its information may be
  /// passed on. Oldest first.
  Page<ConsentView> consents(Caller caller, @Nullable String cursor, int limit);

  /// An originator's officer consents, or does not.
  Outcome<ConsentView> consent(Caller caller, UUID consentId, byte[] jws);

  /// Decides a page of past requests, newest first, by another version of the policy, each as of
  /// the moment it was decided, and tells where that differs from what the version says it was
  /// decided by. Changes nothing; each look is written down.
  ///
  /// @param version the other version's digest
  /// @param limit 1 to 200 requests
  /// @param found hears each difference as it is found
  Compared diff(
      Caller caller,
      String version,
      @Nullable String cursor,
      int limit,
      Consumer<Difference> found);

  /// A field that would be decided otherwise.
  ///
  /// @param at as of when both versions were asked: when it was decided, or now
  /// @param decided whether it was decided at all; else `before` is what the version in force says
  record Difference(
      UUID request,
      String reference,
      int subject,
      Instant at,
      boolean decided,
      FieldDifference field) {}

  /// How far comparing came.
  ///
  /// @param requests how many were looked at
  /// @param fields how many fields they have
  /// @param next where to go on
  record Compared(int requests, int fields, int differing, Optional<String> next) {}

  /// Which requests a list shows.
  ///
  /// @param states empty for all
  /// @param overdue null for both
  /// @param kind null for every kind
  /// @param reference null for every reference
  record Filter(
      Set<String> states,
      @Nullable Boolean overdue,
      @Nullable String kind,
      @Nullable Reference reference) {
    /// Copies.
    public Filter {
      states = Set.copyOf(states);
    }

    /// Of every reference.
    public Filter(Set<String> states, @Nullable Boolean overdue, @Nullable String kind) {
      this(states, overdue, kind, null);
    }
  }

  /// A receipt and what it is of.
  ///
  /// @param event an ETSI-REM name such as `SUBMISSION_ACCEPTANCE`; one of [#EVENTS]
  /// @param opening what [Exchange#opening] takes for it: the event, its second `EVENT.2`
  record NamedReceipt(String event, String opening, Instant at, IssuedReceipt receipt) {
    /// Everything there are receipts of.
    public static final Set<String> EVENTS =
        Set.of(
            "SUBMISSION_ACCEPTANCE",
            "SUBMISSION_REJECTION",
            "CLARIFICATION_ASKED",
            "CLARIFIED",
            "WITHDRAWN",
            "RELEASE_DECISION",
            "REFUSAL",
            "RETRIEVAL");
  }

  /// An inquiry as its holder sees it: never who else is asked.
  ///
  /// @param state `open`, `answered`, `nothing` or `closed`
  record InquiryView(
      UUID id,
      String requestReference,
      String purpose,
      String urgency,
      List<String> categories,
      JsonNode subject,
      Instant answerBy,
      String state) {}
}
