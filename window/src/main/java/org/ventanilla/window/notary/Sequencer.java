package org.ventanilla.window.notary;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.ledger.LedgerException;
import org.ventanilla.ledger.SignedNote;
import org.ventanilla.window.notary.NotaryFault.Code;
import org.ventanilla.window.platform.Bundle;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.Overtaken;

/// The thread that gives leaves their places and publishes checkpoints while its window is elected,
/// and follows the one that is otherwise.
///
/// A round is: make a batch durable in the tree, sign the tree, publish the checkpoint. It begins
/// when a batch is full, when somebody waits for a leaf, or after the poll. Where several wait at a
/// time, leaves also gather until there are as many as several waited for last, but for no longer
/// than twice what the last round took: a batch is then large and shares its writes, and the steps
/// that bring leaves have the processor. The tree is durable before it is signed: a crash at any
/// point leaves a database that the signer's memory is at most level with, and the next round goes
/// on from there.
final class Sequencer implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(Sequencer.class);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
  private static final Duration HEARTBEAT = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final int AWAITED = 4_096;

  private final Database database;
  private final NotaryStore store;
  private final TileCache tiles;
  private final Signer signer;
  private final SequencerLock election;
  private final Placements placements;
  private final Publication publication;
  private final InstantSource clock;
  private final FaultPoint faults;
  private final NotarySettings settings;
  private final Gathering gathering = new Gathering();
  private final Thread thread =
      Thread.ofPlatform().name("notary-sequencer").daemon().unstarted(this);

  private volatile Standing standing = new Standing.Idle();
  private volatile boolean stopping;
  private @Nullable Integrator integrator;
  private boolean sound;
  private long lookedAt;
  private int failures;
  private boolean backlog = true;
  private Duration crowded = Duration.ZERO;
  private int crowd;

  Sequencer(
      Database database,
      NotaryStore store,
      TileCache tiles,
      Signer signer,
      SequencerLock election,
      Placements placements,
      Publication publication,
      InstantSource clock,
      FaultPoint faults,
      NotarySettings settings) {
    this.database = database;
    this.store = store;
    this.tiles = tiles;
    this.signer = signer;
    this.election = election;
    this.placements = placements;
    this.publication = publication;
    this.clock = clock;
    this.faults = faults;
    this.settings = settings;
  }

  void start() {
    standing = new Standing.Following();
    thread.start();
  }

  /// Ends after the round that runs, and lets another window be elected.
  void stop() {
    stopping = true;
    gathering.end();
    try {
      if (!thread.join(STOP_LIMIT)) {
        log.atWarn().log("sequencer-still-running");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// A leaf was committed.
  void wake() {
    gathering.leaf();
  }

  /// Somebody waits for a leaf that was committed before.
  void hurry() {
    gathering.await();
  }

  Standing standing() {
    return standing;
  }

  @Override
  public void run() {
    try {
      while (!stopping) {
        turn();
      }
      standing = new Standing.Idle();
    } finally {
      if (!stopping) {
        standing = new Standing.ReadOnly(Code.READ_ONLY, "the sequencer died of an error");
      }
      election.release();
    }
  }

  private void turn() {
    try {
      gather();
      backlog = elected() && round();
      look();
      failures = 0;
    } catch (NotaryFault e) {
      failed(e, readOnly(e));
    } catch (LedgerException e) {
      failed(
          e,
          switch (e.code()) {
            case TILE_MISSING, MALFORMED ->
                new Standing.ReadOnly(
                    Code.READ_ONLY, "the stored log is damaged: " + e.getMessage());
            case STORAGE -> null;
          });
    } catch (RuntimeException e) {
      failed(e, null);
    }
  }

  private void gather() {
    if (backlog) {
      return;
    }
    // Who is not elected only looks from time to time.
    Duration least = standing instanceof Standing.Sequencing ? crowded : settings.poll();
    try {
      gathering.gather(
          crowd > 1 ? Math.min(crowd, settings.batch()) : settings.batch(),
          shorter(least, settings.poll()),
          settings.poll());
    } catch (InterruptedException e) {
      interrupted();
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /// What a fault makes of this window: nothing lasting, or read-only.
  private static Standing.@Nullable ReadOnly readOnly(NotaryFault fault) {
    return switch (fault.code()) {
      case OVERTAKEN -> null;
      case LEAF_INVALID,
          TRANSACTION,
          PREVIOUS_UNKNOWN,
          KEY_UNUSABLE,
          MEMORY_UNUSABLE,
          READ_ONLY,
          NOT_RECONCILED,
          SETTINGS_INVALID ->
          new Standing.ReadOnly(fault.code(), String.valueOf(fault.getMessage()));
    };
  }

  /// A failed batch may have been committed or not, so the next round begins from the database.
  /// What looks like a log that contradicts the signer may also be another window that was faster;
  /// so the second look counts.
  ///
  /// A window that is read-only keeps the election if it has it: what it refuses to sign, no other
  /// window should sign unasked. It tries again all the same, in case somebody repaired the cause.
  private void failed(RuntimeException fault, Standing.@Nullable ReadOnly outcome) {
    report(fault);
    integrator = null;
    sound = false;
    if (outcome == null) {
      election.release();
      standing = new Standing.Following();
    } else if (failures > 0) {
      standing = outcome;
    }
    Duration pause = settings.poll().multipliedBy(1L << Math.min(failures, 6));
    failures++;
    pause(shorter(pause, LONGEST_PAUSE));
  }

  /// Only our own messages: those of drivers may quote values.
  private static void report(RuntimeException fault) {
    switch (fault) {
      case NotaryFault e when e.code() == Code.OVERTAKEN ->
          log.atWarn().addKeyValue("code", e.code().text()).log("sequencer-round-failed");
      case NotaryFault e ->
          log.atError()
              .addKeyValue("code", e.code().text())
              .addKeyValue("reason", e.getMessage())
              .log("sequencer-round-failed");
      default ->
          log.atError()
              .addKeyValue("fault", fault.getClass().getName())
              .log("sequencer-round-failed");
    }
  }

  /// A window that is not elected makes sure once that it could be: what its signer remembers must
  /// be in the log that another window continues.
  private boolean elected() {
    if (!election.hold()) {
      integrator = null;
      if (!sound) {
        resume();
        sound = true;
      }
      standing = new Standing.Following();
      return false;
    }
    if (integrator == null) {
      integrator = resume();
      sound = true;
      standing = new Standing.Sequencing();
    }
    return true;
  }

  /// Begins from nothing but the database and the signer's memory, which must agree. The order
  /// matters while another window writes: what is read first is never ahead of what is read later.
  private Integrator resume() {
    tiles.forget();
    var remembered = signer.recall();
    var published = database.asWindow(store::published);
    Integrator resumed = Integrator.resume(database, store, tiles, clock, faults);
    TreeState tree = resumed.tree();
    published.ifPresent(checkpoint -> publication.requireCovers(checkpoint, tree, tiles));
    remembered.ifPresent(last -> Signer.requireConsistent(last, tree.size(), tree.root(), tiles));
    if (published.isPresent() && remembered.isEmpty()) {
      throw new NotaryFault(
          Code.READ_ONLY, "the log was signed before, but " + SignerMemory.FILE + " is missing");
    }
    return resumed;
  }

  /// @return whether more than one batch may have waited
  private boolean round() {
    long begin = System.nanoTime();
    Integrator current = Objects.requireNonNull(integrator);
    List<PlacedLeaf> placed = current.integrate(settings.batch());
    Instant now = clock.instant();
    if (!publication.isDue(current.tree().size(), now.minus(HEARTBEAT))) {
      return false;
    }
    SignedNote note = signer.sign(current.tree().size(), current.tree().root(), tiles);
    publish(new Published(current.tree().size(), note.encode(), now));
    crowd = placements.covered(placed);
    crowded =
        crowd > 1 ? Duration.ofNanos(System.nanoTime() - begin).multipliedBy(2) : Duration.ZERO;
    return placed.size() == settings.batch();
  }

  private void publish(Published checkpoint) {
    Bundle bundle = new Bundle();
    NotaryStore.publish(checkpoint, bundle);
    faults.pass(FaultPoint.Step.PUBLISHING);
    try {
      database.atOnceAsWindow(bundle);
    } catch (Overtaken e) {
      throw new NotaryFault(Code.OVERTAKEN, "another window published a larger checkpoint", e);
    }
    faults.pass(FaultPoint.Step.PUBLISHED);
    publication.published(checkpoint);
  }

  /// From time to time: what other windows published, and for whom it was.
  private void look() {
    long now = System.nanoTime();
    if (lookedAt != 0 && now - lookedAt < settings.poll().toNanos()) {
      return;
    }
    lookedAt = now;
    var awaited = placements.awaited(AWAITED);
    if (standing instanceof Standing.Following || !awaited.isEmpty()) {
      database.asWindow(store::published).ifPresent(publication::published);
    }
    if (!awaited.isEmpty()) {
      long size = publication.size();
      database.asWindow(() -> store.covered(awaited, size)).forEach(placements::tell);
    }
  }

  private void pause(Duration time) {
    try {
      gathering.pause(time);
    } catch (InterruptedException e) {
      interrupted();
    }
  }

  private void interrupted() {
    stopping = true;
    Thread.currentThread().interrupt();
  }
}
