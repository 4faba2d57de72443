package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.agreement.Pause;
import org.ventanilla.window.notary.Ticket;

/// A request as it is stored. Nothing in it tells who is asked about.
///
/// @param documentDigest SHA-256 of the signed document
/// @param version counts the transitions
/// @param seen counts the changes the requester may notice
/// @param pausedSince since when the clock stands still, or null
/// @param pauses earlier times in which it did
/// @param alarms how many of the clock's alarms have gone off
/// @param last the request's latest shared leaf
record RequestRow(
    UUID id,
    String reference,
    String agency,
    Digest documentDigest,
    Terms terms,
    Life life,
    long version,
    long seen,
    Instant receivedAt,
    Instant due,
    @Nullable Instant pausedSince,
    List<Pause> pauses,
    int alarms,
    UUID keyId,
    String pseudonym,
    Ticket filed,
    Ticket last) {
  RequestRow {
    pauses = List.copyOf(pauses);
  }

  /// The pauses so far, one that is still going on included.
  List<Pause> pausesUntil(Instant now) {
    if (pausedSince == null || !now.isAfter(pausedSince)) {
      return pauses;
    }
    List<Pause> all = new ArrayList<>(pauses);
    all.add(new Pause(pausedSince, now));
    return List.copyOf(all);
  }

  /// The same with the clock's times changed.
  RequestRow timed(Instant newDue, @Nullable Instant since, List<Pause> all) {
    return new RequestRow(
        id,
        reference,
        agency,
        documentDigest,
        terms,
        life,
        version,
        seen,
        receivedAt,
        newDue,
        since,
        all,
        alarms,
        keyId,
        pseudonym,
        filed,
        last);
  }

  /// After a transition, but for its last leaf and what the requester noticed.
  RequestRow moved(Change change) {
    return new RequestRow(
        id,
        reference,
        agency,
        documentDigest,
        terms,
        change.life(),
        version + 1,
        seen,
        receivedAt,
        change.due(),
        change.pausedSince(),
        change.pauses(),
        change.alarms(),
        keyId,
        pseudonym,
        filed,
        last);
  }

  /// The same with one more change the requester may notice.
  RequestRow noticed() {
    return with(seen + 1, last);
  }

  /// The same with a later shared leaf.
  RequestRow last(Ticket latest) {
    return with(seen, latest);
  }

  /// A new request with the leaf of its filing.
  RequestRow filed(Ticket ticket) {
    return new RequestRow(
        id,
        reference,
        agency,
        documentDigest,
        terms,
        life,
        version,
        seen,
        receivedAt,
        due,
        pausedSince,
        pauses,
        alarms,
        keyId,
        pseudonym,
        ticket,
        ticket);
  }

  private RequestRow with(long noticed, Ticket latest) {
    return new RequestRow(
        id,
        reference,
        agency,
        documentDigest,
        terms,
        life,
        version,
        noticed,
        receivedAt,
        due,
        pausedSince,
        pauses,
        alarms,
        keyId,
        pseudonym,
        filed,
        latest);
  }

  /// A request that was late before its requester was asked stays so while the clock stands.
  boolean overdue(Instant now) {
    return life.open() && (pausedSince == null ? now : pausedSince).isAfter(due);
  }

  /// What the agreement's words in the request are. None of it is personal.
  ///
  /// @param territory empty when the requester does not say
  /// @param signer the key that signed the filing
  /// @param clearance what the requester may see at most
  /// @param roles the requesting officer's
  record Terms(
      String kind,
      String urgency,
      String purpose,
      List<String> categories,
      String territory,
      String language,
      List<String> subjectTypes,
      String jti,
      @Nullable String idempotencyKey,
      String signer,
      String clearance,
      List<String> roles) {
    Terms {
      categories = List.copyOf(categories);
      subjectTypes = List.copyOf(subjectTypes);
      roles = List.copyOf(roles);
    }
  }
}
