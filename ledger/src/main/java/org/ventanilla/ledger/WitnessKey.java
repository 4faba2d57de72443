package org.ventanilla.ledger;

import java.security.SecureRandom;
import java.time.Instant;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/// A witness's private key. Its signature says: at this time, this was the largest consistent state
/// of that log I had seen. Use it only after [WitnessRules] accepted the checkpoint and the new
/// state is stored. Safe for several threads.
public final class WitnessKey {
  private final PrivateKeyText key;
  private final VerifierKey verifierKey;

  private WitnessKey(PrivateKeyText key) {
    this.key = key;
    this.verifierKey = key.verifierKey();
  }

  /// A new key.
  ///
  /// @throws IllegalArgumentException if the name is empty or has spaces or plus
  public static WitnessKey generate(SecureRandom random, String name) {
    return new WitnessKey(
        new PrivateKeyText(
            name, new KeyType.CosignatureV1(), new Ed25519PrivateKeyParameters(random)));
  }

  /// Reads what [#encode] gave.
  public static Parsed<WitnessKey> parse(String text) {
    return PrivateKeyText.parse(text)
        .flatMap(key ->
            switch (key.type()) {
              case KeyType.CosignatureV1() -> new Parsed.Valid<>(new WitnessKey(key));
              case KeyType.Ed25519() ->
                  new Parsed.Malformed<>("this is a log's key, not a witness's");
            });
  }

  public String name() {
    return key.name();
  }

  public VerifierKey verifierKey() {
    return verifierKey;
  }

  /// The secret text form: `PRIVATE+KEY+<name>+<hex key id>+<base64>`.
  public String encode() {
    return key.encode();
  }

  /// Cosigns a checkpoint, in whole seconds of `time`.
  ///
  /// @throws IllegalArgumentException if the time is before 1970
  public NoteSignature cosign(Checkpoint checkpoint, Instant time) {
    return Cosignature.make(key.key(), verifierKey, checkpoint.body(), time.getEpochSecond());
  }

  @Override
  public String toString() {
    return "WitnessKey[" + name() + "]";
  }
}
