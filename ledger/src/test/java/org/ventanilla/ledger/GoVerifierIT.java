package org.ventanilla.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lets Go's `sumdb/tlog` and `note` verify what we write: an implementation that shares no code
/// with ours. `.ci/tools` installs Go and Debian's `golang-golang-x-mod-dev`; nothing is fetched
/// while the test runs.
class GoVerifierIT {
  private static final long SIZE = 100_000;
  private static final Path PACKAGES = Path.of("/usr/share/gocode");

  private final WitnessKey witness = Sample.witnessKey(1);
  @TempDir private Path directory;

  @BeforeEach
  void goIsThere() {
    assertThat(PACKAGES.resolve("src/golang.org/x/mod/sumdb/tlog"))
        .as("the independent verifier is missing: run .ci/tools once")
        .isDirectory();
  }

  @Test
  void anExportedLogAndItsReceiptsVerifyWithGo() throws Exception {
    // Given
    SignedNote checkpoint = exported();
    List<String> receipts = new ArrayList<>();
    for (long index : new long[] {0, 1, 255, 256, 65_535, 65_536, 77_777, SIZE - 1}) {
      receipts.add(receipt(index, checkpoint).toString());
    }

    // When
    Finished go = go(receipts);

    // Then
    assertThat(go.output()).isEqualTo("verified 100000 entries and 8 receipts\n");
    assertThat(go.exit()).isZero();
  }

  @Test
  void goRefusesADamagedEntry() throws Exception {
    // Given
    exported();
    Path bundle = directory.resolve("tile/entries/123");
    byte[] bytes = Files.readAllBytes(bundle);
    bytes[bytes.length - 1] ^= 1;
    Files.write(bundle, bytes);

    // When
    Finished go = go(List.of());

    // Then
    assertThat(go.output()).contains("do not add up");
    assertThat(go.exit()).isEqualTo(1);
  }

  private SignedNote exported() throws IOException {
    ExportedLog log = new ExportedLog(directory);
    log.write(SIZE);
    SignedNote signed =
        SignedNote.parse(Files.readAllBytes(directory.resolve("checkpoint"))).orElseThrow();
    Checkpoint checkpoint = Checkpoint.parse(signed.text()).orElseThrow();
    SignedNote note =
        signed.with(witness.cosign(checkpoint, Instant.parse("2026-03-01T12:00:00Z")));
    log.put("checkpoint", WireText.utf8(note.encode()));
    return note;
  }

  private Path receipt(long index, SignedNote checkpoint) throws IOException {
    HashReader reader = new LogTiles(new LogDirectory(directory));
    List<Digest> proof = Proofs.inclusion(index, SIZE, reader);
    Receipt receipt = new Receipt(Sample.entry(index), index, proof, checkpoint);
    return Files.writeString(directory.resolve(index + ".receipt"), receipt.encode());
  }

  /// Where Go's own archive puts it, unless a package did.
  private static String compiler() {
    Path unpacked = Path.of("/usr/local/go/bin/go");
    return Files.isExecutable(unpacked) ? unpacked.toString() : "go";
  }

  private record Finished(int exit, String output) {}

  private Finished go(List<String> receipts) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(compiler(), "run", "src/test/go/verify.go"));
    command.add(directory.toString());
    command.add(Sample.logKey().verifierKey().encode());
    command.add(witness.verifierKey().encode());
    command.addAll(receipts);
    Path output = directory.resolve("go.output");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(Map.of("GO111MODULE", "off", "GOPATH", PACKAGES.toString()));
    Process process = builder.redirectOutput(output.toFile()).start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Finished(process.exitValue(), Files.readString(output));
  }
}
