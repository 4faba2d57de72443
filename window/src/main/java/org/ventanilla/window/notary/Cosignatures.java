package org.ventanilla.window.notary;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.ledger.CheckpointVerification;
import org.ventanilla.ledger.CheckpointVerifier;
import org.ventanilla.ledger.SignedNote;
import org.ventanilla.ledger.Trust;
import org.ventanilla.ledger.VerifierKey;
import org.ventanilla.window.platform.Database;

/// What witnesses have cosigned of this log. Nothing counts that does not verify, also when it
/// comes from the database. Safe for many threads.
final class Cosignatures {
  /// Lateness is known this exactly.
  static final Duration APART = Duration.ofMinutes(1);

  /// Clocks may differ by so much.
  static final Duration MOST_AHEAD = Duration.ofMinutes(1);

  /// Other windows' cosignatures are looked for this often.
  private static final Duration LOOK = Duration.ofMillis(20);

  private final Database database;
  private final Reading reading;
  private final CosignatureStore store;
  private final WitnessDemand demand;
  private final Trust trust;
  private final InstantSource clock;
  private volatile @Nullable Cosigned newest;
  private volatile long lookedAt;

  /// A cosigned checkpoint.
  record Cosigned(long size, Instant at, SignedNote note) {}

  Cosignatures(
      Database database,
      Reading reading,
      VerifierKey log,
      WitnessDemand demand,
      InstantSource clock) {
    this.database = database;
    this.reading = reading;
    this.store = new CosignatureStore(database);
    this.demand = demand;
    this.trust = new Trust(List.of(log), demand.witnesses(), 1);
    this.clock = clock;
  }

  /// Takes one over, durably, if it counts.
  CosignatureVerdict add(SignedNote note) {
    String text = note.encode();
    Optional<Cosigned> verified = verified(text);
    if (verified.isEmpty()) {
      return CosignatureVerdict.NOT_DEMANDED;
    }
    Cosigned cosigned = verified.get();
    Instant latest = clock.instant().plus(MOST_AHEAD);
    if (cosigned.at().isAfter(latest)) {
      return CosignatureVerdict.AHEAD;
    }
    database.asWindow(() -> {
      store.add(cosigned.size(), text, cosigned.at());
      store.remember(text, cosigned.at(), APART, latest);
    });
    keep(cosigned);
    return CosignatureVerdict.TAKEN;
  }

  /// The one of the largest tree, in this process or, up to [#LOOK] ago, another.
  Optional<Cosigned> newest() {
    long now = System.nanoTime();
    if (!demand.witnesses().isEmpty() && (lookedAt == 0 || now - lookedAt > LOOK.toNanos())) {
      lookedAt = now;
      reading
          .read(store::newest)
          .filter(this::isNews)
          .flatMap(this::verified)
          .ifPresent(this::keep);
    }
    return Optional.ofNullable(newest);
  }

  private boolean isNews(String note) {
    Cosigned known = newest;
    return known == null || !known.note().encode().equals(note);
  }

  /// One of a tree that holds this leaf.
  Optional<Cosigned> covering(long index) {
    Cosigned known = newest;
    return known != null && known.size() > index
        ? Optional.of(known)
        : newest().filter(one -> one.size() > index);
  }

  /// Whether what this leaf tells of may leave the window.
  boolean permit(long index) {
    return !demand.required() || covering(index).isPresent();
  }

  private synchronized void keep(Cosigned cosigned) {
    Cosigned known = newest;
    if (known == null || cosigned.size() > known.size()) {
      newest = cosigned;
    }
  }

  private Optional<Cosigned> verified(String note) {
    return switch (CheckpointVerifier.verify(note.getBytes(StandardCharsets.UTF_8), trust)) {
      case CheckpointVerification.Verified verified ->
          verified.witnessTimes().stream()
              .map(time -> time.time())
              .min(Instant::compareTo)
              .map(at ->
                  new Cosigned(
                      verified.checkpoint().size(),
                      at,
                      SignedNote.parse(note.getBytes(StandardCharsets.UTF_8)).orElseThrow()));
      case CheckpointVerification.NotVerified _ -> Optional.empty();
    };
  }
}
