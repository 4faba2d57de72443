package org.ventanilla.window.holding;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ventanilla.window.notary.IssuedReceipt;
import org.ventanilla.window.notary.LeafDraft;
import org.ventanilla.window.notary.Notary;
import org.ventanilla.window.notary.Ticket;
import org.ventanilla.window.platform.Database;

/// Keeps the leaves it is given, and like the real one refuses them outside a transaction.
final class RecordingNotary implements Notary {
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

  @Override
  public Optional<IssuedReceipt> receipt(Ticket ticket) {
    return Optional.empty();
  }

  @Override
  public Optional<IssuedReceipt> await(Ticket ticket, Duration atMost) {
    return Optional.empty();
  }

  List<LeafDraft> leaves() {
    return List.copyOf(leaves);
  }

  void forget() {
    leaves.clear();
  }

  void fail() {
    failing = true;
  }
}
