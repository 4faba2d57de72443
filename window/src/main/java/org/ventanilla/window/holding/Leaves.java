package org.ventanilla.window.holding;

import org.ventanilla.window.notary.LeafDraft;
import org.ventanilla.window.notary.Ticket;

/// What holdings need of the notary: a leaf in the transaction of the change it is about.
@FunctionalInterface
interface Leaves {
  Ticket append(LeafDraft draft);
}
