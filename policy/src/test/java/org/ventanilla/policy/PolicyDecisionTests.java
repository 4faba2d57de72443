package org.ventanilla.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyDecisionTests {
  private static FieldDecision decide(String rules) {
    return Sample.policy(rules).decide(Sample.request(), Sample.record(), Sample.identity());
  }

  @Test
  void matchingPermitLetsTheFieldLeave() {
    FieldDecision decision =
        decide(
            """
            rules:
              - {id: P, effect: PERMIT, scope: {to: bb, category: [identity]}, basis: "Art. 4"}
              - {id: Q, effect: PERMIT, scope: {to: aa}}
              - {id: C, effect: PERMIT, scope: {to: bb}, when: record.thirdParty}
            """);

    assertThat(decision).isInstanceOf(FieldDecision.Permit.class);
    assertThat(decision.trace().matched()).containsExactly("P");
    assertThat(decision.trace().unmet()).containsExactly("C");
    assertThat(decision.trace().failed()).isEmpty();
    assertThat(decision.trace().policyDigest()).hasSize(64);
    assertThat(decision.trace().reason().english())
        .isEqualTo("Rule P (Art. 4) lets this field leave.");
    assertThat(decision.trace().reason().spanish()).contains("La regla P (Art. 4)");
  }

  @Test
  void denyOutweighsPermitAndApproval() {
    FieldDecision decision =
        decide(
            """
            rules:
              - {id: P, effect: PERMIT, scope: {to: bb}}
              - id: A
                effect: APPROVE
                scope: {to: bb}
                obligations: [{type: approver, role: director}]
              - {id: D, effect: DENY, ground: NATIONAL_SECURITY, scope: {to: bb}}
              - {id: E, effect: DENY, ground: INACCURATE, scope: {to: bb}}
            """);

    assertThat(decision).isInstanceOf(FieldDecision.Deny.class);
    assertThat(((FieldDecision.Deny) decision).ground()).isEqualTo(Ground.NATIONAL_SECURITY);
    assertThat(decision.trace().matched()).containsExactly("P", "A", "D", "E");
    assertThat(decision.trace().reason().english())
        .isEqualTo("Rule D withholds this field: national security.");
  }

  @Test
  void approvalOutweighsPermitAndAsksForTheMostPeopleOfEachRole() {
    FieldDecision decision =
        decide(
            """
            rules:
              - {id: P, effect: PERMIT, scope: {to: bb}}
              - id: A
                effect: APPROVE
                scope: {to: bb}
                obligations: [{type: approver, role: director}]
              - id: B
                effect: APPROVE
                scope: {to: bb}
                obligations:
                  - {type: approver, role: director, count: 2}
                  - {type: approver, role: officer}
                explain: {en: "Three people agree.", es: "Tres personas están de acuerdo."}
            """);

    assertThat(decision).isInstanceOf(FieldDecision.Approve.class);
    FieldDecision.Approve approve = (FieldDecision.Approve) decision;
    assertThat(approve.approvers())
        .containsExactly(
            new Obligation.Approver("director", 2), new Obligation.Approver("officer", 1));
    assertThat(approve.people()).isEqualTo(3);
    assertThat(approve.effect()).isEqualTo(Effect.APPROVE);
  }

  @Test
  void withoutARuleTheFieldStays() {
    FieldDecision decision = decide("rules: [{id: Q, effect: PERMIT, scope: {to: aa}}]");

    assertThat(decision).isInstanceOf(FieldDecision.Deny.class);
    FieldDecision.Deny deny = (FieldDecision.Deny) decision;
    assertThat(deny.ground()).isEqualTo(Ground.DATA_CATEGORY);
    assertThat(deny.isFault()).isFalse();
    assertThat(deny.trace().reason().english()).contains("no rule");
  }

  @Test
  void ruleHoldsFromItsFirstDayToItsLast() {
    Policy policy =
        Sample.policy(
            """
            rules:
              - id: V
                effect: PERMIT
                scope: {to: bb}
                valid: {from: 2026-03-01, until: 2026-03-31}
            """);

    List<Effect> effects =
        List.of("2026-02-28", "2026-03-01", "2026-03-31", "2026-04-01").stream()
            .map(
                day -> Sample.requestAt(LocalDate.parse(day).atTime(23, 59).atZone(ZoneOffset.UTC)))
            .map(request -> policy.decide(request, Sample.record(), Sample.identity()).effect())
            .toList();

    assertThat(effects).containsExactly(Effect.DENY, Effect.PERMIT, Effect.PERMIT, Effect.DENY);
  }

  @Test
  void ruleHoldsFromItsFirstMomentToItsLastWhereverTheClockHangs() {
    Policy policy =
        Sample.policy(
            """
            rules:
              - id: V
                effect: PERMIT
                scope: {to: bb}
                valid: {from: "2026-03-01T08:00:00-06:00", until: "2026-03-01T20:00:00Z"}
            """);

    List<Effect> effects =
        List.of(
                "2026-03-01T13:59:59Z",
                "2026-03-01T14:00:00Z",
                "2026-03-02T01:00:00+05:00",
                "2026-03-01T14:00:01-06:00")
            .stream()
            .map(moment -> Sample.requestAt(ZonedDateTime.parse(moment)))
            .map(request -> policy.decide(request, Sample.record(), Sample.identity()).effect())
            .toList();

    assertThat(effects).containsExactly(Effect.DENY, Effect.PERMIT, Effect.PERMIT, Effect.DENY);
  }
}
