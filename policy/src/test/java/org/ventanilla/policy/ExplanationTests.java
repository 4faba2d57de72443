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

    assertThat(obstacle(explanation, "PURPOSE")).isEqualTo(new Obstacle.Scope("request.purpose"));
    assertThat(obstacle(explanation, "OVER")).isEqualTo(new Obstacle.OutOfTime(true));
    assertThat(explanation.nearMisses())
        .extracting(NearMiss::rule)
        .containsExactly("ONE-PART", "TWO-PARTS", "OVER", "PURPOSE", "FAULT");
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
        .contains("Rule OPEN did not apply because of the originator's consent.")
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
        .contains("Rule FAULT could not be evaluated because of the originator.");
  }

  @Test
  void sentenceIsInBothLanguagesAndHoldsNoValue() {
    Explanation explanation = explain("identity");

    assertThat(explanation.sentence().english())
        .isEqualTo(
            "Rule MATCHES lets this field leave. Rule ONE-PART did not apply because of the record's"
                + " classification and the requester's clearance.");
    assertThat(explanation.sentence().spanish())
        .startsWith("La regla MATCHES permite entregar este campo. La regla ONE-PART no se aplicó")
        .contains("la clasificación del registro y la habilitación del solicitante");
    assertThat(explanation.toString())
        .doesNotContain("restricted")
        .doesNotContain("confidential")
        .doesNotContain("H3");
  }

  @Test
  void manyNearMissesAreCutShort() {
    StringBuilder rules = new StringBuilder("rules:\n");
    IntStream.range(0, 100)
        .forEach(i ->
            rules.append(
                "  - {id: R-%d, effect: PERMIT, scope: {}, when: record.consent}\n".formatted(i)));

    Explanation explanation =
        Sample.policy(rules.toString())
            .explain(Sample.request(), Sample.record(), Sample.identity());

    assertThat(explanation.nearMisses()).hasSize(Explanation.MAX_NEAR_MISSES);
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
}
