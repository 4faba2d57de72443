package org.ventanilla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/// The ledger commands on a window that really runs, with a witness: exported, verified, audited,
/// watched; then restored from a backup and brought level again.
class LedgerCommandsIT {
  @TempDir private Path directory;

  @Test
  void ledgerIsCheckedFromOutsideAndSurvivesARestoredDatabase() throws Exception {
    try (SampleWitness witness = new SampleWitness();
        ServedWindow window =
            new ServedWindow(
                    Map.of(
                        "ventanilla.witness.key", witness.verifierKey(),
                        "ventanilla.witness.url", witness.url()))
                .preparing()) {
      // Given: a window with some leaves, cosigned
      URI first = window.start();
      String key = WindowClient.about(first).path("ledgerKey").asString();
      witness.knows(VerifierKeys.ofLogs(List.of(key)).getFirst());
      int keys = window.cast().register(first);
      assertThat(watched(first, key)).contains("consistent").contains("new 0");

      // Then: outsiders see that it grows, and that all of it is there
      registerOneMore(window, first, "first");
      assertThat(watched(first, key)).contains("new ").doesNotContain("new 0");
      Path exported = export(first, key, "first");
      checkedFromOutside(first, key, witness, exported, keys);

      // When: the database is restored from a backup older than the last leaves
      window.stop();
      Path backup = directory.resolve("backup");
      copy(window.data(), backup);
      URI second = window.start();
      registerOneMore(window, second, "second");
      assertThat(watched(second, key)).contains("consistent");
      Path mirror = export(second, key, "second");
      window.stop();
      FileSystemUtils.deleteRecursively(window.data());
      copy(backup, window.data());
      Ran older = reconcile(window, exported);
      Ran reconciled = reconcile(window, mirror);

      // Then: only who kept the missing leaves brings it level, and it goes on
      assertThat(older.exit()).as(older.all()).isEqualTo(1);
      assertThat(older.err()).contains("not reconciled");
      assertThat(reconciled.exit()).as(reconciled.all()).isZero();
      assertThat(reconciled.out().lines().toList())
          .isNotEmpty()
          .allMatch(one -> one.startsWith("{"));
      URI third = window.start();
      assertThat(watched(third, key)).contains("consistent").contains("new 0");
      registerOneMore(window, third, "third");
      assertThat(watched(third, key)).contains("consistent").doesNotContain("new 0");
    }
  }

  private void checkedFromOutside(
      URI url, String key, SampleWitness witness, Path exported, int keys) throws IOException {
    String ledger = url.resolve("/ledger/").toString();
    for (List<String> place :
        List.of(List.of("--dir", exported.toString()), List.of("--url", ledger))) {
      Ran verified = Ran.of("ledger", "verify", place.getFirst(), place.getLast(), "--key", key);
      assertThat(verified.exit()).as(verified.all()).isZero();
      Ran audited =
          Ran.of(
              "ledger",
              "audit",
              place.getFirst(),
              place.getLast(),
              "--key",
              key,
              "--witness",
              witness.verifierKey());
      assertThat(audited.exit()).as(audited.all()).isZero();
      assertThat(audited.err()).isEmpty();
      assertThat(audited.out()).contains("verified").contains("findings 0");
      assertThat(entries(audited)).isGreaterThanOrEqualTo(keys);
    }
    assertThat(exported.resolve("witnessed/000")).as("cosigned checkpoints").isNotEmptyFile();
    Path bundle;
    try (var files = Files.walk(exported.resolve("tile/entries"))) {
      bundle = files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(bundle);
    byte[] damaged = bytes.clone();
    damaged[damaged.length / 2] ^= 1;
    Files.write(bundle, damaged);
    Ran refused = Ran.of("ledger", "audit", "--dir", exported.toString(), "--key", key);
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.out()).contains("not verified");
    Files.write(bundle, bytes);
  }

  private static long entries(Ran ran) {
    return ran.out()
        .lines()
        .filter(line -> line.startsWith("entries "))
        .mapToLong(line -> Long.parseLong(line.substring("entries ".length())))
        .sum();
  }

  private static void registerOneMore(ServedWindow window, URI url, String id) {
    window
        .cast()
        .registered(
            url,
            DemoCast.OTHER_DESK,
            KeyFile.Use.SIGNING,
            DemoCast.REQUESTER,
            null,
            window.cast().signingKey(id));
  }

  private String watched(URI url, String key) throws InterruptedException {
    // The leaf of what was just answered is placed some milliseconds later.
    Thread.sleep(500);
    Ran ran =
        Ran.of(
            "ledger",
            "watch",
            url.resolve("/ledger/").toString(),
            "--key",
            key,
            "--state",
            directory.resolve("watched").toString());
    assertThat(ran.exit()).as(ran.all()).isZero();
    return ran.out();
  }

  private Path export(URI url, String key, String name) {
    Path out = directory.resolve("export-" + name);
    Ran ran =
        Ran.of(
            "ledger", "export", "--window", url.toString(), "--out", out.toString(), "--key", key);
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(ran.err()).isEmpty();
    return out;
  }

  private static Ran reconcile(ServedWindow window, Path mirror) {
    return Ran.of(
        "ledger",
        "reconcile",
        "--config",
        window.config().toString(),
        "--data",
        window.data().toString(),
        "--dir",
        mirror.toString());
  }

  /// With owners and modes, since the database's files belong to its own account.
  private static void copy(Path from, Path to) throws IOException, InterruptedException {
    Process copy = new ProcessBuilder("cp", "-a", from.toString(), to.toString()).start();
    assertThat(copy.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(copy.exitValue()).isZero();
  }
}
