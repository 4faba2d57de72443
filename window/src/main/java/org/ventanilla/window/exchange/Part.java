package org.ventanilla.window.exchange;

import java.util.Locale;

/// What a piece of sealed content is.
enum Part {
  /// The filed document as it was signed; subject 0.
  DOCUMENT,
  /// What the policy says, waiting for the desk's officer.
  PROPOSAL,
  /// What was decided, as it was prepared.
  DECISION,
  /// What the requester is given.
  ANSWER,
  /// What the requester was asked, and replied; subject is the number of the question.
  CLARIFICATION,
  /// A holder's reply.
  REPLY,
  /// What an originator is asked to consent to.
  CONSENT,
  /// What opens a leaf's commitments.
  OPENING,
  /// Why a filing was denied.
  REJECTION;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
