package org.ventanilla.window.holding;

import java.util.ArrayList;
import java.util.List;
import org.ventanilla.window.notary.LeafDraft;
import org.ventanilla.window.notary.Ticket;
import org.ventanilla.window.platform.Database;

/// Keeps the leaves it is given, and like the real one refuses them outside a transaction.
final class RecordingNotary implements Leaves {
  private final Database database;
  private final List<LeafDraft> leaves = new ArrayList<>();
  private boolean failing;

  RecordingNotary(Database database) {
    this.database = database;
  }

  @Override
  public Ticket append(LeafDraft draft) {
    if (failing || database.owner().isEmpty()) {
      throw new IllegalStateException("the ledger takes nothing");
    }
    leaves.add(draft);
    return new Ticket(leaves.size());
  }

  List<LeafDraft> leaves() {
    return List.copyOf(leaves);
  }

  void forget() {
    leaves.clear();
    failing = false;
  }

  void fail() {
    failing = true;
  }
}
