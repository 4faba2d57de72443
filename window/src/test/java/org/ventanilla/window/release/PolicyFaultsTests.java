package org.ventanilla.window.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ventanilla.policy.Fault;
import org.ventanilla.policy.PolicyAlarm;

class PolicyFaultsTests {
  private Instant now = Instant.parse("2026-06-01T12:00:00Z");
  private final PolicyFaults faults = new PolicyFaults(() -> now);

  private void raise(Fault fault, String rule) {
    faults.raised(new PolicyAlarm.Raised(fault, List.of(rule), "0".repeat(64)));
  }

  @Test
  void faultIsShownWithItsRuleForAnHour() {
    assertThat(faults.recent()).isEmpty();

    raise(Fault.MISSING_ATTRIBUTE, "FIN-1");
    raise(Fault.MISSING_ATTRIBUTE, "FIN-1");
    raise(Fault.COST, "ID-1");

    assertThat(faults.recent()).hasSize(2);
    assertThat(faults.recent().getFirst()).contains("MISSING_ATTRIBUTE", "FIN-1", "2 times");
    now = now.plus(PolicyFaults.SHOWN);
    assertThat(faults.recent()).isEmpty();
  }

  @Test
  void faultsOfAnySortFillNoMemory() {
    for (int i = 0; i < 3_000; i++) {
      raise(Fault.TABLE, "R-" + i);
    }

    assertThat(faults.recent()).hasSize(1_000);
  }
}
