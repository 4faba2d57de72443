package org.ventanilla.window.notary;

/// What became of a witness's cosignature.
public enum CosignatureVerdict {
  /// It is kept and counts.
  TAKEN,
  /// It is over no checkpoint of this log, or by no witness that was asked for.
  NOT_DEMANDED,
  /// Its time lies ahead of this window's clock by more than a minute, so one of the two clocks is
  /// wrong. Lateness is judged by such times, and one far ahead would say more than those that
  /// follow.
  AHEAD
}
