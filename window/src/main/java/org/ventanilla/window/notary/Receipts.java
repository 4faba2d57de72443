package org.ventanilla.window.notary;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.ventanilla.ledger.Proofs;
import org.ventanilla.ledger.Receipt;

/// Builds receipts from the newest checkpoint and the tiles in memory.
final class Receipts {
  private final Reading reading;
  private final NotaryStore store;
  private final TileCache tiles;
  private final Placements placements;
  private final Publication publication;

  Receipts(
      Reading reading,
      NotaryStore store,
      TileCache tiles,
      Placements placements,
      Publication publication) {
    this.reading = reading;
    this.store = store;
    this.tiles = tiles;
    this.placements = placements;
    this.publication = publication;
  }

  /// Empty until a checkpoint covers the leaf.
  Optional<IssuedReceipt> of(Ticket ticket) {
    return placements
        .recent(ticket.value())
        .or(() -> reading.read(() -> store.leaf(ticket.value())))
        .flatMap(leaf -> covering(leaf).map(checkpoint -> receipt(leaf, checkpoint)));
  }

  private Optional<Published> covering(PlacedLeaf leaf) {
    return publication
        .newest()
        .filter(checkpoint -> checkpoint.size() > leaf.index())
        .or(() -> reading.read(store::published))
        .filter(checkpoint -> checkpoint.size() > leaf.index());
  }

  private IssuedReceipt receipt(PlacedLeaf leaf, Published checkpoint) {
    var receipt =
        new Receipt(
            leaf.entry(),
            leaf.index(),
            Proofs.inclusion(leaf.index(), checkpoint.size(), tiles),
            checkpoint.signedNote());
    return new IssuedReceipt(
        leaf.index(), leaf.entry().bytes(), receipt.encode().getBytes(StandardCharsets.UTF_8));
  }
}
