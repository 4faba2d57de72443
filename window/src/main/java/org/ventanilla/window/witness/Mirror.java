package org.ventanilla.window.witness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.ventanilla.ledger.Checkpoint;
import org.ventanilla.ledger.CheckpointVerification;
import org.ventanilla.ledger.CheckpointVerifier;
import org.ventanilla.ledger.Entry;
import org.ventanilla.ledger.EntryBundle;
import org.ventanilla.ledger.LedgerException;
import org.ventanilla.ledger.LogSource;
import org.ventanilla.ledger.LogTiles;
import org.ventanilla.ledger.Parsed;
import org.ventanilla.ledger.Proofs;
import org.ventanilla.ledger.SignedNote;
import org.ventanilla.ledger.Tile;
import org.ventanilla.ledger.TileCoordinates;
import org.ventanilla.ledger.TreeAppender;
import org.ventanilla.ledger.Trust;
import org.ventanilla.ledger.VerifierKey;
import org.ventanilla.window.witness.WitnessFault.Code;

/// Keeps all entries of a counterpart's ledger. Each time it fetches what is new, builds the tree
/// on from what it holds, and takes the new checkpoint over only if the tree has its root; so what
/// it holds always verifies. A signed checkpoint that does not fit what it holds is evidence. One
/// thread at a time.
final class Mirror {
  private static final String CHECKPOINT = "checkpoint";

  private final VerifierKey key;
  private final LogSource peer;
  private final MirrorFiles files;
  private final Evidence evidence;

  /// Takes two notes that contradict each other.
  @FunctionalInterface
  interface Evidence {
    /// Keeps them and raises the alarm.
    void keep(String origin, String held, String offered);
  }

  /// What a look came to.
  sealed interface Outcome {
    /// The mirror holds this tree.
    record Holds(Checkpoint checkpoint) implements Outcome {}

    /// The ledger has no checkpoint yet.
    record Empty() implements Outcome {}

    /// The ledger is at fault, or not whole; the mirror stays as it was.
    record Faulty(String message) implements Outcome {}

    /// The ledger signed two histories.
    record Conflict() implements Outcome {}
  }

  Mirror(VerifierKey key, LogSource peer, MirrorFiles files, Evidence evidence) {
    this.key = key;
    this.peer = peer;
    this.files = files;
    this.evidence = evidence;
  }

  private record Note(byte[] bytes, Checkpoint checkpoint) {
    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /// Fetches and verifies what is new.
  ///
  /// @throws WitnessFault [Code#MIRROR] if what the mirror itself holds is damaged
  Outcome catchUp() {
    Note offered;
    try {
      Optional<byte[]> bytes = peer.read(CHECKPOINT, SignedNote.MAX_BYTES);
      if (bytes.isEmpty()) {
        return new Outcome.Empty();
      }
      Optional<Note> verified = verified(bytes.get());
      if (verified.isEmpty()) {
        return new Outcome.Faulty("its checkpoint does not verify");
      }
      offered = verified.get();
    } catch (IOException e) {
      return new Outcome.Faulty("it cannot be read");
    }
    Optional<Note> held = held();
    TreeAppender tree = resume(held);
    long size = offered.checkpoint().size();
    if (held.isPresent() && size <= tree.size()) {
      return Proofs.root(size, new LogTiles(files.source())).equals(offered.checkpoint().root())
          ? new Outcome.Holds(held.get().checkpoint())
          : conflict(held.get(), offered);
    }
    try {
      Optional<String> fault = fetch(tree, size);
      if (fault.isPresent()) {
        return new Outcome.Faulty(fault.get());
      }
    } catch (IOException e) {
      return new Outcome.Faulty("it cannot be read");
    }
    if (!tree.root().equals(offered.checkpoint().root())) {
      return disagreeing(held, offered);
    }
    tree.takeTiles().forEach(this::write);
    files.write(CHECKPOINT, offered.bytes());
    return new Outcome.Holds(offered.checkpoint());
  }

  /// The entries do not give the signed root. They may just be wrong; but where the ledger cannot
  /// prove that the signed tree begins with the one held here, it signed two histories.
  private Outcome disagreeing(Optional<Note> held, Note offered) {
    if (held.isPresent()) {
      Checkpoint before = held.get().checkpoint();
      Checkpoint after = offered.checkpoint();
      try {
        boolean extends_ =
            Proofs.verifyConsistency(
                before.size(),
                after.size(),
                Proofs.consistency(before.size(), after.size(), new LogTiles(peer)),
                before.root(),
                after.root());
        if (!extends_) {
          return conflict(held.get(), offered);
        }
      } catch (LedgerException e) {
        return new Outcome.Faulty("its tiles are not whole");
      }
    }
    return new Outcome.Faulty("its entries do not have the signed root");
  }

  private Outcome conflict(Note held, Note offered) {
    evidence.keep(key.name(), held.text(), offered.text());
    return new Outcome.Conflict();
  }

  private Optional<Note> verified(byte[] bytes) {
    return switch (CheckpointVerifier.verify(bytes, Trust.log(key))) {
      case CheckpointVerification.Verified verified ->
          Optional.of(new Note(bytes, verified.checkpoint()));
      case CheckpointVerification.NotVerified _ -> Optional.empty();
    };
  }

  private Optional<Note> held() {
    try {
      return files.source().read(CHECKPOINT, SignedNote.MAX_BYTES).flatMap(this::verified);
    } catch (IOException e) {
      throw new WitnessFault(Code.MIRROR, "cannot read the mirror", e);
    }
  }

  private TreeAppender resume(Optional<Note> held) {
    if (held.isEmpty()) {
      return TreeAppender.empty();
    }
    try {
      Checkpoint checkpoint = held.get().checkpoint();
      TreeAppender tree = TreeAppender.resume(checkpoint.size(), new LogTiles(files.source()));
      if (tree.root().equals(checkpoint.root())) {
        return tree;
      }
    } catch (LedgerException e) {
      throw new WitnessFault(Code.MIRROR, "the mirror is not whole", e);
    }
    throw new WitnessFault(Code.MIRROR, "the mirror does not have the root of its checkpoint");
  }

  /// Appends the entries up to `size`; tells what is wrong with them.
  private Optional<String> fetch(TreeAppender tree, long size) throws IOException {
    while (tree.size() < size) {
      TileCoordinates place = TileCoordinates.of(0, tree.size() / Tile.MAX_WIDTH, size);
      Optional<byte[]> bytes = peer.read(place.entriesPath(), EntryBundle.MAX_BYTES);
      if (bytes.isEmpty()) {
        return Optional.of("entries are missing");
      }
      switch (EntryBundle.parse(bytes.get(), place.width())) {
        case Parsed.Malformed<EntryBundle> _ -> {
          return Optional.of("a bundle of entries is malformed");
        }
        case Parsed.Valid<EntryBundle>(EntryBundle bundle) -> {
          List<Entry> entries = bundle.entries();
          int known = (int) (tree.size() % Tile.MAX_WIDTH);
          entries.subList(known, entries.size()).forEach(entry -> tree.append(entry.leafHash()));
          files.write(place.entriesPath(), bytes.get());
        }
      }
      tree.takeFullTiles().forEach(this::write);
    }
    return Optional.empty();
  }

  private void write(Tile tile) {
    files.write(tile.coordinates().path(), tile.bytes());
  }
}
