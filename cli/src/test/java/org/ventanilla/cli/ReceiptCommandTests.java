package org.ventanilla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.ledger.SigningKey;
import org.ventanilla.ledger.WitnessKey;

class ReceiptCommandTests {
  private static final int INDEX = 3;

  @TempDir Path directory;
  private SampleLog log;
  private Path receipt;
  private Path opening;

  @BeforeEach
  void write() throws IOException {
    log = new SampleLog(directory.resolve("ledger"), 5);
    receipt = Files.writeString(directory.resolve("a.receipt"), log.receipt(INDEX));
    opening = Files.writeString(directory.resolve("a.open.json"), SampleLog.opening(INDEX));
  }

  private Ran verify(String... more) {
    return verifyWith(log.verifierKey(), more);
  }

  private Ran verifyWith(String key, String... more) {
    var arguments = new ArrayList<>(List.of("receipt", "verify", receipt.toString(), "--key", key));
    arguments.addAll(List.of(more));
    return Ran.of(arguments.toArray(String[]::new));
  }

  private static void assertNotVerified(Ran ran, String code) {
    assertThat(ran.exit()).as(ran.all()).isEqualTo(1);
    assertThat(ran.out().strip()).isEqualTo("not verified");
    assertThat(ran.err()).contains(code);
  }

  @Test
  void receiptOfTheLogVerifies() {
    Ran ran = verify();

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out().lines())
        .startsWith("verified", "log " + SampleLog.ORIGIN, "index " + INDEX, "tree 5")
        .doesNotContain("opened");
  }

  @Test
  void keyMayBeInAFileAndBeOneOfSeveral() throws IOException {
    Path file = Files.writeString(directory.resolve("window.vkey"), log.verifierKey() + "\n");
    String other =
        SigningKey.generate(new SecureRandom(), "other.example").verifierKey().toString();

    assertThat(verifyWith(file.toString()).exit()).isZero();
    assertThat(verifyWith(other, "--key", file.toString()).exit()).isZero();
  }

  @Test
  void rightOpeningOpens() {
    Ran ran = verify("--open", opening.toString());
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out().lines()).contains("opened");
  }

  @Test
  void openingOfAnotherLeafDoesNotOpen() throws IOException {
    Files.writeString(opening, SampleLog.opening(INDEX - 1));
    assertNotVerified(verify("--open", opening.toString()), "OPENING_WRONG");
  }

  @Test
  void alteredDocumentSaltOrTagDoesNotOpen() throws IOException {
    String right = SampleLog.opening(INDEX);
    for (String altered :
        List.of(
            right.replace("\"sample\":3", "\"sample\":4"),
            right.replace("\"salt\":\"A", "\"salt\":\"B"),
            right.replace("\"tag\":\"request\"", "\"tag\":\"answer\""))) {
      assertThat(altered).isNotEqualTo(right);
      Files.writeString(opening, altered);
      assertNotVerified(verify("--open", opening.toString()), "OPENING_WRONG");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "junk",
        "{}",
        "[]",
        "{\"tag\":\"request\",\"salt\":\"not base64!\",\"document\":{}}",
        "{\"tag\":\"request\",\"salt\":\"AAAA\",\"document\":{}}",
        "{\"tag\":\"request\",\"salt\":\"AAAA\",\"document\":\"text\"}"
      })
  void whatIsNoOpeningDoesNotOpen(String text) throws IOException {
    Files.writeString(opening, text);
    assertNotVerified(verify("--open", opening.toString()), "OPENING_MALFORMED");
  }

  @Test
  void wrongKeyVerifiesNothing() {
    String sameName =
        SigningKey.generate(new SecureRandom(), SampleLog.ORIGIN).verifierKey().toString();
    assertNotVerified(verifyWith(sameName), "NO_KNOWN_SIGNATURE");
  }

  /// Every byte of the leaf, the index, the proof and the signature counts.
  @Test
  void alteredReceiptDoesNotVerify() throws IOException {
    String right = log.receipt(INDEX);
    List<String> lines = right.lines().toList();
    for (int line = 0; line < lines.size(); line++) {
      String text = lines.get(line);
      if (!text.isEmpty()) {
        Files.writeString(receipt, right.replace(text + "\n", altered(text) + "\n"));
        assertThat(verify().exit()).as("line " + line + " " + text).isEqualTo(1);
      }
    }
  }

  /// Changes a character in the middle, where no base64 padding hides it.
  private static String altered(String text) {
    int at = text.length() / 2;
    return text.substring(0, at) + (text.charAt(at) == '7' ? '8' : '7') + text.substring(at + 1);
  }

  @Test
  void bytesThatAreNoReceiptAreANegativeAnswer() throws IOException {
    for (byte[] bytes : new byte[][] {{}, {1, 2, 3}, new byte[2 << 20]}) {
      Files.write(receipt, bytes);
      assertNotVerified(verify(), "MALFORMED");
    }
  }

  @Test
  void fileThatCannotBeReadIsWrongUsage() {
    receipt = directory.resolve("missing");
    assertThat(verify().exit()).isEqualTo(2);
    receipt = directory;
    assertThat(verify().exit()).isEqualTo(2);
    receipt = directory.resolve("a.receipt");
    assertThat(verify("--open", directory.resolve("missing").toString()).exit()).isEqualTo(2);
    assertThat(verify("--quorum", "-1").exit()).isEqualTo(2);
    assertThat(verifyWith("nonsense+key").exit()).isEqualTo(2);
    assertThat(verifyWith(directory.resolve("missing").toString()).exit()).isEqualTo(2);
  }

  @Test
  void quorumThatNobodySignedForIsMissed() {
    assertNotVerified(verify("--quorum", "1"), "QUORUM_MISSED");
  }

  @Test
  void exportedLedgerVerifiesUntilAByteOfItChanges() throws IOException {
    String ledger = log.directory().toString();
    Ran good = Ran.of("ledger", "verify", "--dir", ledger, "--key", log.verifierKey());
    assertThat(good.exit()).as(good.err()).isZero();
    assertThat(good.out().lines()).startsWith("verified").contains("entries 5");

    Path entries = log.directory().resolve("tile/entries/000.p/5");
    byte[] bytes = Files.readAllBytes(entries);
    bytes[bytes.length / 2] ^= 1;
    Files.write(entries, bytes);

    Ran bad = Ran.of("ledger", "verify", "--dir", ledger, "--key", log.verifierKey());
    assertThat(bad.exit()).isEqualTo(1);
    assertThat(bad.out().strip()).isEqualTo("not verified");
  }

  @Test
  void leafCannotForgeLinesOrSpeakToTheTerminal() throws IOException {
    // Given
    String forged = "{\"x\":1}\nopened\n\u001b[2Kverified\u202e\u009b";
    log = new SampleLog(directory.resolve("forged"), 5, log.key, _ -> forged);
    Files.writeString(receipt, log.receipt(INDEX));

    // When
    Ran ran = verify();

    // Then
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out().lines()).hasSize(5).doesNotContain("opened");
    assertThat(ran.out())
        .endsWith("leaf {\"x\":1}\\u000aopened\\u000a\\u001b[2Kverified\\u202e\\u009b\n");
  }

  @Test
  void namedWitnessMustHaveSigned() throws IOException {
    WitnessKey witness = WitnessKey.generate(new SecureRandom(), "witness.example");
    String named = witness.verifierKey().encode();

    assertNotVerified(verify("--witness", named), "QUORUM_MISSED");
    assertThat(verify("--witness", named, "--quorum", "0").exit()).isZero();
    Files.writeString(receipt, log.receipt(INDEX, witness, Instant.parse("2030-01-01T00:00:00Z")));
    assertThat(verify("--witness", named).out()).contains("witness witness.example 2030-01-01");
  }
}
