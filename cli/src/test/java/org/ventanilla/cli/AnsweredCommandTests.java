package org.ventanilla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How commands pass on what a window says, above all when it says no.
class AnsweredCommandTests {
  private static final String PROBLEM =
      """
      {"type":"urn:ventanilla:problem:sample-code","title":"Sample","status":%s,
       "code":"SAMPLE_CODE","detail":"Mend it so.","receipt":"a receipt",
       "violations":[{"code":"FIRST_CODE","pointer":"/request/purpose","message":"Say why."}]}
      """;

  @TempDir Path directory;
  @AutoClose private final StubWindow window = new StubWindow();
  private Path request;

  @BeforeEach
  void write() throws IOException {
    for (String use : List.of("signing", "access")) {
      Ran.of("keygen", "--name", "sample", "--use", use, "--out", directory.toString());
    }
    request = Files.writeString(directory.resolve("request.json"), "{\"kind\":\"information\"}");
  }

  private Path key(String use) {
    return directory.resolve("sample." + use + ".jwk");
  }

  private Ran run(String... command) {
    return runAt(window.url().toString(), command);
  }

  private Ran runAt(String url, String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(
        List.of(
            "--window", url, "--agency", "us-sample", "--access-key", key("access").toString()));
    return Ran.of(arguments.toArray(String[]::new));
  }

  private Ran file(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("file", request.toString(), "--sign", key("signing").toString()));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private void assertNoSecretIn(Ran ran) throws Exception {
    for (String use : List.of("signing", "access")) {
      JWK key = JWK.parse(Files.readString(key(use)));
      assertThat(ran.all()).doesNotContain(String.valueOf(key.toJSONObject().get("d")));
    }
    assertThat(ran.all()).doesNotContain(StubWindow.TOKEN).doesNotContain("eyJ");
  }

  @ParameterizedTest
  @CsvSource({
    "400, 1", "401, 1", "403, 1", "404, 1", "409, 1", "422, 1", "429, 1", "500, 3", "503, 3"
  })
  void problemIsToldWithItsCodeOnStandardError(int status, int exit) throws Exception {
    window.replies("/api/v1/requests", status, PROBLEM.formatted(status));

    for (Ran ran : List.of(run("show"), file())) {
      assertThat(ran.exit()).as(ran.err()).isEqualTo(exit);
      assertThat(ran.out()).isEmpty();
      assertThat(ran.err())
          .startsWith("ventanilla: SAMPLE_CODE: Mend it so.")
          .contains("/request/purpose FIRST_CODE: Say why.")
          .doesNotContain("\tat ");
      assertNoSecretIn(ran);
    }
  }

  @Test
  void receiptOfARefusalIsKept() {
    window.replies("/api/v1/requests", 422, PROBLEM.formatted(422));
    Path receipt = directory.resolve("kept").resolve("refusal.receipt");

    Ran ran = file("--receipt", receipt.toString());

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(receipt).hasContent("a receipt");
  }

  @Test
  void refusedTokenEndsTheCommand() throws Exception {
    window.replies("/oauth2/token", 401, PROBLEM.formatted(401));
    Ran ran = run("show");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("SAMPLE_CODE");
    assertNoSecretIn(ran);
  }

  @Test
  void answerThatIsNoProblemDocumentIsToldByItsStatus() {
    window.replies("/api/v1/requests", 502, "<html>bad gateway</html>");
    Ran ran = run("show");
    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.err()).contains("HTTP 502").doesNotContain("<html>");
  }

  @Test
  void windowThatIsNotThereIsAFault() throws IOException {
    String nowhere;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nowhere = "http://127.0.0.1:" + closed.getLocalPort();
    }
    Ran ran = runAt(nowhere, "show");
    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.err()).contains("no window answers at " + nowhere).contains("ventanilla serve");
    assertThat(Ran.of("ledger", "export", "--window", nowhere, "--out", directory + "/l").exit())
        .isEqualTo(3);
  }

  @Test
  void callerIsNamedOrTheCommandSaysWhatIsMissing() {
    Ran ran = Ran.of("show", "--window", window.url().toString());
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("--agency");
    assertThat(window.asked()).isEmpty();
  }

  @Test
  void requestIsFoundByItsReference() {
    String id = "00000000-0000-7000-8000-000000000001";
    window.replies("/api/v1/requests", 200, "[{\"id\":\"" + id + "\"}]");
    window.replies("/api/v1/requests/" + id, 200, "{\"state\":\"received\"}");

    Ran ran = run("show", "MX-26-7K3Q-9F");

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("received");
    assertThat(ran.err()).isEmpty();
    assertThat(window.asked()).contains("/api/v1/requests?reference=MX-26-7K3Q-9F");
  }

  @Test
  void referenceThatNobodyHasIsANegativeAnswer() {
    window.replies("/api/v1/requests", 200, "[]");
    assertThat(run("show", "MX-26-7K3Q-9F").exit()).isEqualTo(1);
    assertThat(run("show", "not/a/reference").exit()).isEqualTo(2);
  }

  @Test
  void ledgerIsExportedAndVerifiesOffline() {
    SampleLog log = new SampleLog(directory.resolve("published"), 300);
    window.publishes(log.directory());
    Path out = directory.resolve("exported");

    Ran exported =
        Ran.of(
            "ledger",
            "export",
            "--window",
            window.url().toString(),
            "--key",
            log.verifierKey(),
            "--out",
            out.toString());

    assertThat(exported.exit()).as(exported.err()).isZero();
    assertThat(exported.out().lines()).startsWith("verified").contains("entries 300");
    Ran verified = Ran.of("ledger", "verify", "--dir", out.toString(), "--key", log.verifierKey());
    assertThat(verified.exit()).as(verified.err()).isZero();
    String url = window.url() + "/ledger/";
    assertThat(Ran.of("ledger", "verify", "--url", url, "--key", log.verifierKey()).exit())
        .isZero();
  }
}
