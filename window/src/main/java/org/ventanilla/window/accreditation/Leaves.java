package org.ventanilla.window.accreditation;

import org.ventanilla.window.notary.LeafDraft;
import org.ventanilla.window.notary.Ticket;

/// Where the register's leaves go: the notary, in the transaction of the change.
interface Leaves {
  Ticket append(LeafDraft draft);
}
