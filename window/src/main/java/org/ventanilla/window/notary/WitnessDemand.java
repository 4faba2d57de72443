package org.ventanilla.window.notary;

import java.util.List;
import org.ventanilla.ledger.VerifierKey;

/// Whose cosignatures this window's log gathers, and whether an answer may leave without one.
///
/// @param witnesses the counterparts' witness keys
/// @param required whether nothing leaves before one of them has cosigned
public record WitnessDemand(List<VerifierKey> witnesses, boolean required) {
  /// Nobody cosigns.
  public static final WitnessDemand NONE = new WitnessDemand(List.of(), false);

  /// Copies and checks.
  public WitnessDemand {
    witnesses = List.copyOf(witnesses);
    if (required && witnesses.isEmpty()) {
      throw new NotaryFault(
          NotaryFault.Code.SETTINGS_INVALID,
          "the agreement requires a witness's cosignature, and no witness is set");
    }
  }
}
