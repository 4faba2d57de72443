package org.ventanilla.window.accreditation;

import java.util.ArrayList;
import java.util.List;
import org.ventanilla.window.notary.LeafDraft;
import org.ventanilla.window.notary.Ticket;
import org.ventanilla.window.platform.Database;

/// A notary that keeps what it is given, within the caller's transaction as the real one does.
final class RecordingNotary implements Leaves {
  private final Database database;
  private final List<LeafDraft.Shared> leaves = new ArrayList<>();
  private boolean failing;

  RecordingNotary(Database database) {
    this.database = database;
  }

  @Override
  public Ticket append(LeafDraft draft) {
    assertInTransaction();
    if (failing) {
      throw new IllegalStateException("the notary fails");
    }
    leaves.add((LeafDraft.Shared) draft);
    return new Ticket(leaves.size());
  }

  List<LeafDraft.Shared> leaves() {
    return List.copyOf(leaves);
  }

  void fail(boolean fails) {
    failing = fails;
  }

  private void assertInTransaction() {
    database.owner();
  }
}
