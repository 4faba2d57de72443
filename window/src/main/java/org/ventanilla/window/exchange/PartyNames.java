package org.ventanilla.window.exchange;

import org.ventanilla.window.agreement.Agency;
import org.ventanilla.window.agreement.Agreement;

/// Which party an agency belongs to.
///
/// @param agreement of this window
record PartyNames(Agreement agreement) {
  /// The party's id; `unknown` for an agency the agreement no longer names.
  String of(String agency) {
    return agreement.agency(agency).map(Agency::party).orElse("unknown");
  }
}
