package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The answer as it goes to the requester.
///
/// @param requestDigest SHA-256 of the filed document, in hex
/// @param complete false while a subject is still open
/// @param subjects those that are answered
public record AnswerView(
    UUID request,
    String reference,
    String requestDigest,
    boolean complete,
    List<Subject> subjects) {
  /// Copies.
  public AnswerView {
    subjects = List.copyOf(subjects);
  }

  /// One subject's answer.
  ///
  /// @param outcome `released`, `partly-released`, `refused` or `no-hit`
  /// @param grounds why it was refused, as far as the policy lets the requester know
  /// @param missing categories nobody answered in time; never who
  /// @param records what is released; a record's id is new for every answer and names no holder
  public record Subject(
      int number,
      String outcome,
      List<String> grounds,
      List<String> missing,
      @Nullable Instant answeredAt,
      @Nullable Instant expiresAt,
      List<ReleasedRecord> records) {
    /// Copies.
    public Subject {
      grounds = List.copyOf(grounds);
      missing = List.copyOf(missing);
      records = List.copyOf(records);
    }

    /// Whether a value of it has expired.
    boolean expired(Instant at) {
      return records.stream()
          .flatMap(one -> one.fields().stream())
          .anyMatch(one -> one.expired(at));
    }

    /// As the window still gives it: without values that have expired.
    Subject at(Instant now) {
      return expired(now)
          ? new Subject(
              number,
              outcome,
              grounds,
              missing,
              answeredAt,
              expiresAt,
              records.stream().map(one -> one.at(now)).toList())
          : this;
    }
  }

  /// One record of it.
  public record ReleasedRecord(
      String id,
      String handling,
      String source,
      int information,
      String classification,
      List<ReleasedField> fields) {
    /// Copies.
    public ReleasedRecord {
      fields = List.copyOf(fields);
    }

    private ReleasedRecord at(Instant now) {
      return new ReleasedRecord(
          id,
          handling,
          source,
          information,
          classification,
          fields.stream().map(field -> field.at(now)).toList());
    }
  }

  /// One field of it.
  ///
  /// @param decision `release`, `mask` or `generalise`; `withhold` with a null value only where the
  ///   policy lets the requester know that something is withheld
  /// @param marks handling codes it may be used under: its record's own and those the policy adds
  /// @param rules the rules that matched, where the policy opens them
  /// @param reason a sentence in the request's language, where the policy opens it
  /// @param expiresAt when the receiver deletes it and the window gives it no more, or null
  public record ReleasedField(
      String name,
      String category,
      String decision,
      @Nullable JsonNode value,
      List<String> marks,
      List<String> rules,
      String policyDigest,
      @Nullable String reason,
      @Nullable Instant expiresAt) {
    /// Copies.
    public ReleasedField {
      marks = List.copyOf(marks);
      rules = List.copyOf(rules);
    }

    private boolean expired(Instant at) {
      return expiresAt != null && !at.isBefore(expiresAt);
    }

    private ReleasedField at(Instant now) {
      return expired(now)
          ? new ReleasedField(
              name, category, decision, null, marks, rules, policyDigest, reason, expiresAt)
          : this;
    }
  }
}
