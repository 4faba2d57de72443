package org.ventanilla.window.notary;

/// Elects the one sequencer among the windows on a database. It keeps them from working twice; that
/// the log stays one even if two believe themselves elected is the compare-and-swap's duty.
interface SequencerLock {
  /// Whether this window is elected now; tries to become it otherwise. Never waits.
  boolean hold();

  /// Lets another window be elected.
  void release();
}
