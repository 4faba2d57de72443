package org.ventanilla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How the commands that change the policy ask and tell; the window behind them has tests of its
/// own.
class PolicyVersionCommandTests {
  private static final String DIGEST = "0123456789abcdef".repeat(4);

  @TempDir private Path directory;
  private final StubWindow window = new StubWindow();
  private Path signing;
  private Path access;

  @BeforeEach
  void keys() {
    signing = directory.resolve("signing.jwk");
    access = directory.resolve("access.jwk");
    KeyFile.write(signing, KeyFile.generate(KeyFile.Use.SIGNING));
    KeyFile.write(access, KeyFile.generate(KeyFile.Use.ACCESS));
  }

  @AfterEach
  void close() {
    window.close();
  }

  private Ran run(String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(
        List.of(
            "--window",
            window.url().toString(),
            "--agency",
            "mx-sample",
            "--access-key",
            access.toString()));
    return Ran.of(arguments.toArray(String[]::new));
  }

  private Ran signed(String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--sign", signing.toString()));
    return run(arguments.toArray(String[]::new));
  }

  @Test
  void policyIsProposedWholeAndActivatedByItsProposal() throws IOException {
    Path policy = Files.createDirectory(directory.resolve("policy"));
    Files.writeString(policy.resolve("policy.yaml"), "id: x\n");
    window.replies("/api/v1/policies/proposals", 202, "{\"digest\":\"" + DIGEST + "\"}");
    window.replies(
        "/api/v1/policies/proposals/" + DIGEST + "/activation", 200, "{\"inForce\":false}");

    Ran proposed = signed("policy", "propose", policy.toString(), "--from", "2026-03-01T06:00:00Z");
    Ran activated = signed("policy", "activate", DIGEST);

    assertThat(proposed.exit()).as(proposed.err()).isZero();
    assertThat(proposed.out()).contains(DIGEST);
    assertThat(activated.exit()).as(activated.err()).isZero();
    assertThat(window.asked()).contains("/api/v1/policies/proposals/" + DIGEST + "/activation");
  }

  @Test
  void wrongUseIsToldBeforeAnythingIsSent() {
    for (Ran ran :
        List.of(
            signed("policy", "activate", "not-a-digest"),
            signed("policy", "rollback", "x", "--reason", "Because."),
            signed("policy", "propose", directory.resolve("nothing").toString()),
            signed("policy", "propose", directory.toString(), "--from", "tomorrow"),
            signed("policy", "diff", "x"),
            signed("policy", "diff", DIGEST, "--json"),
            signed("policy", "diff", DIGEST, DIGEST),
            run("policy", "diff", DIGEST))) {
      assertThat(ran.exit()).as(ran.err()).isEqualTo(2);
      assertThat(ran.out()).isEmpty();
    }
    assertThat(window.asked()).isEmpty();
  }

  @Test
  void diffOfPastRequestsPrintsDifferencesAndCountsThem() {
    window.replies(
        "/api/v1/policies/" + DIGEST + "/diff",
        200,
        """
        {"reference":"MX-26-SAMPLE","field":{"category":"address"}}
        {"requests":2,"fields":7,"differing":1,"next":null}
        """);

    Ran ran = signed("policy", "diff", DIGEST);

    assertThat(ran.exit()).as(ran.err()).isEqualTo(1);
    assertThat(ran.out().strip())
        .startsWith("{\"reference\":\"MX-26-SAMPLE\"")
        .doesNotContain("\n");
    assertThat(ran.err()).contains("1 of 7 fields of 2 requests");
  }

  @Test
  void diffThatIsCutOffIsAFault() {
    window.replies("/api/v1/policies/" + DIGEST + "/diff", 200, "{\"reference\":\"MX-26\"}\n");

    assertThat(signed("policy", "diff", DIGEST).exit()).isEqualTo(3);
  }

  @Test
  void refusedChangeIsToldWithItsPlaces() {
    window.replies(
        "/api/v1/policies/proposals",
        422,
        """
        {"code":"POLICY_REFUSED","detail":"Mend them.","violations":[
         {"code":"UNKNOWN_KEY","pointer":"/files","message":"rules.yaml:2:3: no such key"}]}
        """);

    Ran ran = signed("policy", "rollback", DIGEST, "--reason", "Because.");

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("POLICY_REFUSED").contains("rules.yaml:2:3");
  }

  @Test
  void versionsAndConsentsAreShown() {
    window.replies("/api/v1/policies", 200, "{\"versions\":[]}");
    window.replies("/api/v1/consents", 200, "[]");
    String consent = "00000000-0000-7000-8000-000000000001";
    window.replies("/api/v1/consents/" + consent + "/answer", 200, "{\"state\":\"granted\"}");

    assertThat(run("policy", "versions").out()).contains("versions");
    assertThat(run("consents", "list").exit()).isZero();
    Ran granted = signed("consents", "answer", consent, "--grant");
    assertThat(granted.exit()).as(granted.err()).isZero();
    assertThat(granted.out()).contains("granted");
    assertThat(signed("consents", "answer", consent).exit()).isEqualTo(2);
  }
}
