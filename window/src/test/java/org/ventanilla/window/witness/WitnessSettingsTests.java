package org.ventanilla.window.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ventanilla.ledger.SigningKey;
import org.ventanilla.ledger.WitnessKey;

class WitnessSettingsTests {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final URI URL = URI.create("https://window.example.us/ledger/");

  private static String logKey(String origin) {
    return SigningKey.generate(RANDOM, origin).verifierKey().encode();
  }

  private static String witnessKey(String name) {
    return WitnessKey.generate(RANDOM, name).verifierKey().encode();
  }

  private static WitnessSettings settings(
      @Nullable String key, @Nullable Path mirrors, String... logs) {
    return new WitnessSettings(
        "window.ventanilla.example/witness",
        key,
        key == null ? null : URL,
        Arrays.stream(logs).map(log -> new WitnessSettings.Log(log, URL)).toList(),
        mirrors,
        Duration.ofMillis(20),
        Duration.ofSeconds(30),
        Duration.ofSeconds(10));
  }

  private static void assertInvalid(
      String why, @Nullable String key, @Nullable Path mirrors, String... logs) {
    assertThatThrownBy(() -> settings(key, mirrors, logs))
        .isInstanceOfSatisfying(
            WitnessFault.class,
            fault -> {
              assertThat(fault.code()).isEqualTo(WitnessFault.Code.SETTINGS_INVALID);
              assertThat(fault).hasMessageContaining(why);
            });
  }

  @Test
  void keysOfTheirKindsAreTaken() {
    WitnessSettings settings =
        settings(witnessKey("w.example/1"), Path.of("m"), logKey("l.example/1"));

    assertThat(settings.witnesses()).hasSize(1);
  }

  @Test
  void logsKeyIsNoWitnesss() {
    assertInvalid("ventanilla.witness.key", logKey("w.example/1"), null);
  }

  @Test
  void witnesssKeyIsNoLogs() {
    assertInvalid("ventanilla.witness.logs.key", null, null, witnessKey("l.example/1"));
  }

  @Test
  void twoLedgersInOneFolderAreRefused() {
    assertInvalid(
        "log.example_l", null, Path.of("m"), logKey("log.example/l"), logKey("log.example_l"));
    assertThat(settings(null, null, logKey("log.example/l"), logKey("log.example_l")).logs())
        .hasSize(2);
  }

  @Test
  void oneLedgerMayHaveTwoKeys() {
    List<WitnessSettings.Log> logs =
        settings(null, Path.of("m"), logKey("log.example/l"), logKey("log.example/l")).logs();

    assertThat(logs).hasSize(2);
  }
}
