package org.ventanilla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.ledger.Checkpoint;
import org.ventanilla.ledger.Entry;
import org.ventanilla.ledger.EntryBundle;
import org.ventanilla.ledger.SignedNote;
import org.ventanilla.ledger.WitnessKey;
import org.ventanilla.window.platform.Json;

class LedgerAuditCommandTests {
  private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

  private final WitnessKey witness =
      WitnessKey.generate(new SecureRandom(), "witness.example/sample");
  @TempDir private Path directory;
  private SampleLog log;
  private Path receipts;

  @BeforeEach
  void publish() throws IOException {
    log = new SampleLog(directory.resolve("ledger"), 3);
    receipts = Files.createDirectories(directory.resolve("receipts"));
  }

  private Ran audit(String... more) {
    List<String> line =
        List.of("ledger", "audit", "--dir", log.directory().toString(), "--key", log.verifierKey());
    return Ran.of(Stream.concat(line.stream(), Stream.of(more)).toArray(String[]::new));
  }

  private Ran auditWith(Path receipts) {
    return audit("--receipts", receipts.toString());
  }

  private Entry cosigned(Path ledger, Instant at) throws IOException {
    SignedNote note =
        SignedNote.parse(Files.readAllBytes(ledger.resolve("checkpoint"))).orElseThrow();
    return new Entry(
        note.with(witness.cosign(Checkpoint.parse(note.text()).orElseThrow(), at))
            .encode()
            .getBytes(StandardCharsets.UTF_8));
  }

  private void serveCosigned(List<Entry> notes) throws IOException {
    Files.createDirectories(log.directory().resolve("witnessed"));
    Files.write(log.directory().resolve("witnessed/000"), new EntryBundle(notes).encode());
  }

  private Ran auditWithWitness() {
    return audit("--witness", witness.verifierKey().encode());
  }

  @Test
  void receiptsAreFoundBehindLinks() throws IOException {
    Files.writeString(receipts.resolve("one.receipt"), log.receipt(0));
    Path link = Files.createSymbolicLink(directory.resolve("link"), receipts);
    Path outer = Files.createDirectories(directory.resolve("outer"));
    Files.createSymbolicLink(outer.resolve("inner"), receipts);

    for (Path place : List.of(receipts, link, outer)) {
      Ran ran = auditWith(place);

      assertThat(ran.exit()).as(ran.all()).isZero();
      assertThat(ran.out()).contains("receipts 1\n", "findings 0\n");
    }
  }

  @Test
  void receiptsThatCannotBeReadAreNotPassedOver() throws IOException {
    Path file = Files.writeString(directory.resolve("one.receipt"), log.receipt(0));
    Files.writeString(receipts.resolve("note.txt"), "no receipt");
    Ran none = auditWith(receipts);
    Ran noDirectory = auditWith(file);
    Files.createSymbolicLink(receipts.resolve("gone.receipt"), directory.resolve("gone"));
    Ran dangling = auditWith(receipts);
    Files.delete(receipts.resolve("gone.receipt"));
    Files.createSymbolicLink(receipts.resolve("loop"), receipts);
    Ran loop = auditWith(receipts);

    assertThat(List.of(none, noDirectory, dangling, loop))
        .allSatisfy(ran -> assertThat(ran.exit()).as(ran.all()).isEqualTo(2));
    assertThat(none.err()).contains("holds no file named *.receipt");
    assertThat(noDirectory.err()).contains("is no directory");
    assertThat(dangling.err()).contains("gone.receipt", "is no file");
    assertThat(loop.err()).contains("cannot read");
  }

  @Test
  void pageOfCosignedCheckpointsThatIsDamagedIsAFinding() throws IOException {
    List<Entry> notes = new ArrayList<>(List.of(cosigned(log.directory(), START)));
    serveCosigned(notes);
    Ran whole = auditWithWitness();
    Path page = log.directory().resolve("witnessed/000");
    byte[] bytes = Files.readAllBytes(page);
    Files.write(
        page,
        (new String(bytes, StandardCharsets.ISO_8859_1) + "x")
            .getBytes(StandardCharsets.ISO_8859_1));
    Ran longer = auditWithWitness();
    notes.add(0, cosigned(log.directory(), START.plusSeconds(60)));
    serveCosigned(notes);
    Ran disordered = auditWithWitness();

    assertThat(whole.exit()).as(whole.all()).isZero();
    assertThat(whole.out()).contains("witnessed 1\n", "findings 0\n");
    assertThat(longer.exit()).as(longer.all()).isEqualTo(1);
    assertThat(longer.err()).contains("witnessed/000 is no page of checkpoints");
    assertThat(disordered.exit()).as(disordered.all()).isEqualTo(1);
    assertThat(disordered.out()).contains("witnessed 2\n", "findings 1\n");
  }

  @Test
  void withoutCosignaturesLatenessIsTheWindowsWord() throws IOException {
    Ran none = auditWithWitness();
    Files.createDirectories(log.directory().resolve("witnessed/000"));
    Ran unreadable = auditWithWitness();

    assertThat(none.exit()).as(none.all()).isZero();
    assertThat(none.out()).contains("witnessed 0\n");
    assertThat(none.err()).contains("the window's own word");
    assertThat(unreadable.exit()).as(unreadable.all()).isEqualTo(2);
  }

  @Test
  void treeThatWasCosignedAndIsLargerThanTheLogIsAFinding() throws IOException {
    Path other = directory.resolve("other");
    SampleLog longer = new SampleLog(other, 5, log.key);
    serveCosigned(List.of(cosigned(other, START)));
    Files.writeString(receipts.resolve("later.receipt"), longer.receipt(0));

    Ran ran = audit("--witness", witness.verifierKey().encode(), "--receipts", receipts.toString());

    assertThat(ran.exit()).as(ran.all()).isEqualTo(1);
    assertThat(ran.out()).contains("findings 2\n");
    assertThat(ran.err()).contains("cosigned under a tree of 5 entries, this log shows 3");
  }

  @Test
  void whatDoesNotVerifyIsToldInJsonToo() throws IOException {
    Files.write(log.directory().resolve("tile/0/000.p/3"), new byte[96]);

    Ran ran = audit("--json");

    assertThat(ran.exit()).as(ran.all()).isEqualTo(1);
    assertThat(Json.mapper().readTree(ran.out()).path("reason").asString())
        .isEqualTo("WRONG_CONTENT");
  }
}
