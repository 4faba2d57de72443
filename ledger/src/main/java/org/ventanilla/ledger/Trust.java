package org.ventanilla.ledger;

import java.util.ArrayList;
import java.util.List;

/// Whom a verifier believes: a log's keys, witnesses' keys, and how many different witnesses must
/// have cosigned.
///
/// @param logKeys at least one; the checkpoint's origin must be the name of the key that signed it
/// @param witnessKeys cosignature keys
/// @param quorum from 0; more than there are witnesses means that nothing is believed
public record Trust(List<VerifierKey> logKeys, List<VerifierKey> witnessKeys, int quorum) {
  public Trust {
    if (quorum < 0) {
      throw new IllegalArgumentException("a quorum is not negative");
    }
    logKeys = List.copyOf(logKeys);
    witnessKeys = List.copyOf(witnessKeys);
  }

  /// Trusts one log without any witness.
  public static Trust log(VerifierKey logKey) {
    return new Trust(List.of(logKey), List.of(), 0);
  }

  List<VerifierKey> allKeys() {
    List<VerifierKey> all = new ArrayList<>(logKeys);
    all.addAll(witnessKeys);
    return all;
  }
}
