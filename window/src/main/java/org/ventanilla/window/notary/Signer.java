package org.ventanilla.window.notary;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.ventanilla.ledger.Checkpoint;
import org.ventanilla.ledger.Digest;
import org.ventanilla.ledger.HashReader;
import org.ventanilla.ledger.LedgerException;
import org.ventanilla.ledger.Proofs;
import org.ventanilla.ledger.SignedNote;
import org.ventanilla.ledger.SigningKey;
import org.ventanilla.ledger.VerifierKey;
import org.ventanilla.window.notary.NotaryFault.Code;

/// Signs the log's checkpoints. It treats the log as a witness would: it remembers what it signed
/// last, in a file the database knows nothing of, and demands a consistency proof from there. So a
/// database restored from a backup, or rewritten, gets no signature, and the log has one history.
final class Signer {
  private final SigningKey key;
  private final SignerMemory memory;
  private final FaultPoint faults;
  private final ReentrantLock lock = new ReentrantLock();

  Signer(SigningKey key, SignerMemory memory, FaultPoint faults) {
    this.key = key;
    this.memory = memory;
    this.faults = faults;
  }

  VerifierKey verifierKey() {
    return key.verifierKey();
  }

  /// What was signed last; empty if nothing ever was.
  Optional<Checkpoint> recall() {
    return memory.recall();
  }

  /// Signs a tree that is durable already. When it returns, the signature will be remembered.
  ///
  /// @throws NotaryFault [Code#READ_ONLY] if the tree does not extend what was signed last
  SignedNote sign(long size, Digest root, HashReader tiles) {
    lock.lock();
    try {
      var last = memory.recall();
      last.ifPresent(before -> requireConsistent(before, size, root, tiles));
      // Ed25519 is deterministic: signing the same tree again gives the same note.
      SignedNote note = SignedNote.sign(new Checkpoint(key.name(), size, root).body(), key);
      if (last.isEmpty() || last.get().size() != size) {
        faults.pass(FaultPoint.Step.SIGNED);
        memory.remember(note);
        faults.pass(FaultPoint.Step.REMEMBERED);
      }
      return note;
    } finally {
      lock.unlock();
    }
  }

  /// Refuses a log that does not extend what was signed.
  ///
  /// @throws NotaryFault [Code#READ_ONLY]
  static void requireConsistent(Checkpoint before, long size, Digest root, HashReader tiles) {
    if (size < before.size()) {
      throw new NotaryFault(
          Code.READ_ONLY,
          "the log has %d leaves, and %d were signed: an older database was restored"
              .formatted(size, before.size()));
    }
    if (!consistent(before, size, root, tiles)) {
      throw new NotaryFault(
          Code.READ_ONLY,
          "the log of %d leaves does not extend the %d that were signed"
              .formatted(size, before.size()));
    }
  }

  /// Whether the log extends what was signed.
  static boolean consistent(Checkpoint before, long size, Digest root, HashReader tiles) {
    List<Digest> proof;
    try {
      proof = Proofs.consistency(before.size(), size, tiles);
    } catch (LedgerException e) {
      return switch (e.code()) {
        case TILE_MISSING, MALFORMED -> false;
        case STORAGE -> throw e;
      };
    }
    return Proofs.verifyConsistency(before.size(), size, proof, before.root(), root);
  }
}
