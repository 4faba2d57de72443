package org.ventanilla.window.accreditation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.window.agreement.Agency;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.Party;
import org.ventanilla.window.platform.Json;
import org.ventanilla.window.platform.JsonLimits;
import org.ventanilla.window.platform.JsonReading;

/// The first keys of an empty register, which nobody can sign for yet: a directory of JSON files,
/// one key each, written like the `key` of an act. Read once, whole or not at all, each key a leaf.
final class FoundingKeys {
  /// Most files in the directory.
  static final int MOST_FILES = 1_000;

  private static final int MOST_BYTES = 8 * 1024;
  private static final JsonLimits LIMITS = new JsonLimits(MOST_BYTES, 6, 1_024, 200);
  private static final Logger log = LoggerFactory.getLogger(FoundingKeys.class);

  private final KeyStore store;
  private final RegisteredKeys keys;
  private final KeyLedger ledger;
  private final KeyRules rules;
  private final Agreement agreement;
  private final InstantSource clock;

  FoundingKeys(
      KeyStore store,
      RegisteredKeys keys,
      KeyLedger ledger,
      Agreement agreement,
      InstantSource clock) {
    this.store = store;
    this.keys = keys;
    this.ledger = ledger;
    this.rules = new KeyRules(agreement);
    this.agreement = agreement;
    this.clock = clock;
  }

  /// Fills an empty register from the directory; leaves any other alone.
  ///
  /// @return how many keys were registered
  /// @throws AccreditationFault naming the file, when one cannot be used
  int register(Path directory) {
    if (!store.reading(store::empty)) {
      return 0;
    }
    List<Founding> founding = read(directory);
    int registered = store.changing(() -> store.empty() ? register(founding) : 0);
    log.atInfo().addKeyValue("keys", registered).log("founding-keys-registered");
    return registered;
  }

  private int register(List<Founding> founding) {
    Instant now = clock.instant();
    for (Founding key : founding) {
      Officer officer = key.key().officer();
      if (officer != null && store.conflicts(key.key().agency(), officer)) {
        throw wrong(key.file(), "the officer's id or accreditation number is somebody else's");
      }
      store.insert(key.key());
      ledger.append("key-registered", "found", key.key(), Map.of("founding", key.text()), now);
    }
    store.bump();
    store.afterCommit(keys::forget);
    return founding.size();
  }

  private List<Founding> read(Path directory) {
    Instant now = clock.instant();
    List<Founding> founding = new ArrayList<>();
    Set<String> kids = new HashSet<>();
    for (Path file : files(directory)) {
      Founding key = read(file, now);
      if (!kids.add(key.key().kid())) {
        throw wrong(key.file(), "the same key stands in another file");
      }
      founding.add(key);
    }
    List<RegisteredKey> all = founding.stream().map(Founding::key).toList();
    for (Party party : agreement.parties()) {
      if (rules.custodians(all, party.id(), now) < KeyRules.FEWEST_CUSTODIANS) {
        throw new AccreditationFault(
            "the founding keys need two officers of party '"
                + party.id()
                + "' whose role may register-keys, each with a signing key that counts now");
      }
    }
    return founding;
  }

  private Founding read(Path file, Instant now) {
    String name = String.valueOf(file.getFileName());
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    } catch (IOException e) {
      throw new AccreditationFault("founding key " + name + " cannot be read", e);
    }
    return switch (Json.read(bytes, LIMITS)) {
      case JsonReading.Refused refused -> throw wrong(name, refused.code());
      case JsonReading.Document document -> {
        try {
          KeyEntry entry = KeyEntry.read(document.root());
          String party = agreement.agency(entry.agency()).map(Agency::party).orElse("");
          KeyRules.Verdict verdict = rules.entry(entry, party, now);
          if (verdict.code() != null) {
            throw wrong(name, verdict.code() + ": " + verdict.message());
          }
          PublicJwk jwk = PublicJwk.read(entry.jwk(), entry.use()).orElseThrow();
          yield new Founding(
              name, entry.registered(jwk), new String(bytes, StandardCharsets.UTF_8));
        } catch (Fields.Invalid invalid) {
          throw wrong(name, invalid.reason());
        }
      }
    };
  }

  private static List<Path> files(Path directory) {
    try (Stream<Path> listed = Files.list(directory)) {
      List<Path> files =
          listed
              .filter(file -> file.toString().endsWith(".json"))
              .limit(MOST_FILES + 1L)
              .sorted()
              .toList();
      if (files.size() > MOST_FILES) {
        throw new AccreditationFault("at most " + MOST_FILES + " founding keys");
      }
      return files;
    } catch (IOException e) {
      throw new AccreditationFault("the directory of founding keys cannot be read", e);
    }
  }

  private static AccreditationFault wrong(String file, String reason) {
    return new AccreditationFault("founding key " + file + ": " + reason);
  }

  private record Founding(String file, RegisteredKey key, String text) {}
}
