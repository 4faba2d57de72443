package org.ventanilla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The demonstration as a visitor plays it: the launcher, a process of its own, a directory for the
/// evidence.
class DemoIT {
  private static final long LIMIT_SECONDS = 300;

  @TempDir private static Path base;
  private static Path out;
  private static int exit;
  private static String said;
  private static String warned;

  @BeforeAll
  static void play() throws IOException, InterruptedException {
    out = base.resolve("evidence of the demo");
    Path stdout = base.resolve("stdout");
    Path stderr = base.resolve("stderr");
    ProcessBuilder demo =
        new ProcessBuilder(
                Path.of("..", "ventanilla").toAbsolutePath().normalize().toString(),
                "demo",
                "--once",
                "--port",
                "0",
                "--out",
                out.toString())
            .directory(base.toFile())
            .redirectOutput(stdout.toFile())
            .redirectError(stderr.toFile());
    // This run has just built the program.
    demo.environment().put("VENTANILLA_BUILD", "no");
    Process process = demo.start();
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroy();
      process.waitFor(30, TimeUnit.SECONDS);
    }
    exit = process.exitValue();
    said = Files.readString(stdout);
    warned = Files.readString(stderr);
  }

  @Test
  void everyStepIsTakenAndProven() {
    assertThat(exit).as(said + warned).isZero();
    List<String> words = new ArrayList<>();
    Matcher step = Pattern.compile("(?m)^ ?(\\d+) ([a-z]+(?: [a-z]+)?) +\\S").matcher(said);
    while (step.find()) {
      words.add(step.group(2));
      assertThat(Integer.parseInt(step.group(1))).isEqualTo(words.size());
    }
    assertThat(words)
        .containsExactly(
            "window",
            "keys",
            "holding",
            "filed",
            "filed again",
            "refused",
            "routed",
            "collected",
            "decided",
            "prepared",
            "approved",
            "released",
            "verified");
    assertThat(said.split("proves: ", -1)).hasSize(words.size() + 1);
    assertThat(said).contains("All verified.").contains(out.toString());
  }

  @Test
  void firstStepSaysHowLongItTook() {
    assertThat(said).containsPattern("first step after \\d+\\.\\d s");
  }

  @Test
  void whoeverPreparedItIsTurnedAwayForThatAndNothingElse() {
    assertThat(said).contains("turned away (APPROVER_PREPARED_IT)");
  }

  @Test
  void fieldsAreReleasedRedactedAndWithheld() {
    assertThat(said)
        .containsPattern("(?m) identity +release ")
        .containsPattern("(?m) (mask|generalise) ")
        .containsPattern("(?m) withhold ");
  }

  @Test
  void nothingIsSaidOnStandardError() {
    assertThat(warned).isEmpty();
  }

  @Test
  void evidenceVerifiesWithTheWindowsKeyAndNothingElse() throws IOException {
    String key = out.resolve("window.vkey").toString();
    List<Path> receipts = new ArrayList<>();
    try (var files = Files.list(out)) {
      files.filter(file -> file.toString().endsWith(".receipt")).forEach(receipts::add);
    }
    assertThat(receipts)
        .extracting(file -> file.getFileName().toString())
        .contains("filed.receipt", "forged.receipt", "retrieval.receipt");
    for (Path receipt : receipts) {
      Ran ran = Ran.of("receipt", "verify", receipt.toString(), "--key", key);
      assertThat(ran.exit()).as(receipt + ran.err()).isZero();
    }
    Ran opened =
        Ran.of(
            "receipt",
            "verify",
            out.resolve("filed.receipt").toString(),
            "--key",
            key,
            "--open",
            out.resolve("filed.open.json").toString());
    assertThat(opened.exit()).as(opened.err()).isZero();
    Ran ledger =
        Ran.of("ledger", "verify", "--dir", out.resolve("ledger").toString(), "--key", key);
    assertThat(ledger.exit()).as(ledger.err()).isZero();
  }

  @Test
  void noSecretIsKeptWithTheEvidenceOrSaid() throws IOException {
    try (var files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain("PRIVATE+KEY")
            .doesNotContain("\"d\":");
      }
    }
    assertThat(said).doesNotContain("\"d\":").doesNotContain("Bearer ");
  }
}
