package org.ventanilla.window.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.window.api.ProblemAssert.assertProblem;
import static org.ventanilla.window.api.WorkingWindow.DESK;
import static org.ventanilla.window.api.WorkingWindow.HOLDER;
import static org.ventanilla.window.api.WorkingWindow.OTHER_DESK;
import static org.ventanilla.window.api.WorkingWindow.REQUESTER;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ExtendWith(WorkingWindow.Shared.class)
class PoliciesIT {
  private static final String POLICIES = "/api/v1/policies";
  private static final String PROPOSALS = POLICIES + "/proposals";

  private static WorkingWindow window;

  @BeforeAll
  static void open(WorkingWindow working) {
    window = working;
  }

  private static ObjectNode files(String name, String text) {
    ObjectNode members = WorkingWindow.object();
    members.putObject("files").put(name, text);
    return members;
  }

  @ParameterizedTest
  @ValueSource(strings = {REQUESTER, HOLDER, OTHER_DESK})
  void nobodyButTheDeskSeesOrChangesThePolicy(String agency) {
    String act = window.act("head-1", "policy.propose", files("policy.yaml", "id: x"));

    assertProblem(window.get(agency, POLICIES), ProblemCode.NOT_PERMITTED);
    assertProblem(window.get(agency, PROPOSALS), ProblemCode.NOT_PERMITTED);
    assertProblem(window.get(agency, POLICIES + "/" + "0".repeat(64)), ProblemCode.NOT_PERMITTED);
    assertProblem(window.post(agency, PROPOSALS, act), ProblemCode.NOT_PERMITTED);
    assertProblem(
        window.post(agency, PROPOSALS + "/" + "0".repeat(64) + "/activation", act),
        ProblemCode.NOT_PERMITTED);
  }

  @Test
  void refusedPolicyIsToldWithItsPlaces() {
    HttpResponse<String> refused =
        window.post(
            DESK,
            PROPOSALS,
            window.act("head-1", "policy.propose", files("policy.yaml", "id: x\nid: y\n")));

    assertProblem(refused, 422, "POLICY_REFUSED");
    JsonNode violations = TestDoor.json(refused).path("violations");
    assertThat(violations.valueStream())
        .anySatisfy(one -> {
          assertThat(one.path("code").asString()).isEqualTo("DUPLICATE_KEY");
          assertThat(one.path("message").asString()).startsWith("policy.yaml:2:");
        });
  }

  @Test
  void officerWithoutTheRightAndStrangersAreRefused() {
    ObjectNode members = files("policy.yaml", "id: x");

    assertProblem(
        window.post(DESK, PROPOSALS, window.act("custodian-mx-1", "policy.propose", members)),
        403,
        "OFFICER_NOT_ENTITLED");
    String forged = WorkingWindow.sign(WorkingWindow.fresh(), "{\"act\":\"policy.propose\"}");
    assertProblem(window.post(DESK, PROPOSALS, forged), 403, "SIGNATURE_KEY_UNKNOWN");
  }

  @Test
  void versionNobodyAddedIsNotFound() {
    assertProblem(window.get(DESK, POLICIES + "/" + "0".repeat(64)), ProblemCode.NOT_FOUND);
    ObjectNode nowhere =
        WorkingWindow.object().put("policy", "0".repeat(64)).put("reason", "A mistake.");
    assertProblem(
        window.post(DESK, PROPOSALS, window.act("head-1", "policy.rollback", nowhere)),
        404,
        "POLICY_UNKNOWN");
  }

  @Test
  void versionInForceAtTheStartIsTheAgreements() {
    JsonNode policies = TestDoor.json(window.get(DESK, POLICIES));

    assertThat(policies.at("/activations/0/action").asString()).isEqualTo("found");
    assertThat(
            policies.path("activations").valueStream().filter(a -> a.path("inForce").asBoolean()))
        .hasSize(1);
  }
}
