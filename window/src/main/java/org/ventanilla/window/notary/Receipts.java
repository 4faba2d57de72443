package org.ventanilla.window.notary;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ventanilla.ledger.Checkpoint;
import org.ventanilla.ledger.Proofs;
import org.ventanilla.ledger.Receipt;
import org.ventanilla.ledger.SignedNote;

/// Builds receipts from the newest checkpoint and the tiles in memory.
final class Receipts {
  /// Receipts kept in memory, some 3 KB each.
  private static final int KEPT = 4_096;

  private final Reading reading;
  private final NotaryStore store;
  private final TileCache tiles;
  private final Placements placements;
  private final Publication publication;
  private final Cosignatures cosignatures;
  private final Map<Long, Issued> issued =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, Issued> eldest) {
              return size() > KEPT;
            }
          });

  private record Issued(IssuedReceipt receipt, boolean cosigned) {}

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
    return leaf(ticket)
        .flatMap(leaf -> covering(leaf).map(checkpoint -> receipt(leaf, checkpoint)));
  }

  /// The leaf's place, once a checkpoint covers it.
  Optional<Long> index(Ticket ticket) {
    return leaf(ticket).filter(leaf -> covering(leaf).isPresent()).map(PlacedLeaf::index);
  }

  private Optional<PlacedLeaf> leaf(Ticket ticket) {
    return placements
        .recent(ticket.value())
        .or(() -> reading.read(() -> store.leaf(ticket.value())));
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

  /// A receipt stays true; it is built anew only to carry a cosignature that has come since.
  private IssuedReceipt receipt(PlacedLeaf leaf, SignedNote checkpoint) {
    boolean cosigned = cosignatures.covering(leaf.index()).isPresent();
    Issued before = issued.get(leaf.ticket());
    if (before != null && (before.cosigned || !cosigned)) {
      return before.receipt;
    }
    IssuedReceipt receipt = build(leaf, checkpoint);
    issued.put(leaf.ticket(), new Issued(receipt, cosigned));
    return receipt;
  }

  private IssuedReceipt build(PlacedLeaf leaf, SignedNote checkpoint) {
    long size = Checkpoint.parse(checkpoint.text()).orElseThrow().size();
    var receipt =
        new Receipt(
            leaf.entry(), leaf.index(), Proofs.inclusion(leaf.index(), size, tiles), checkpoint);
    return new IssuedReceipt(
        leaf.index(), leaf.entry().bytes(), receipt.encode().getBytes(StandardCharsets.UTF_8));
  }
}
