package org.ventanilla.window.accreditation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.AgreementFile;
import org.ventanilla.window.agreement.OwnParty;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.TestDatabase;

/// An empty register of the worked example, with a clock that stands still until it is moved,
/// founded with two custodians a party and some invented holders.
final class SampleRegister {
  static final Instant START = Instant.parse("2026-06-01T12:00:00Z");
  static final String AUDIENCE = "mx-ventanilla";

  final TestDatabase postgres;
  final Agreement agreement = agreement();
  final RecordingNotary notary;
  final SampleKey mxOne = new SampleKey(1);
  final SampleKey mxTwo = new SampleKey(2);
  final SampleKey usOne = new SampleKey(3);
  final SampleKey usTwo = new SampleKey(4);
  final SampleKey dea = new SampleKey(5);
  final SampleKey liaison = new SampleKey(6);
  final RegisteredKeys memory;
  final Signatures signatures;
  final Keys keys;
  private final KeyStore store;
  private final KeyLedger ledger;
  private Instant now = START;
  private long acts;

  /// Empties the register in `postgres` and stands on it.
  SampleRegister(TestDatabase postgres) {
    this.postgres = postgres;
    postgres
        .asOwner()
        .sql(
            """
            truncate accreditation.change, accreditation.proposal, accreditation.registered_key
            restart identity
            """)
        .update();
    Database database = postgres.database();
    InstantSource clock = () -> now;
    notary = new RecordingNotary(database);
    store = new KeyStore(database);
    memory = new RegisteredKeys(store, clock);
    ledger = new KeyLedger(notary, store, new SecureRandom());
    signatures = new SignatureOpener(memory, agreement, clock);
    keys = register(memory, signatures);
  }

  /// A register as another window on the same database has it.
  Keys otherWindow() {
    RegisteredKeys others = new RegisteredKeys(store, () -> now);
    return register(others, new SignatureOpener(others, agreement, () -> now));
  }

  private Keys register(RegisteredKeys registered, Signatures opener) {
    var party = agreement.party("mx").orElseThrow();
    return new KeyRegister(
        store,
        registered,
        opener,
        ledger,
        agreement,
        new OwnParty(party, agreement.desk(party)),
        Duration.ofDays(7),
        () -> now);
  }

  /// Writes the founding files and reads them.
  int found(Path directory) {
    custodian(directory, "mx-ventanilla", "mx-custodian-1", "MX", mxOne);
    custodian(directory, "mx-ventanilla", "mx-custodian-2", "MX", mxTwo);
    custodian(directory, "us-window", "us-custodian-1", "US", usOne);
    custodian(directory, "us-window", "us-custodian-2", "US", usTwo);
    write(directory, "us-dea.json", entry("us-dea", null, dea));
    write(
        directory,
        "us-liaison.json",
        entry("us-dea", officer("us-liaison-1", "liaison", "restricted", "US-TX"), liaison));
    return founding(directory);
  }

  int founding(Path directory) {
    return new FoundingKeys(store, memory, ledger, agreement, () -> now).register(directory);
  }

  void custodian(Path directory, String desk, String id, String territory, SampleKey key) {
    write(
        directory,
        id + ".json",
        entry(desk, officer(id, "key-custodian", "restricted", territory), key));
  }

  static String officer(String id, String role, String clearance, String territory) {
    return """
    {"id":"%s","roles":["%s"],"clearance":"%s","accreditation":"A-%s","territory":"%s"}\
    """
        .formatted(id, role, clearance, id, territory);
  }

  static String entry(String agency, @Nullable String officer, SampleKey key) {
    return entry("signing", agency, officer, key.jwk().toString());
  }

  static String entry(String use, String agency, @Nullable String officer, String jwk) {
    return """
    {"use":"%s","agency":"%s"%s,"jwk":%s,\
    "validFrom":"2026-01-01T00:00:00Z","validUntil":"2028-01-01T00:00:00Z"}\
    """
        .formatted(use, agency, officer == null ? "" : ",\"officer\":" + officer, jwk);
  }

  static void write(Path directory, String name, String text) {
    try {
      Files.writeString(directory.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// An act that is valid now, with a number of its own.
  String act(String act, String members) {
    return """
    {"act":"%s","aud":"%s","jti":"act-%d","iat":%d,"exp":%d,%s}\
    """
        .formatted(
            act,
            AUDIENCE,
            ++acts,
            now.getEpochSecond(),
            now.plusSeconds(600).getEpochSecond(),
            members);
  }

  /// Proposes by one key and confirms by another.
  KeyChange change(SampleKey one, SampleKey two, String act, String members) {
    return switch (propose(one.sign(act(act, members)))) {
      case KeyChange.Proposed proposed -> confirm(two, proposed);
      case KeyChange.InEffect effect -> effect;
      case KeyChange.Refused refused -> refused;
    };
  }

  KeyChange confirm(SampleKey key, KeyChange.Proposed proposed) {
    String digest = proposed.proposal().digest();
    return confirm(digest, confirmation(key, digest));
  }

  /// Sent by the agency whose officer signed.
  KeyChange propose(byte[] jws) {
    return keys.propose(signersAgency(jws), jws);
  }

  /// Sent by the agency whose officer signed.
  KeyChange confirm(String digest, byte[] jws) {
    return keys.confirm(signersAgency(jws), digest, jws);
  }

  private String signersAgency(byte[] jws) {
    return switch (CompactJws.read(jws, KeyAct.MOST_BYTES)) {
      case CompactJws.Parts parts ->
          keys.find(parts.kid()).map(RegisteredKey::agency).orElse("us-desk");
      case CompactJws.OutOfForm _ -> "us-desk";
    };
  }

  /// What a custodian signs to confirm a proposal.
  byte[] confirmation(SampleKey key, String digest) {
    return key.sign(act("key.confirm", "\"proposal\":\"" + digest + "\""));
  }

  void move(Duration time) {
    now = now.plus(time);
  }

  private static Agreement agreement() {
    return switch (AgreementFile.load(Path.of("..", "agreements", "mx-us"))) {
      case AgreementFile.Loaded loaded -> loaded.agreement();
      case AgreementFile.Wrong wrong -> throw new AssertionError(wrong.problems());
    };
  }
}
