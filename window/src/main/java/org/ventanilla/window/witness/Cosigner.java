package org.ventanilla.window.witness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.ledger.Checkpoint;
import org.ventanilla.ledger.LedgerException;
import org.ventanilla.ledger.LogTiles;
import org.ventanilla.ledger.Parsed;
import org.ventanilla.ledger.Proofs;
import org.ventanilla.ledger.SignedNote;
import org.ventanilla.ledger.VerifierKey;
import org.ventanilla.ledger.WitnessRequest;
import org.ventanilla.window.notary.LedgerPages;
import org.ventanilla.window.notary.Notary;
import org.ventanilla.window.notary.Standing;
import org.ventanilla.window.witness.WitnessFault.Code;

/// Has a counterpart's witness cosign this window's ledger: every new checkpoint, and the newest
/// once a minute when there is no new one, so that the witness's time is known that exactly. While
/// the witness is away it tries again, ever less often up to every five seconds, and says so; when
/// it is back, the newest checkpoint covers all that waited.
final class Cosigner implements Runnable, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Cosigner.class);
  private static final Duration REFRESH = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
  private static final int STATUS_OK = 200;
  private static final int STATUS_STALE = 409;

  private final Notary notary;
  private final LedgerPages pages;
  private final PeerWitness peer;
  private final List<VerifierKey> witnesses;
  private final Duration poll;
  private final Semaphore ending = new Semaphore(0);
  private final Thread thread =
      Thread.ofPlatform().name("witness-cosigner").daemon().unstarted(this);

  /// What the witness holds, as far as is known; its answer may have been lost.
  private long oldSize = -1;

  /// What this window has its cosignature of.
  private long taken;

  private long doneAt;
  private volatile @Nullable String trouble;
  private int failures;

  Cosigner(Notary notary, PeerWitness peer, List<VerifierKey> witnesses, Duration poll) {
    this.notary = notary;
    this.pages = notary.pages();
    this.peer = peer;
    this.witnesses = List.copyOf(witnesses);
    this.poll = poll;
  }

  void start() {
    thread.start();
  }

  /// What keeps the witness from cosigning; empty while it does.
  Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  @Override
  public void run() {
    while (true) {
      Duration pause = poll;
      try {
        turn();
      } catch (WitnessFault e) {
        pause = failed(e.code().text() + ": " + e.getMessage());
      } catch (RuntimeException e) {
        // A driver's own message may quote values.
        pause = failed(e.getClass().getSimpleName());
      }
      try {
        if (ending.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
          return;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private Duration failed(String reason) {
    // Once at the beginning, and again from time to time.
    if (!reason.equals(trouble) || failures % 60 == 0) {
      log.atError()
          .addKeyValue("code", "ledger-not-cosigned")
          .addKeyValue("reason", reason)
          .log("witness-missing");
    }
    trouble = reason;
    Duration pause = poll.multipliedBy(1L << Math.min(failures, 12));
    failures++;
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  /// One look, and a request if there is something to cosign.
  void turn() {
    if (!(notary.standing() instanceof Standing.Sequencing)) {
      return;
    }
    boolean grew = notary.size() > taken;
    boolean old = oldSize > 0 && System.nanoTime() - doneAt > REFRESH.toNanos();
    if (!grew && !old) {
      return;
    }
    if (oldSize < 0) {
      oldSize = notary.cosignedSize();
      taken = oldSize;
    }
    SignedNote note = newest();
    Checkpoint checkpoint = Checkpoint.parse(note.text()).orElseThrow();
    if (oldSize > checkpoint.size()) {
      throw new WitnessFault(
          Code.PEER, "the witness cosigned a larger tree than this window has: reconcile it");
    }
    ask(note, checkpoint);
  }

  private SignedNote newest() {
    return pages
        .page("checkpoint")
        .flatMap(page ->
            switch (SignedNote.parse(page.bytes())) {
              case Parsed.Valid<SignedNote>(SignedNote note) -> Optional.of(note);
              case Parsed.Malformed<SignedNote> _ -> Optional.empty();
            })
        .orElseThrow(() -> new WitnessFault(Code.PEER, "there is no checkpoint"));
  }

  private void ask(SignedNote note, Checkpoint checkpoint) {
    WitnessRequest request;
    try {
      request =
          new WitnessRequest(
              oldSize,
              Proofs.consistency(oldSize, checkpoint.size(), new LogTiles(this::read)),
              note,
              checkpoint);
    } catch (LedgerException e) {
      throw new WitnessFault(Code.PEER, "the proof cannot be made", e);
    }
    PeerWitness.Reply reply = peer.addCheckpoint(request.encode().getBytes(StandardCharsets.UTF_8));
    switch (reply.status()) {
      case STATUS_OK -> accept(note, checkpoint, reply.body());
      case STATUS_STALE -> {
        long known = size(reply.body());
        if (known == oldSize) {
          throw new WitnessFault(Code.PEER, "the witness contradicts itself");
        }
        oldSize = known;
      }
      default -> {
        // What it holds may be something else than this window believes.
        oldSize = notary.cosignedSize();
        throw new WitnessFault(Code.PEER, "the witness refuses with HTTP " + reply.status());
      }
    }
  }

  private Optional<byte[]> read(String path, int maxBytes) throws IOException {
    Optional<byte[]> bytes = pages.page(path).map(LedgerPages.Page::bytes);
    if (bytes.isPresent() && bytes.get().length > maxBytes) {
      throw new IOException("a page is too long");
    }
    return bytes;
  }

  private void accept(SignedNote note, Checkpoint checkpoint, byte[] answer) {
    switch (note.withAnswer(answer, witnesses)) {
      case Parsed.Malformed<SignedNote>(String reason) ->
          throw new WitnessFault(Code.PEER, "the cosignature does not hold: " + reason);
      case Parsed.Valid<SignedNote>(SignedNote cosigned) -> {
        switch (notary.cosigned(cosigned)) {
          case TAKEN -> {
            // What follows is for both.
          }
          case NOT_DEMANDED -> throw new WitnessFault(Code.PEER, "the cosignature does not hold");
          case AHEAD ->
              throw new WitnessFault(
                  Code.CLOCK,
                  "the cosignature's time is more than a minute ahead of this window's");
        }
      }
    }
    oldSize = checkpoint.size();
    taken = oldSize;
    doneAt = System.nanoTime();
    failures = 0;
    if (trouble != null) {
      log.atInfo().addKeyValue("size", oldSize).log("witness-back");
      trouble = null;
    }
  }

  private static long size(byte[] body) {
    String text = new String(body, StandardCharsets.US_ASCII).strip();
    if (!text.matches("0|[1-9][0-9]{0,17}")) {
      throw new WitnessFault(Code.PEER, "the witness names no size");
    }
    return Long.parseLong(text);
  }

  @Override
  public void close() {
    ending.release();
    try {
      if (thread.isAlive() && !thread.join(STOP_LIMIT)) {
        log.atWarn().log("cosigner-still-running");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
