package org.ventanilla.window.agreement;

/// The party this window belongs to, and its desk.
public record OwnParty(Party party, Agency desk) {
  /// What documents signed for this window name as their audience (`aud`): the desk's id.
  public String audience() {
    return desk.id();
  }
}
