package org.ventanilla.window.notary;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.ventanilla.ledger.Checkpoint;
import org.ventanilla.ledger.Proofs;
import org.ventanilla.ledger.Receipt;
import org.ventanilla.ledger.SignedNote;

/// Builds receipts from the newest checkpoint and the tiles in memory.
final class Receipts {
  private final Reading reading;
  private final NotaryStore store;
  private final TileCache tiles;
  private final Placements placements;
  private final Publication publication;
  private final Cosignatures cosignatures;

  Receipts(
      Reading reading,
      NotaryStore store,
      TileCache tiles,
      Placements placements,
      Publication publication,
      Cosignatures cosignatures) {
    this.reading = reading;
    this.store = store;
    this.tiles = tiles;
    this.placements = placements;
    this.publication = publication;
    this.cosignatures = cosignatures;
  }

  /// Empty until a checkpoint covers the leaf.
  Optional<IssuedReceipt> of(Ticket ticket) {
    return placements
        .recent(ticket.value())
        .or(() -> reading.read(() -> store.leaf(ticket.value())))
        .flatMap(leaf -> covering(leaf).map(checkpoint -> receipt(leaf, checkpoint)));
  }

  /// A checkpoint that a witness cosigned, once one covers the leaf.
  private Optional<SignedNote> covering(PlacedLeaf leaf) {
    return cosignatures
        .covering(leaf.index())
        .map(Cosignatures.Cosigned::note)
        .or(() -> published(leaf).map(Published::signedNote));
  }

  private Optional<Published> published(PlacedLeaf leaf) {
    return publication
        .newest()
        .filter(checkpoint -> checkpoint.size() > leaf.index())
        .or(() -> reading.read(store::published))
        .filter(checkpoint -> checkpoint.size() > leaf.index());
  }

  private IssuedReceipt receipt(PlacedLeaf leaf, SignedNote checkpoint) {
    long size = Checkpoint.parse(checkpoint.text()).orElseThrow().size();
    var receipt =
        new Receipt(
            leaf.entry(), leaf.index(), Proofs.inclusion(leaf.index(), size, tiles), checkpoint);
    return new IssuedReceipt(
        leaf.index(), leaf.entry().bytes(), receipt.encode().getBytes(StandardCharsets.UTF_8));
  }
}
