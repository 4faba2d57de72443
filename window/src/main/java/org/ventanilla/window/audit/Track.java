package org.ventanilla.window.audit;

import java.time.Instant;
import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request that is owed an answer, as far as the leaves have told.
final class Track {
  private final String reference;
  private final String pseudonym;
  private final String from;
  private final int subjects;
  private final BitSet answered = new BitSet();
  private Instant due;
  private @Nullable Instant asked;
  private boolean late;

  Track(String reference, String pseudonym, String from, int subjects, Instant due) {
    this.reference = reference;
    this.pseudonym = pseudonym;
    this.from = from;
    this.subjects = subjects;
    this.due = due;
  }

  String reference() {
    return reference;
  }

  String from() {
    return from;
  }

  Instant due() {
    return due;
  }

  /// When the requester was asked what is not answered yet.
  Optional<Instant> asked() {
    return Optional.ofNullable(asked);
  }

  /// Whether the requester was asked only after the due time: that mends nothing.
  boolean late() {
    return late;
  }

  boolean is(String otherReference, String otherPseudonym) {
    return reference.equals(otherReference) && pseudonym.equals(otherPseudonym);
  }

  void ask(Instant time, boolean isLate) {
    asked = time;
    late |= isLate;
  }

  void clarified(Instant newDue) {
    asked = null;
    due = newDue;
  }

  /// Whether this subject was owed an answer until now.
  boolean answer(int subject) {
    boolean owed = subject >= 1 && subject <= subjects && !answered.get(subject);
    answered.set(Math.clamp(subject, 0, subjects));
    return owed;
  }

  boolean allAnswered() {
    return answered.get(1, subjects + 1).cardinality() == subjects;
  }
}
