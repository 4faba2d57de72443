package org.ventanilla.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ventanilla.policy.Explanation.NearMiss;
import org.ventanilla.policy.Explanation.Obstacle;

class ExplanationTests {
  private static final String RULES =
      """
      rules:
        - {id: MATCHES, effect: PERMIT, scope: {category: identity}}
        - id: ONE-PART
          effect: DENY
          ground: NATIONAL_SECURITY
          scope: {to: bb}
          when: level(record.classification) > level(requester.clearance) && request.purpose == "investigation"
        - id: TWO-PARTS
          effect: PERMIT
          scope: {to: bb}
          when: >
            record.thirdParty
            && (record.consent || record.handling == "H3") && has(record.originator)
        - {id: PURPOSE, effect: PERMIT, scope: {to: bb, purpose: vetting}}
        - {id: OVER, effect: PERMIT, scope: {to: bb}, valid: {until: 2026-05-31}}
        - {id: FAR, effect: PERMIT, scope: {to: aa, purpose: vetting}}
        - {id: FAULT, effect: PERMIT, scope: {category: financial}, when: record.originator == "x"}
      """;

  private static Explanation explain(String category) {
    return Sample.policy(RULES)
        .explain(Sample.request(), Sample.record(), new FieldFacts("name", category));
  }

  private static Obstacle obstacle(Explanation explanation, String rule) {
    return explanation.nearMisses().stream()
        .filter(miss -> miss.rule().equals(rule))
        .findFirst()
        .orElseThrow()
        .obstacle();
  }

  @Test
  void partThatDidNotHoldIsNamedByItsPlaceAndItsAttributes() {
    Explanation explanation = explain("identity");

    assertThat(obstacle(explanation, "ONE-PART"))
        .isEqualTo(
            new Obstacle.Unmet(
                List.of(
                    new Explanation.Part(
                        1,
                        2,
                        "level(record.classification) > level(requester.clearance)",
                        "rules.yaml",
                        7,
                        11,
                        List.of("record.classification", "requester.clearance")))));
    assertThat(obstacle(explanation, "TWO-PARTS"))
        .isInstanceOfSatisfying(
            Obstacle.Unmet.class,
            unmet -> {
              assertThat(unmet.parts())
                  .extracting(Explanation.Part::number)
                  .containsExactly(1, 2, 3);
              assertThat(unmet.parts())
                  .extracting(Explanation.Part::line)
                  .containsExactly(12, 13, 13);
              assertThat(unmet.parts().get(1).column()).isEqualTo(11);
              assertThat(unmet.parts().get(1).attributes())
                  .containsExactly("record.consent", "record.handling");
            });
  }

  @Test
  void ruleOfAnotherScopeOrTimeIsNamedWithWhatKeptIt() {
    Explanation explanation = explain("identity");

    assertThat(obstacle(explanation, "PURPOSE"))
        .isEqualTo(new Obstacle.Scope("request.purpose", List.of("vetting")));
    assertThat(obstacle(explanation, "OVER")).isEqualTo(new Obstacle.OutOfTime(true));
    assertThat(explanation.nearMisses())
        .extracting(NearMiss::rule)
        .containsExactly("ONE-PART", "PURPOSE", "TWO-PARTS", "OVER");
  }

  @Test
  void sentenceTellsOnlyOfRulesThatWouldHaveMadeADifference() {
    Policy policy =
        Sample.policy(
            """
            rules:
              - {id: NO, effect: DENY, ground: INACCURATE, scope: {category: financial}}
              - {id: ALSO, effect: DENY, ground: INACCURATE, scope: {}, when: record.consent}
              - {id: OPEN, effect: PERMIT, scope: {category: [informant, financial]}, when: record.consent}
            """);

    assertThat(said(policy, "financial")).doesNotContain("ALSO").doesNotContain("OPEN");
    assertThat(said(policy, "informant"))
        .contains("Rule OPEN did not apply because the originator has not consented.")
        .doesNotContain("Rule ALSO did");
  }

  private static String said(Policy policy, String category) {
    return policy
        .explain(Sample.request(), Sample.record(), new FieldFacts("name", category))
        .sentence()
        .english();
  }

  @Test
  void ruleThatIsYetToCountIsNamedAsSuch() {
    Policy policy =
        Sample.policy(
            """
            rules:
              - {id: DAY, effect: PERMIT, scope: {}, valid: {from: 2026-06-02}}
              - {id: END, effect: PERMIT, scope: {}, valid: {until: "2026-06-01T12:00:00Z"}}
            """);

    Explanation explanation = policy.explain(Sample.request(), Sample.record(), Sample.identity());

    assertThat(explanation.decision().trace().matched()).containsExactly("END");
    assertThat(obstacle(explanation, "DAY")).isEqualTo(new Obstacle.OutOfTime(false));
    Explanation without =
        Sample.policy("rules: [{id: DAY, effect: PERMIT, scope: {}, valid: {from: 2026-06-02}}]")
            .explain(Sample.request(), Sample.record(), Sample.identity());
    assertThat(without.sentence().english()).contains("Rule DAY does not count yet.");
    assertThat(without.sentence().spanish()).contains("La regla DAY aún no rige.");
    Validity end = policy.rules().get(1).validity();
    assertThat(end.isOverAt(Sample.AT)).isFalse();
    assertThat(end.isOverAt(Sample.AT.plusSeconds(1))).isTrue();
  }

  @Test
  void everyAttributeHasWordsOfItsOwn() {
    List<Attribute> all = List.of(Attribute.values());

    assertThat(all.stream().map(Attribute::words)).doesNotHaveDuplicates();
    assertThat(all)
        .allSatisfy(attribute -> {
          assertThat(attribute.words().english()).doesNotContain(attribute.variable());
          assertThat(attribute.words().spanish()).isNotEqualTo(attribute.words().english());
        });
  }

  @Test
  void conditionThatFailedIsNamed() {
    Explanation explanation = explain("financial");

    assertThat(explanation.nearMisses().get(0).rule()).isEqualTo("FAULT");
    assertThat(explanation.nearMisses().get(0).obstacle()).isInstanceOf(Obstacle.Failed.class);
    assertThat(explanation.sentence().english())
        .contains("Rule FAULT could not be evaluated: the record states no originator.");
    assertThat(explanation.deciding()).containsExactly("FAULT");
  }

  @Test
  void sentenceIsInBothLanguagesAndHoldsNoValue() {
    Explanation explanation = explain("identity");

    assertThat(explanation.sentence().english())
        .isEqualTo(
            "Rule MATCHES lets this field leave. Rule ONE-PART did not apply: its condition about the"
                + " record's classification and the requester's clearance did not hold.");
    assertThat(explanation.sentence().spanish())
        .startsWith("La regla MATCHES permite entregar este campo. La regla ONE-PART no se aplicó")
        .contains("la clasificación del registro y la habilitación del solicitante");
    assertThat(explanation.toString()).doesNotContain("restricted").doesNotContain("confidential");
    assertThat(explanation.sentence().toString()).doesNotContain("H3");
  }

  @Test
  void manyNearMissesAreCutShort() {
    StringBuilder rules = new StringBuilder("rules:\n");
    IntStream.range(0, 100)
        .forEach(i ->
            rules.append(
                "  - {id: R-%s, effect: PERMIT, scope: {}, when: record.consent}\n".formatted(i)));

    Explanation explanation =
        Sample.policy(rules.toString())
            .explain(Sample.request(), Sample.record(), Sample.identity());

    assertThat(explanation.nearMisses()).hasSize(Explanation.MAX_NEAR_MISSES);
    assertThat(explanation.leftOut()).isEqualTo(80);
    assertThat(explanation.sentence().english()).hasSizeLessThan(Sentence.MAX_LENGTH);
  }

  @Test
  void strictestRuleThatMatchedSaysWhatTheRequesterSees() {
    String manifest = Sample.MANIFEST + "requester-sees: sentence\n";
    var files =
        Sample.files(
            """
            rules:
              - {id: A, effect: PERMIT, scope: {}}
              - {id: B, effect: PERMIT, scope: {category: financial}, requester-sees: ground}
              - {id: C, effect: PERMIT, scope: {category: financial}, requester-sees: rules}
              - {id: D, effect: PERMIT, scope: {}, when: record.consent, requester-sees: nothing}
            """);
    files.put("policy.yaml", manifest);
    Policy policy = ((PolicyLoad.Loaded) Policy.of(files)).policy();

    assertThat(
            policy
                .decide(Sample.request(), Sample.record(), Sample.identity())
                .trace()
                .requesterSees())
        .isEqualTo(Openness.SENTENCE);
    assertThat(
            policy
                .decide(Sample.request(), Sample.record(), new FieldFacts("a", "financial"))
                .trace()
                .requesterSees())
        .isEqualTo(Openness.GROUND);
    assertThat(Openness.RULES.includes(Openness.GROUND)).isTrue();
    assertThat(Openness.GROUND.includes(Openness.SENTENCE)).isFalse();
  }

  @Test
  void sentenceForTheRequesterNamesNoRuleBasisOrNearMiss() {
    Policy policy =
        Sample.policy(
            """
            rules:
              - {id: OPEN, effect: PERMIT, basis: Art. 4, scope: {category: identity}}
              - {id: ASK, effect: APPROVE, basis: Art. 5, scope: {category: financial},
                 obligations: [{type: approver, role: director}]}
              - {id: CONDOR, effect: PERMIT, basis: Art. 6, scope: {category: informant},
                 when: record.consent, requester-sees: nothing}
              - {id: SHUT, effect: DENY, ground: NATIONAL_SECURITY, basis: Art. 7,
                 scope: {purpose: vetting}, requester-sees: sentence}
              - {id: FAULT, effect: PERMIT, basis: Art. 8, scope: {purpose: identify},
                 when: record.originator == "x"}
            """);

    assertThat(told(policy, "investigation", "identity"))
        .isEqualTo(
            new Sentence(
                "The policy lets this field leave.", "La política permite entregar este campo."));
    assertThat(told(policy, "investigation", "financial").english())
        .isEqualTo("The policy lets this field leave once it is approved.");
    assertThat(told(policy, "investigation", "informant"))
        .isEqualTo(
            new Sentence("Withheld: no rule allows it.", "Retenido: ninguna regla lo permite."));
    assertThat(told(policy, "vetting", "identity").english())
        .isEqualTo("The policy withholds this field: national security.");
    assertThat(told(policy, "identify", "identity").english())
        .isEqualTo("Withheld: a condition could not be evaluated.");
    assertThat(decided(policy, "investigation", "informant").reason().english())
        .contains("the condition did not hold of CONDOR");
  }

  private static Sentence told(Policy policy, String purpose, String category) {
    return decided(policy, purpose, category).told();
  }

  private static Trace decided(Policy policy, String purpose, String category) {
    return policy
        .decide(Sample.requestFor(purpose), Sample.record(), new FieldFacts("name", category))
        .trace();
  }

  @Test
  void requesterCannotTellANearMissFromNone() {
    String near = "rules: [{id: NEAR, effect: PERMIT, scope: {}, when: record.consent}]";
    String none = "rules: [{id: NONE, effect: PERMIT, scope: {to: aa}}]";

    assertThat(told(Sample.policy(near), "investigation", "identity"))
        .isEqualTo(told(Sample.policy(none), "investigation", "identity"));
  }

  @Test
  void ruleThatWouldHaveRefusedTooIsNotSaidToBeMissing() {
    StringBuilder rules = new StringBuilder("rules:\n");
    IntStream.range(0, 7)
        .forEach(i ->
            rules.append(
                "  - {id: OPEN-%s, effect: PERMIT, scope: {}, when: record.consent}\n"
                    .formatted(i)));
    rules.append(
        "  - {id: SHUT, effect: DENY, ground: INACCURATE, scope: {}, when: record.consent}\n");

    Sentence reason =
        decided(Sample.policy(rules.toString()), "investigation", "identity").reason();

    assertThat(reason.english())
        .endsWith("did not hold of OPEN-0, OPEN-1, OPEN-2, OPEN-3, OPEN-4 and 2 more.");
    assertThat(reason.spanish()).endsWith("OPEN-4 y 2 más.");
  }

  @Test
  void whatWasFoundIsSaidAndNotWhatWasLookedFor() {
    Policy policy =
        Sample.policy(
            """
            rules:
              - {id: OURS, effect: PERMIT, scope: {category: identity}, when: "!record.consent"}
              - {id: THIRD, effect: DENY, ground: INACCURATE, scope: {}, when: record.thirdParty}
              - {id: BOTH, effect: DENY, ground: INACCURATE, scope: {},
                 when: record.thirdParty && record.handling == "H3"}
            """);

    Sentence sentence =
        policy.explain(Sample.request(), Sample.record(), Sample.identity()).sentence();

    assertThat(sentence.english())
        .contains("Rule THIRD did not apply because the record does not come from a third party.")
        .contains(
            "Rule BOTH did not apply because the record does not come from a third party and its"
                + " condition about the record's handling code did not hold.");
    assertThat(sentence.spanish())
        .contains("La regla THIRD no se aplicó porque el registro no proviene de un tercero.")
        .contains("no se cumplió su condición sobre el código de manejo del registro.");
  }

  @Test
  void ruleThatAllowsItForAnotherPurposeIsTheNearest() {
    Policy policy =
        Sample.policy(
            """
            rules:
              - {id: ADR-1, effect: PERMIT, scope: {category: identity, purpose: [vetting, identify]}}
              - {id: ADR-2, effect: PERMIT, scope: {category: identity}, when: record.consent}
              - {id: ADR-3, effect: APPROVE, scope: {category: identity, agency: aa-police},
                 obligations: [{type: approver, role: director}]}
              - {id: FIN-1, effect: PERMIT, scope: {category: financial}}
              - {id: ADR-5, effect: PERMIT, scope: {category: identity, field: code}}
              - {id: ADR-6, effect: DENY, ground: INACCURATE, scope: {purpose: vetting}}
              - {id: ADR-4, effect: PERMIT, scope: {category: identity, purpose: vetting},
                 when: record.consent}
            """);

    Explanation explanation = policy.explain(Sample.request(), Sample.record(), Sample.identity());

    assertThat(explanation.nearMisses())
        .extracting(NearMiss::rule)
        .containsExactly("ADR-1", "ADR-3", "ADR-2", "ADR-5", "ADR-6");
    assertThat(explanation.sentence().english())
        .isEqualTo(
            "Withheld: no rule allows it. Nearest: ADR-1, which allows it for the purposes identify"
                + " and vetting. Then: ADR-3, which allows it once approved for the agency"
                + " aa-police. Rule ADR-2 did not apply because the originator has not consented.");
    assertThat(explanation.sentence().spanish())
        .contains("La más cercana: ADR-1, que lo permite para las finalidades identify y vetting.");
  }

  @Test
  void tableThatCannotBeUsedIsNamedWithItsEndAndPlace() {
    var files =
        Sample.files(
            """
            rules:
              - {id: OLD, effect: PERMIT, scope: {category: identity}, when: request.agency in table("old")}
              - {id: BAD, effect: PERMIT, scope: {category: financial}, when: request.agency in table("bad")}
              - {id: LEVEL, effect: PERMIT, scope: {category: informant}, when: level(requester.clearance) > 0}
            """);
    files.put("tables/old.yaml", "of: agencies\nvalid: {until: 2026-03-31}\nvalues: [bb-police]\n");
    files.put("tables/bad.yaml", "values: [");
    Policy policy = ((PolicyLoad.Loaded) Policy.of(files)).policy();

    Explanation old = policy.explain(Sample.request(), Sample.record(), Sample.identity());

    assertThat(old.sentence().english())
        .isEqualTo(
            "Withheld: a condition could not be evaluated. Rule OLD could not be evaluated: the table"
                + " old ended on 2026-03-31 (tables/old.yaml:2).");
    assertThat(old.sentence().spanish()).contains("la tabla old terminó el 2026-03-31");
    assertThat(said(policy, "financial"))
        .contains("BAD could not be evaluated: the table bad cannot be read (tables/bad.yaml).");
    assertThat(
            policy
                .explain(
                    Sample.requestWithClearance(null),
                    Sample.record(),
                    new FieldFacts("name", "informant"))
                .sentence()
                .english())
        .contains("LEVEL could not be evaluated: the request states no clearance.");
  }

  @Test
  void rulesThatDecidedAreToldFromThoseThatOnlyMatched() {
    Policy policy =
        Sample.policy(
            """
            rules:
              - {id: P, effect: PERMIT, scope: {}}
              - {id: A, effect: APPROVE, scope: {category: [identity, financial]},
                 obligations: [{type: approver, role: director}]}
              - {id: D, effect: DENY, ground: INACCURATE, scope: {category: financial}}
              - {id: E, effect: DENY, ground: INACCURATE, scope: {category: financial}}
              - {id: Y, effect: PERMIT, scope: {field: birthDate}, obligations: [{type: redact, keep: first2}]}
              - {id: Z, effect: PERMIT, scope: {field: birthDate}, obligations: [{type: redact, keep: last2}]}
            """);

    assertThat(deciding(policy, "name", "identity")).containsExactly("A");
    assertThat(deciding(policy, "name", "financial")).containsExactly("D");
    assertThat(deciding(policy, "name", "informant")).containsExactly("P");
    assertThat(deciding(policy, "birthDate", "informant")).containsExactly("P", "Y", "Z");
  }

  private static List<String> deciding(Policy policy, String path, String category) {
    return policy
        .explain(Sample.request(), Sample.record(), new FieldFacts(path, category))
        .deciding();
  }
}
