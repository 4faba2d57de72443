package org.ventanilla.window.witness;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.ledger.Checkpoint;
import org.ventanilla.ledger.Parsed;
import org.ventanilla.ledger.SignedNote;
import org.ventanilla.ledger.VerifierKey;
import org.ventanilla.ledger.WitnessKey;
import org.ventanilla.ledger.WitnessOutcome;
import org.ventanilla.ledger.WitnessRules;
import org.ventanilla.ledger.WitnessedLog;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.SecretFile;
import org.ventanilla.window.witness.WitnessFault.Code;
import org.ventanilla.window.witness.WitnessStore.Cosigned;

/// This window as a C2SP witness for its counterparts' ledgers. What it cosigned is durable before
/// anybody sees the cosignature, so it never cosigns two histories of one ledger, whatever happens
/// to it in between. Safe for many threads.
public final class Witness {
  /// The file of its key, in the directory of keys.
  static final String KEY_FILE = "witness.key";

  private static final Logger log = LoggerFactory.getLogger(Witness.class);

  private final Database database;
  private final WitnessStore store;
  private final WitnessKey key;
  private final Map<String, List<VerifierKey>> logs;
  private final InstantSource clock;

  /// @param logs keys of the ledgers it cosigns
  Witness(Database database, WitnessKey key, List<VerifierKey> logs, InstantSource clock) {
    this.database = database;
    this.store = new WitnessStore(database);
    this.key = key;
    this.logs = logs.stream().collect(Collectors.groupingBy(VerifierKey::name));
    this.clock = clock;
  }

  /// Reads the witness's key, or makes one.
  static WitnessKey key(SecretFile file, String name, SecureRandom random) {
    byte[] text =
        file.readOrCreate(() ->
            (WitnessKey.generate(random, name).encode() + "\n")
                .getBytes(StandardCharsets.US_ASCII));
    return switch (WitnessKey.parse(new String(text, StandardCharsets.US_ASCII).strip())) {
      case Parsed.Valid<WitnessKey>(WitnessKey valid) when valid.name().equals(name) -> valid;
      case Parsed.Valid<WitnessKey>(WitnessKey other) ->
          throw new WitnessFault(
              Code.KEY_UNUSABLE,
              KEY_FILE + " is of the witness " + other.name() + ", the settings say " + name);
      case Parsed.Malformed<WitnessKey>(String reason) ->
          throw new WitnessFault(Code.KEY_UNUSABLE, KEY_FILE + ": " + reason);
    };
  }

  /// The answer to a request.
  public record Answer(int status, String contentType, String body) {}

  /// The witness's public key, for whoever demands its cosignature.
  public VerifierKey verifierKey() {
    return key.verifierKey();
  }

  /// `POST add-checkpoint`: any bytes give an answer.
  public Answer addCheckpoint(byte[] body) {
    Decided decided = database.asWindow(() -> decide(body, clock.instant()));
    return switch (decided.outcome()) {
      case WitnessOutcome.Accepted accepted ->
          new Answer(
              accepted.status(),
              accepted.contentType(),
              key.cosign(accepted.checkpoint(), decided.at()).line());
      case WitnessOutcome.Equivocation equivocation -> {
        log.atError()
            .addKeyValue("code", "ledger-equivocation")
            .addKeyValue("log", decided.origin())
            .log("counterpart-signed-two-histories");
        yield answer(equivocation);
      }
      case WitnessOutcome.Malformed _,
          WitnessOutcome.UnknownOrigin _,
          WitnessOutcome.NotSigned _,
          WitnessOutcome.OldSizeTooLarge _,
          WitnessOutcome.Stale _,
          WitnessOutcome.BadProof _ ->
          answer(decided.outcome());
    };
  }

  private static Answer answer(WitnessOutcome outcome) {
    return new Answer(outcome.status(), outcome.contentType(), outcome.body());
  }

  private record Decided(WitnessOutcome outcome, Instant at, String origin) {}

  private Decided decide(byte[] body, Instant now) {
    Held held = new Held();
    WitnessOutcome outcome =
        WitnessRules.decide(
            body,
            origin ->
                Optional.ofNullable(logs.get(origin))
                    .map(keys -> held.take(origin, keys, store.lock(origin, now))));
    if (outcome instanceof WitnessOutcome.Accepted(SignedNote note, var checkpoint)) {
      store.cosigned(
          checkpoint.origin(),
          new Cosigned(checkpoint.size(), checkpoint.root(), own(checkpoint.origin(), note)),
          now);
    } else if (outcome instanceof WitnessOutcome.Equivocation(SignedNote note)) {
      keep(held.origin, held.note, note, now);
    }
    return new Decided(outcome, now, held.origin);
  }

  /// What the rules looked up, for the evidence.
  private static final class Held {
    private String origin = "";
    private String note = "";

    WitnessedLog take(String ofOrigin, List<VerifierKey> keys, Cosigned cosigned) {
      origin = ofOrigin;
      note = cosigned.note();
      return new WitnessedLog(keys, cosigned.size(), cosigned.root());
    }
  }

  /// How many conflicting checkpoints are kept.
  public long conflicts() {
    return database.asWindow(store::conflicts);
  }

  /// Keeps two notes of one ledger that cannot both be true, and raises the alarm.
  void conflict(String origin, SignedNote held, SignedNote offered) {
    database.asWindow(() -> keep(origin, held.encode(), offered, clock.instant()));
    log.atError()
        .addKeyValue("code", "ledger-equivocation")
        .addKeyValue("log", origin)
        .log("counterpart-signed-two-histories");
  }

  /// @param held empty if nothing was
  private void keep(String origin, String held, SignedNote offered, Instant now) {
    String ownHeld =
        switch (SignedNote.parse(held.getBytes(StandardCharsets.UTF_8))) {
          case Parsed.Valid<SignedNote>(SignedNote note) -> own(origin, note);
          case Parsed.Malformed<SignedNote> _ -> held;
        };
    Checkpoint checkpoint = Checkpoint.parse(offered.text()).orElseThrow();
    store.conflict(
        origin,
        ownHeld,
        new Cosigned(checkpoint.size(), checkpoint.root(), own(origin, offered)),
        now);
  }

  /// The note with the ledger's own signatures. Anybody can put more lines under a note, and what
  /// is kept for ever must not grow by them.
  private String own(String origin, SignedNote note) {
    return note.only(logs.getOrDefault(origin, List.of())).orElse(note).encode();
  }
}
