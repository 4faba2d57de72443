package org.ventanilla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.ledger.Entry;
import org.ventanilla.ledger.EntryBundle;
import org.ventanilla.ledger.SigningKey;

/// A good export stays good, whatever is served for the next.
@Timeout(120)
class LedgerExportTests {
  private final SigningKey key = SigningKey.generate(new SecureRandom(), SampleLog.ORIGIN);
  @TempDir private Path directory;

  private Path served(String name, int size) {
    return new SampleLog(directory.resolve(name), size, key, SampleLog::leaf).directory();
  }

  private Path forked(String name, int size) {
    return new SampleLog(directory.resolve(name), size, key, index -> "{\"forked\":" + index + "}")
        .directory();
  }

  private Path out() {
    return directory.resolve("out");
  }

  private Ran export(Path ledger) {
    try (StubWindow window = new StubWindow()) {
      window.publishes(ledger);
      return export(window);
    }
  }

  private Ran export(StubWindow window) {
    return Ran.of(
        "ledger",
        "export",
        "--window",
        window.url().toString(),
        "--out",
        out().toString(),
        "--key",
        key.verifierKey().toString());
  }

  private Ran exported(int size) {
    Ran ran = export(served("served-" + size, size));
    assertThat(ran.exit()).as(ran.all()).isZero();
    return ran;
  }

  private Ran verified() {
    return Ran.of(
        "ledger", "verify", "--dir", out().toString(), "--key", key.verifierKey().toString());
  }

  /// Every file of the export, hidden ones too.
  private SortedMap<String, String> files() throws IOException {
    SortedMap<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(out())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.put(
            out().relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return all;
  }

  private static void assertNegative(Ran ran, String words) {
    assertThat(ran.exit()).as(ran.all()).isEqualTo(1);
    assertThat(ran.out().strip()).isEqualTo(words);
    assertThat(ran.err()).startsWith("ventanilla: ");
  }

  @Test
  void exportGrowsWithItsLedger() throws IOException {
    // Given
    exported(300);
    SortedMap<String, String> before = files();
    before.remove("checkpoint");

    // When
    Ran ran = exported(600);

    // Then
    assertThat(ran.out().lines()).startsWith("verified").contains("entries 600");
    assertThat(files()).containsAllEntriesOf(before);
    assertThat(files().keySet()).noneMatch(path -> path.contains("part") || path.startsWith("."));
    assertThat(verified().out()).contains("entries 600");
  }

  @Test
  void exportedFilesAreAsReadableAsAnyOther() throws IOException {
    exported(3);
    Path other = Files.writeString(directory.resolve("other"), "");

    for (String file : new String[] {"checkpoint", "tile/0/000.p/3", "tile/entries/000.p/3"}) {
      assertThat(Files.getPosixFilePermissions(out().resolve(file)))
          .as(file)
          .isEqualTo(Files.getPosixFilePermissions(other));
    }
  }

  @Test
  void garbageLeavesTheOlderExportAsItIs() throws IOException {
    // Given
    exported(300);
    SortedMap<String, String> before = files();

    // When
    Path garbage = served("garbage", 600);
    Files.writeString(garbage.resolve("checkpoint"), "<html>sign in first</html>");
    Ran ran = export(garbage);

    // Then
    assertNegative(ran, "not verified");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void forksOfAnySizeAreEvidenceBesideTheOlderExport() throws IOException {
    // Given
    exported(300);
    SortedMap<String, String> before = files();
    Path shorter = forked("shorter", 200);

    // When
    Ran ran = export(shorter);
    assertNegative(export(shorter), "not consistent");
    assertNegative(export(forked("longer", 600)), "not consistent");
    assertNegative(export(forked("same", 300)), "not consistent");

    // Then
    assertNegative(ran, "not consistent");
    assertThat(ran.err()).contains("SHRUNK").contains("checkpoint.conflict");
    SortedMap<String, String> after = files();
    assertThat(out().resolve("checkpoint.conflict"))
        .hasSameBinaryContentAs(shorter.resolve("checkpoint"));
    assertThat(after.keySet()).contains("checkpoint.conflict.2", "checkpoint.conflict.3");
    after.keySet().removeIf(path -> path.startsWith("checkpoint.conflict"));
    assertThat(after).isEqualTo(before);
    assertThat(verified().exit()).isZero();
  }

  @Test
  void faultsMidwayLeaveTheOlderExportAsItIs() throws IOException {
    // Given
    exported(300);
    SortedMap<String, String> before = files();
    Path larger = served("larger", 600);

    for (int status : new int[] {500, 302}) {
      try (StubWindow window = new StubWindow()) {
        window.publishes(larger);
        window.replies("/ledger/tile/entries/002.p/88", status, "");

        // When
        Ran ran = export(window);

        // Then
        assertThat(ran.exit()).as(ran.all()).isEqualTo(3);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("HTTP " + status);
        assertThat(files()).isEqualTo(before);
      }
    }
  }

  @Test
  void wrongEntriesAreNotKept() throws IOException {
    exported(300);
    SortedMap<String, String> before = files();
    Path larger = served("larger", 600);
    Path bundle = larger.resolve("tile/entries/002.p/88");
    byte[] bytes = Files.readAllBytes(bundle);
    bytes[bytes.length - 2] ^= 1;
    Files.write(bundle, bytes);

    assertNegative(export(larger), "not verified");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void fileThatIsThereIsNeverWrittenOver() throws IOException {
    // Given
    exported(300);
    Path tile = out().resolve("tile/0/000");
    byte[] bytes = Files.readAllBytes(tile);
    bytes[0] ^= 1;
    Files.write(tile, bytes);
    SortedMap<String, String> before = files();

    // When
    Ran ran = export(served("larger", 600));

    // Then
    assertNegative(ran, "not consistent");
    assertThat(ran.err()).contains("tile/0/000");
    SortedMap<String, String> after = files();
    assertThat(after.remove("checkpoint.conflict")).isNotNull();
    assertThat(after).isEqualTo(before);
  }

  @Test
  void exportOfAnotherLedgerIsLeftAlone() throws IOException {
    // Given: the same ledger's name, and another key
    Path other = new SampleLog(directory.resolve("other"), 300).directory();
    Files.move(other, out());
    SortedMap<String, String> before = files();

    // When
    Ran ran = export(served("served", 3));

    // Then
    assertThat(ran.exit()).as(ran.all()).isEqualTo(2);
    assertThat(ran.err()).contains("NO_KNOWN_SIGNATURE").contains("--key");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void whatIsNoCheckpointIsKeptAside() throws IOException {
    exported(300);
    Files.writeString(out().resolve("checkpoint"), "damaged");

    Ran ran = exported(600);

    assertThat(ran.err()).contains("checkpoint.replaced");
    assertThat(out().resolve("checkpoint.replaced")).hasContent("damaged");
    assertThat(verified().exit()).isZero();
  }

  @Test
  void fullTileThatStandsInForAPartialOneIsCut() throws IOException {
    // Given
    Path ledger = served("ledger", 512);
    Files.copy(
        served("earlier", 300).resolve("checkpoint"),
        Files.createDirectories(directory.resolve("keep")).resolve("checkpoint"));
    Files.delete(ledger.resolve("checkpoint"));
    Files.move(directory.resolve("keep/checkpoint"), ledger.resolve("checkpoint"));
    Files.copy(directory.resolve("earlier/tile/1/000.p/1"), ledger.resolve("tile/1/000.p/1"));

    // When
    Ran ran = export(ledger);

    // Then
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(files().keySet())
        .contains("tile/0/001.p/44", "tile/entries/001.p/44")
        .doesNotContain("tile/0/001", "tile/entries/001");
    assertThat(verified().out()).contains("entries 300");
    exported(600);
  }

  @Test
  void whatAKilledExportLeftIsRemoved() throws IOException {
    Path left = out().resolve(".export-999999999/tile/0");
    Files.createDirectories(left);
    Files.writeString(left.resolve("000"), "half");

    exported(3);

    assertThat(out().resolve(".export-999999999")).doesNotExist();
  }

  @Test
  void nothingIsLeftWhereNothingCame() {
    try (StubWindow window = new StubWindow()) {
      Ran ran = export(window);
      assertNegative(ran, "not verified");
      assertThat(ran.err()).contains("there is no checkpoint");
    }
    assertThat(out()).doesNotExist();
  }

  @Test
  void placeThatCannotBeWrittenToIsWrongUsage() throws IOException {
    Files.writeString(out(), "a file");
    Ran ran = export(served("served", 3));
    assertThat(ran.exit()).as(ran.all()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains(out().toString()).doesNotContain("Exception");
    assertThat(out()).hasContent("a file");
  }

  @Test
  void pageOfCosignedCheckpointsMayOnlyGrow() throws IOException {
    // Given: a page of one note, then one of two, then another one
    Path ledger = served("served", 300);
    byte[] note = Files.readAllBytes(ledger.resolve("checkpoint"));
    byte[] other = Files.readAllBytes(served("earlier", 200).resolve("checkpoint"));
    Path page = Files.createDirectories(ledger.resolve("witnessed")).resolve("000");
    byte[] one = page(other);
    byte[] two = page(other, note);

    // When
    Files.write(page, one);
    assertThat(export(ledger).err()).isEmpty();
    Files.write(page, two);
    assertThat(export(ledger).err()).isEmpty();
    Files.write(page, page(note));
    Ran ran = export(ledger);

    // Then
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(ran.err()).contains("witnessed/000");
    assertThat(out().resolve("witnessed/000")).hasBinaryContent(two);
  }

  @Test
  void cosignaturesOverATreeThatGrewMeanwhileAreLeftToTheNextExport() throws IOException {
    Path ledger = served("served", 200);
    byte[] note = Files.readAllBytes(ledger.resolve("checkpoint"));
    byte[] later = Files.readAllBytes(served("later", 300).resolve("checkpoint"));
    Path page = Files.createDirectories(ledger.resolve("witnessed")).resolve("000");
    Files.write(page, page(note, later));

    Ran ran = export(ledger);

    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(out().resolve("witnessed/000")).hasBinaryContent(page(note));
  }

  private static byte[] page(byte[]... notes) {
    return new EntryBundle(Stream.of(notes).map(Entry::new).toList()).encode();
  }
}
