package org.ventanilla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.ledger.WitnessKey;

/// What cannot be read is never said to be false, and what cannot be asked is wrong usage.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LedgerVerifyTests {
  @TempDir private Path directory;
  private SampleLog log;

  @BeforeEach
  void write() {
    log = new SampleLog(directory.resolve("ledger"), 3);
  }

  private Ran verify(String option, String place) {
    return Ran.of("ledger", "verify", option, place, "--key", log.verifierKey());
  }

  private static void assertUnreadable(Ran ran, int exit, String reason) {
    assertThat(ran.exit()).as(ran.all()).isEqualTo(exit);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err().strip())
        .startsWith("ventanilla: cannot read checkpoint: ")
        .contains(reason)
        .doesNotContain("null")
        .doesNotContain("Exception");
  }

  @Test
  void addressNobodyAnswersAtIsAFault() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    assertUnreadable(verify("--url", "http://127.0.0.1:" + port + "/"), 3, "nothing answers at");
    assertUnreadable(verify("--url", "http://no-such-host.invalid/"), 3, "no host");
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 403, 500, 503})
  void answerThatIsNoneIsAFault(int status) {
    try (StubWindow window = new StubWindow()) {
      window.replies("/ledger/checkpoint", status, "");
      assertUnreadable(
          verify("--url", window.url().resolve("/ledger/").toString()), 3, "HTTP " + status);
    }
  }

  @Test
  void fileThatIsNoneIsWrongUsage() throws Exception {
    Path checkpoint = log.directory().resolve("checkpoint");
    Files.delete(checkpoint);
    Files.createDirectory(checkpoint);
    assertUnreadable(verify("--dir", log.directory().toString()), 2, "no regular file");

    Files.delete(checkpoint);
    Process made = new ProcessBuilder("mkfifo", checkpoint.toString()).start();
    assertThat(made.waitFor()).isZero();
    assertUnreadable(verify("--dir", log.directory().toString()), 2, "no regular file");
  }

  @Test
  void whatIsThereAndIsNotWhatItShouldBeIsANegativeAnswer() throws IOException {
    Path checkpoint = log.directory().resolve("checkpoint");
    for (byte[] bytes : new byte[][] {{}, {1, 2}, new byte[2_000_000]}) {
      Files.write(checkpoint, bytes);
      Ran ran = verify("--dir", log.directory().toString());
      assertThat(ran.exit()).as(ran.all()).isEqualTo(1);
      assertThat(ran.out().strip()).isEqualTo("not verified");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "foo",
        "ftp://x/",
        "http:///x",
        "file:///x",
        "",
        "http://127.0.0.1:99999/",
        "http://127.0.0.1:0/",
        "mailto:x@example",
        "http://a b/",
        "http://[x/",
        "http://a_b/",
        "//host/"
      })
  void whatIsNoWebAddressIsWrongUsage(String address) {
    Path state = directory.resolve("state");
    for (Ran ran :
        new Ran[] {
          verify("--url", address),
          Ran.of("ledger", "audit", "--url", address, "--key", log.verifierKey()),
          Ran.of(
              "ledger", "watch", address, "--key", log.verifierKey(), "--state", state.toString()),
          Ran.of("ledger", "export", "--window", address, "--out", directory + "/out")
        }) {
      assertThat(ran.exit()).as(ran.all()).isEqualTo(2);
      assertThat(ran.out()).isEmpty();
      assertThat(ran.err()).contains("is no web address").doesNotContain("Exception");
    }
    assertThat(state).doesNotExist();
  }

  @Test
  void windowThatNamesNoKeyIsAFault() {
    try (StubWindow window = new StubWindow()) {
      window.publishes(log.directory());
      Ran ran =
          Ran.of(
              "ledger", "export", "--window", window.url().toString(), "--out", directory + "/out");
      assertThat(ran.exit()).as(ran.all()).isEqualTo(3);
      assertThat(ran.err()).contains("names no ledger key");
    }
  }

  @Test
  void keysOfTheWrongKindAreWrongUsage() {
    // Given: a witness that is named as the log is, and cosigned
    WitnessKey named = WitnessKey.generate(new SecureRandom(), SampleLog.ORIGIN);
    Path receipt = directory.resolve("a.receipt");
    Documents.write(receipt, log.receipt(1, named, Instant.parse("2030-01-01T00:00:00Z")));
    String witness = named.verifierKey().encode();

    // When
    Ran cosignatureAlone = Ran.of("receipt", "verify", receipt.toString(), "--key", witness);
    Ran logAsWitness =
        Ran.of(
            "receipt",
            "verify",
            receipt.toString(),
            "--key",
            log.verifierKey(),
            "--witness",
            log.verifierKey());

    // Then
    assertThat(cosignatureAlone.exit()).as(cosignatureAlone.all()).isEqualTo(2);
    assertThat(cosignatureAlone.err()).contains("a witness's key, where a ledger's is wanted");
    assertThat(logAsWitness.exit()).as(logAsWitness.all()).isEqualTo(2);
    assertThat(logAsWitness.err()).contains("a ledger's key, where a witness's is wanted");
  }

  @Test
  void namedWitnessMustHaveSignedUnlessItIsSaidOtherwise() {
    WitnessKey witness = WitnessKey.generate(new SecureRandom(), "witness.example");
    String[] place = {"--dir", log.directory().toString(), "--key", log.verifierKey()};
    String named = witness.verifierKey().encode();

    Ran unsigned = Ran.of("ledger", "verify", place[0], place[1], place[2], place[3]);
    Ran missed =
        Ran.of("ledger", "verify", place[0], place[1], place[2], place[3], "--witness", named);
    Ran waived =
        Ran.of(
            "ledger",
            "verify",
            place[0],
            place[1],
            place[2],
            place[3],
            "--witness",
            named,
            "--quorum",
            "0");

    assertThat(unsigned.exit()).isZero();
    assertThat(missed.exit()).as(missed.all()).isEqualTo(1);
    assertThat(missed.err()).contains("QUORUM_MISSED");
    assertThat(waived.exit()).as(waived.all()).isZero();
  }

  @Test
  void keyThatIsNoPathIsAKeyAllTheSame() {
    String good = log.verifierKey();
    Ran wrong =
        Ran.of(
            "ledger",
            "verify",
            "--dir",
            log.directory().toString(),
            "--key",
            "a\0b" + good.substring(good.indexOf('+')));
    Ran neither = Ran.of("ledger", "verify", "--dir", log.directory().toString(), "--key", "a\0b");

    Ran noFile = Ran.of("ledger", "verify", "--dir", "a\0b", "--key", good);

    for (Ran ran : new Ran[] {wrong, neither, noFile}) {
      assertThat(ran.exit()).as(ran.all()).isEqualTo(2);
      assertThat(ran.err()).contains("a\\u0000b").doesNotContain("Exception");
    }
  }
}
