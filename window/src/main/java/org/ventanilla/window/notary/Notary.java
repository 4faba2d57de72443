package org.ventanilla.window.notary;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ventanilla.ledger.Checkpoint;
import org.ventanilla.ledger.Entry;
import org.ventanilla.ledger.LogSource;
import org.ventanilla.ledger.SignedNote;
import org.ventanilla.ledger.SigningKey;
import org.ventanilla.ledger.VerifierKey;
import org.ventanilla.window.notary.NotaryFault.Code;
import org.ventanilla.window.platform.Bundle;
import org.ventanilla.window.platform.Database;

/// The window's notary. A step appends its leaf in its own transaction; the sequencer integrates it
/// within milliseconds; from then on there is a receipt. Safe for many threads.
///
/// Errors: [NotaryFault].
public final class Notary implements AutoCloseable {
  /// SQL for the ticket of the leaf that was appended last on the same connection: for statements
  /// that stand in a bundle after [#append(LeafDraft, Bundle)].
  public static final String APPENDED = "currval('notary.pending_ticket_seq')";

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  /// Name of the lock by which windows elect their sequencer.
  static final String ELECTION = "ventanilla.notary.sequencer";

  private final Database database;
  private final NotaryStore store;
  private final TileCache tiles;
  private final Placements placements;
  private final Receipts receipts;
  private final LedgerPages pages;
  private final Signer signer;
  private final Publication publication;
  private final Cosignatures cosignatures;
  private final Sequencer sequencer;

  private Notary(
      Database database,
      SigningKey key,
      Path keysDir,
      NotarySettings settings,
      InstantSource clock,
      WitnessDemand demand,
      SequencerLock election,
      FaultPoint faults) {
    this.database = database;
    this.store = new NotaryStore(database);
    this.placements = new Placements();
    this.signer = new Signer(key, new SignerMemory(keysDir, key.verifierKey(), faults), faults);
    this.publication = new Publication(key.verifierKey());
    var reading = new Reading(database);
    this.tiles = new TileCache(reading, store, settings.tiles());
    this.cosignatures = new Cosignatures(database, reading, key.verifierKey(), demand, clock);
    this.receipts = new Receipts(reading, store, tiles, placements, publication, cosignatures);
    this.pages =
        new LedgerPages(reading, store, tiles, publication, new CosignatureStore(database));
    this.sequencer =
        new Sequencer(
            database.reserved(),
            new NotaryStore(database.reserved()),
            tiles,
            signer,
            election,
            placements,
            publication,
            clock,
            faults,
            settings);
  }

  /// Opens the log, making its key if there is neither log nor key, and starts the sequencer.
  ///
  /// @param keysDir where the signing key and the signer's memory are, outside the database
  /// @param demand whose cosignatures count, and whether nothing leaves without one
  /// @throws NotaryFault [Code#KEY_UNUSABLE]; a log that must not be written starts read-only
  public static Notary start(
      Database database,
      Path keysDir,
      NotarySettings settings,
      InstantSource clock,
      SecureRandom random,
      WitnessDemand demand) {
    var election = new AdvisoryLock(database.reserved(), ELECTION);
    return start(database, keysDir, settings, clock, random, demand, election, _ -> {});
  }

  static Notary start(
      Database database,
      Path keysDir,
      NotarySettings settings,
      InstantSource clock,
      SecureRandom random,
      WitnessDemand demand,
      SequencerLock election,
      FaultPoint faults) {
    var store = new NotaryStore(database);
    boolean begun =
        database.asWindow(() -> store.tree().size() > 0 || store.published().isPresent());
    SigningKey key = new KeyFile(keysDir, random).open(settings.origin(), begun);
    var notary = new Notary(database, key, keysDir, settings, clock, demand, election, faults);
    notary.sequencer.start();
    return notary;
  }

  /// Appends a leaf in the caller's transaction, on whosever behalf it runs.
  ///
  /// @throws NotaryFault [Code#LEAF_INVALID], [Code#PREVIOUS_UNKNOWN], [Code#TRANSACTION] outside a
  ///   transaction, or why this window is read-only
  public Ticket append(LeafDraft draft) {
    if (!database.inTransaction()) {
      throw new NotaryFault(Code.TRANSACTION, "a leaf belongs to the transaction of its step");
    }
    requireWritable();
    long ticket =
        store
            .append(LeafForm.of(draft))
            .orElseThrow(
                () -> new NotaryFault(Code.PREVIOUS_UNKNOWN, "there is no such earlier leaf"));
    database.afterCommit(sequencer::wake);
    return new Ticket(ticket);
  }

  /// Adds the appending of a leaf to a bundle, so that both are one transaction. The bundle is
  /// refused ([org.ventanilla.window.platform.Overtaken]) when there is no such earlier leaf.
  ///
  /// @return the ticket, known once the bundle was carried out
  /// @throws NotaryFault [Code#LEAF_INVALID], or why this window is read-only
  public Supplier<Ticket> append(LeafDraft draft, Bundle bundle) {
    requireWritable();
    Bundle.Answer<Long> ticket = store.append(LeafForm.of(draft), bundle);
    bundle.afterCommit(sequencer::wake);
    return () -> new Ticket(ticket.row());
  }

  private void requireWritable() {
    if (sequencer.standing() instanceof Standing.ReadOnly(Code code, String message)) {
      throw new NotaryFault(code, message);
    }
  }

  /// The receipt, once a durable checkpoint covers the leaf.
  public Optional<IssuedReceipt> receipt(Ticket ticket) {
    return receipts.of(ticket);
  }

  /// Waits until a durable checkpoint covers the leaf. Call it after the commit, never inside a
  /// transaction.
  ///
  /// @param atMost up to 10 minutes
  /// @return empty when the time is over; the leaf is safe all the same, and its receipt follows
  public Optional<IssuedReceipt> await(Ticket ticket, Duration atMost) {
    return awaitCovered(ticket, atMost) ? receipts.of(ticket) : Optional.empty();
  }

  /// As [#await(Ticket, Duration)], for whoever needs no receipt.
  ///
  /// @return whether a durable checkpoint covers the leaf
  public boolean awaitCovered(Ticket ticket, Duration atMost) {
    if (database.inTransaction()) {
      throw new NotaryFault(Code.TRANSACTION, "what is not committed is never covered");
    }
    if (placements.passed(ticket.value()) && receipts.index(ticket).isPresent()) {
      return true;
    }
    sequencer.hurry();
    placements.await(ticket.value(), atMost.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : atMost);
    return receipts.index(ticket).isPresent();
  }

  /// Whether what this leaf tells of may leave the window: a durable checkpoint covers the leaf,
  /// and a witness has cosigned one that does, where the agreement requires it.
  public boolean mayLeave(Ticket ticket) {
    return receipts.index(ticket).filter(cosignatures::permit).isPresent();
  }

  /// Takes a witness's cosignature over a checkpoint of this log, durably, unless the answer says
  /// otherwise. Receipts carry it from then on.
  public CosignatureVerdict cosigned(SignedNote note) {
    return cosignatures.add(note);
  }

  /// How many leaves the newest cosigned checkpoint covers; 0 while there is none.
  public long cosignedSize() {
    return cosignatures.newest().map(Cosignatures.Cosigned::size).orElse(0L);
  }

  /// The log as anybody may read it.
  public LedgerPages pages() {
    return pages;
  }

  /// Brings a restored database level with what was signed, from somebody who kept the leaves. The
  /// sequencer goes on by itself afterwards.
  ///
  /// @param source a mirror, an export or a server of this log
  /// @param restored hears each leaf taken, in order, once all of them are durable
  /// @return how many leaves were taken; 0 if none was missing
  /// @throws NotaryFault [Code#NOT_RECONCILED] if the source does not have what is missing or is of
  ///   another log, or if the stored leaves are not those that were signed; nothing was written
  public long reconcile(LogSource source, Consumer<Entry> restored) {
    Checkpoint signed =
        signer
            .recall()
            .orElseThrow(
                () -> new NotaryFault(Code.NOT_RECONCILED, "nothing is known to be signed"));
    long taken =
        new Reconciliation(database, store, tiles, verifierKey(), source).run(signed, restored);
    sequencer.wake();
    return taken;
  }

  /// The log's public key, whose name is its origin.
  public VerifierKey verifierKey() {
    return signer.verifierKey();
  }

  /// Whether this window takes leaves, and why not.
  public Standing standing() {
    return sequencer.standing();
  }

  /// How many leaves the newest checkpoint covers.
  public long size() {
    return publication.size();
  }

  /// Ends the sequencer; another window's may take over. Leaves may be appended all the same.
  @Override
  public void close() {
    sequencer.stop();
  }
}
