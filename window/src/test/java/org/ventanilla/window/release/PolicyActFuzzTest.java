package org.ventanilla.window.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// Whatever comes as an act about the policy is one, or is refused with a reason; never an
/// exception.
class PolicyActFuzzTest {
  private static final Instant AT = Instant.parse("2026-06-01T12:00:00Z");

  @FuzzTest
  void anyPayloadIsAnActOrRefused(FuzzedDataProvider data) {
    assertRead(data.consumeRemainingAsBytes());
  }

  private static void assertRead(byte[] payload) {
    switch (PolicyAct.read(payload)) {
      case PolicyAct.Read(PolicyAct act) -> assertThat(act.claims().audience()).isNotNull();
      case PolicyAct.Wrong(String message) -> assertThat(message).isNotBlank();
    }
  }

  @Test
  void actsWithOneByteChangedAreReadOrRefused() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    ObjectNode propose = PolicyOfficers.act("policy.propose", AT);
    propose.putObject("files").put("policy.yaml", "id: x");
    List<ObjectNode> acts =
        List.of(
            propose,
            PolicyOfficers.act("policy.activate", AT).put("proposal", "0".repeat(64)),
            PolicyOfficers.act("policy.diff", AT).put("policy", "0".repeat(64)));
    for (ObjectNode act : acts) {
      byte[] whole = act.toString().getBytes(StandardCharsets.UTF_8);
      assertThat(PolicyAct.read(whole)).as("seed %d", seed).isInstanceOf(PolicyAct.Read.class);
      for (int i = 0; i < 500; i++) {
        byte[] changed = whole.clone();
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        assertRead(changed);
      }
    }
  }

  @Test
  void memberNobodyKnowsIsRefused() {
    ObjectNode act = PolicyOfficers.act("policy.activate", AT).put("proposal", "0".repeat(64));

    assertThat(PolicyAct.read(act.put("more", 1).toString().getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(PolicyAct.Wrong.class);
  }
}
