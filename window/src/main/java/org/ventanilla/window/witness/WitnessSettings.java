package org.ventanilla.window.witness;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.ventanilla.ledger.KeyType;
import org.ventanilla.ledger.Parsed;
import org.ventanilla.ledger.VerifierKey;
import org.ventanilla.window.witness.WitnessFault.Code;

/// `ventanilla.witness.*`: who cosigns this window's ledger, and whose ledgers it cosigns.
///
/// @param name of this window's own witness key, a schema-less URL; default
///   `window.ventanilla.example/witness`
/// @param key verifier key of the counterpart's witness that cosigns this window's ledger; without
///   one nobody does
/// @param url where that witness answers, such as `https://HOST/witness/`; needed with `key`
/// @param logs the ledgers this window cosigns and mirrors, at most 16
/// @param mirrorDir where mirrored ledgers are kept, each in a folder named like its origin;
///   without one nothing is mirrored. Two origins that would have one folder are refused
/// @param poll how often a new checkpoint is looked for, 1 ms to 10 s; default 20 ms
/// @param mirrorEvery how often a ledger is mirrored, 1 s to 1 h; default 30 s
/// @param patience how long a peer may take to answer, 1 s to 1 min; default 10 s
@ConfigurationProperties("ventanilla.witness")
public record WitnessSettings(
    @DefaultValue("window.ventanilla.example/witness") String name,
    @Nullable String key,
    @Nullable URI url,
    @DefaultValue List<Log> logs,
    @Nullable Path mirrorDir,
    @DefaultValue("20ms") Duration poll,
    @DefaultValue("30s") Duration mirrorEvery,
    @DefaultValue("10s") Duration patience) {
  private static final int MOST_LOGS = 16;

  /// A ledger of a counterpart.
  ///
  /// @param key its verifier key, whose name is the ledger's origin
  /// @param url where it is served, such as `https://HOST/ledger/`; without one it is cosigned and
  ///   not mirrored
  public record Log(String key, @Nullable URI url) {
    VerifierKey verifierKey() {
      return WitnessSettings.verifierKey(key, "logs.key", new KeyType.Ed25519());
    }
  }

  public WitnessSettings {
    logs = List.copyOf(logs);
    require(logs.size() <= MOST_LOGS, "logs are at most " + MOST_LOGS);
    require((key == null) == (url == null), "key and url go together");
    if (key != null) {
      verifierKey(key, "key", new KeyType.CosignatureV1());
    }
    logs.forEach(Log::verifierKey);
    if (mirrorDir != null) {
      requireApart(logs.stream().filter(log -> log.url() != null).toList());
    }
    within(poll, Duration.ofMillis(1), Duration.ofSeconds(10), "poll");
    within(mirrorEvery, Duration.ofSeconds(1), Duration.ofHours(1), "mirror-every");
    within(patience, Duration.ofSeconds(1), Duration.ofMinutes(1), "patience");
  }

  /// The key of the witness that cosigns this window's ledger; empty if nobody does.
  List<VerifierKey> witnesses() {
    return key == null ? List.of() : List.of(verifierKey(key, "key", new KeyType.CosignatureV1()));
  }

  /// The folder of a ledger's mirror, inside the directory of mirrors.
  static String folder(String origin) {
    return origin.replaceAll("[^A-Za-z0-9.-]", "_").replaceFirst("^\\.", "_");
  }

  /// Two mirrors in one folder would write over each other.
  private static void requireApart(List<Log> mirrored) {
    Map<String, String> taken = new HashMap<>();
    for (Log log : mirrored) {
      String origin = log.verifierKey().name();
      String other = taken.putIfAbsent(folder(origin), origin);
      require(
          other == null || other.equals(origin),
          "logs: the mirrors of %s and %s would be one folder".formatted(other, origin));
    }
  }

  private static VerifierKey verifierKey(String text, String setting, KeyType type) {
    return switch (VerifierKey.parse(text.strip())) {
      case Parsed.Valid<VerifierKey>(VerifierKey valid) when valid.type().equals(type) -> valid;
      case Parsed.Valid<VerifierKey> _ ->
          throw new WitnessFault(
              Code.SETTINGS_INVALID,
              "ventanilla.witness." + setting + " is not the key of a " + owner(type));
      case Parsed.Malformed<VerifierKey>(String reason) ->
          throw new WitnessFault(
              Code.SETTINGS_INVALID, "ventanilla.witness." + setting + ": " + reason);
    };
  }

  private static String owner(KeyType type) {
    return switch (type) {
      case KeyType.Ed25519() -> "ledger";
      case KeyType.CosignatureV1() -> "witness";
    };
  }

  private static void within(Duration value, Duration least, Duration most, String name) {
    require(
        value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
        name + " must be " + least + " to " + most);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new WitnessFault(Code.SETTINGS_INVALID, "ventanilla.witness." + message);
    }
  }
}
