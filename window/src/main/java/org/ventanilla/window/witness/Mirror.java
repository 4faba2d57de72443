package org.ventanilla.window.witness;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ventanilla.ledger.Checkpoint;
import org.ventanilla.ledger.CheckpointVerification;
import org.ventanilla.ledger.CheckpointVerifier;
import org.ventanilla.ledger.Digest;
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
/// on from what it holds, and takes the new entries and the checkpoint over only if the tree has
/// its root; so what it holds always verifies. A signed checkpoint that does not fit what it holds
/// is evidence if the signed tree itself shows it: tiles and entries may just be wrong, whoever
/// sent them. One thread at a time.
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
    void keep(String origin, SignedNote held, SignedNote offered);
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

  private record Note(byte[] bytes, SignedNote signed, Checkpoint checkpoint) {}

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
    return held.isPresent() && offered.checkpoint().size() <= tree.size()
        ? compare(held.get(), offered)
        : extend(held, tree, offered);
  }

  /// Whether the tree held here begins with the one that is offered.
  private Outcome compare(Note held, Note offered) {
    Checkpoint now = held.checkpoint();
    long size = offered.checkpoint().size();
    Optional<Digest> root;
    try {
      root = Proofs.rootOfFirst(size, now, new LogTiles(files.source()));
    } catch (LedgerException e) {
      throw new WitnessFault(Code.MIRROR, "the mirror is not whole", e);
    }
    if (root.isEmpty()) {
      throw new WitnessFault(Code.MIRROR, "the mirror does not have the root of its checkpoint");
    }
    return root.get().equals(offered.checkpoint().root())
        ? new Outcome.Holds(now)
        : conflict(held, offered);
  }

  private Outcome extend(Optional<Note> held, TreeAppender tree, Note offered) {
    files.discard();
    try {
      Optional<String> fault = fetch(tree, offered.checkpoint().size());
      if (fault.isPresent()) {
        return disagreeing(held, offered, fault.get());
      }
      if (!tree.root().equals(offered.checkpoint().root())) {
        return disagreeing(held, offered, "its entries do not have the signed root");
      }
      tree.takeTiles().forEach(this::bring);
      files.takeOver(CHECKPOINT, offered.bytes());
      return new Outcome.Holds(offered.checkpoint());
    } catch (IOException e) {
      return new Outcome.Faulty("it cannot be read");
    } finally {
      files.discard();
    }
  }

  /// The entries are not those of the signed tree. They may just be wrong; but where the signed
  /// tree does not begin with the one held here, the ledger signed two histories.
  private Outcome disagreeing(Optional<Note> held, Note offered, String fault) {
    if (held.isEmpty()) {
      return new Outcome.Faulty(fault);
    }
    Checkpoint before = held.get().checkpoint();
    try {
      return Proofs.rootOfFirst(before.size(), offered.checkpoint(), new LogTiles(peer))
              .filter(root -> !root.equals(before.root()))
              .isPresent()
          ? conflict(held.get(), offered)
          : new Outcome.Faulty(fault);
    } catch (LedgerException e) {
      return new Outcome.Faulty("its tiles are not whole");
    }
  }

  private Outcome conflict(Note held, Note offered) {
    evidence.keep(key.name(), held.signed(), offered.signed());
    return new Outcome.Conflict();
  }

  private Optional<Note> verified(byte[] bytes) {
    return switch (CheckpointVerifier.verify(bytes, Trust.log(key))) {
      case CheckpointVerification.Verified verified ->
          Optional.of(
              new Note(bytes, SignedNote.parse(bytes).orElseThrow(), verified.checkpoint()));
      case CheckpointVerification.NotVerified _ -> Optional.empty();
    };
  }

  /// What is held; a checkpoint that is there and does not verify is not as if there was none.
  private Optional<Note> held() {
    try {
      return files
          .source()
          .read(CHECKPOINT, SignedNote.MAX_BYTES)
          .map(bytes ->
              verified(bytes)
                  .orElseThrow(() ->
                      new WitnessFault(
                          Code.MIRROR, "the mirror's own checkpoint does not verify")));
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

  /// Appends the entries up to `size`; tells what is wrong with them. The first bundle may begin
  /// with entries that are held: they must be those, as the bundle is kept with them.
  private Optional<String> fetch(TreeAppender tree, long size) throws IOException {
    List<Digest> known = lastLeaves(tree.size());
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
          List<Digest> leaves = bundle.entries().stream().map(Entry::leafHash).toList();
          if (!leaves.subList(0, known.size()).equals(known)) {
            return Optional.of("a bundle does not begin with the entries that are held");
          }
          leaves.subList(known.size(), leaves.size()).forEach(tree::append);
          files.bring(place.entriesPath(), bytes.get());
          known = List.of();
        }
      }
      tree.takeFullTiles().forEach(this::bring);
    }
    return Optional.empty();
  }

  /// The leaf hashes in the tile that still grows.
  private List<Digest> lastLeaves(long size) {
    int width = (int) (size % Tile.MAX_WIDTH);
    if (width == 0) {
      return List.of();
    }
    Tile tile =
        new LogTiles(files.source()).tile(TileCoordinates.of(0, size / Tile.MAX_WIDTH, size));
    return IntStream.range(0, width).mapToObj(i -> tile.hash(0, i)).toList();
  }

  private void bring(Tile tile) {
    files.bring(tile.coordinates().path(), tile.bytes());
  }
}
