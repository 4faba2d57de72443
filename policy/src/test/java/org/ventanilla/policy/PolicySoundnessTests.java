package org.ventanilla.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.policy.PolicyReport.Finding;
import org.ventanilla.policy.PolicyReport.Kind;

/// Nothing is called proven, useless or unchanged that a request and a record show otherwise.
class PolicySoundnessTests {
  private static PolicyReport proven(Policy policy) {
    return PolicyCheck.of(policy, Sample.PROVER, Sample.AT);
  }

  private static List<Kind> kinds(PolicyReport report) {
    return report.findings().stream().map(Finding::kind).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!has(record.classification) && field.path.startsWith(\"public.\") | record.classification == \"secret\" | INVARIANT_VIOLATED",
        "!has(record.classification) && field.path.size() == 7 | level(record.classification) > 1 | INVARIANT_VIOLATED",
        "has(record.classification) && field.path.size() == 7 | record.classification == \"secret\" | INVARIANT_VIOLATED",
        "record.classification == \"restricted\" && field.path.size() == 7 | record.classification == \"secret\" |",
        "has(record.classification) && record.classification == \"restricted\" && field.path.size() == 7 | has(record.classification) && record.classification == \"secret\" |"
      })
  void invariantIsAlsoAboutRecordsThatDoNotStateWhatItReads(
      String allows, String forbidden, String kind) {
    PolicyReport report =
        proven(
            Sample.policy(
                "rules: [{id: P, effect: PERMIT, scope: {}, when: '%s'}]".formatted(allows),
                "- {id: I, never: release, when: '%s'}".formatted(forbidden)));

    assertThat(kinds(report)).isEqualTo(kind == null ? List.of() : List.of(Kind.valueOf(kind)));
  }

  @Test
  void agencyThatMovesToAnotherGovernmentIsADifference() {
    SortedMap<String, String> files = Sample.files("rules: [{id: R, effect: PERMIT, scope: {}}]");
    Policy old = Sample.loaded(files);
    files.computeIfPresent(
        "policy.yaml",
        (name, text) ->
            text.replace("[aa-police, aa-customs]", "[aa-police]")
                .replace("[bb-police, bb-customs]", "[bb-police, bb-customs, aa-customs]"));
    Policy next = Sample.loaded(files);

    List<PolicyDiff.Change> changes = PolicyDiff.between(old, next, Sample.AT).changes();

    assertThat(changes)
        .allSatisfy(change -> assertThat(change.cell().agency()).isEqualTo("aa-customs"))
        .anySatisfy(change -> {
          assertThat(change.opens()).isTrue();
          assertThat(change.example().request()).containsEntry("to", "bb");
        })
        .anySatisfy(change -> {
          assertThat(change.opens()).isFalse();
          assertThat(change.example().request()).containsEntry("to", "aa");
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "requester.roles.all(r, !(r.size() == 7 && level(r) < 0))",
        "requester.roles.all(r, [r][r.size() - 7] == r)",
        "level(record.originator.size() > 3 ? record.originator : \"H1\") > 0"
      })
  void diffSaysThatARuleThatMightFailIsGone(String when) {
    String always = "{id: P, effect: PERMIT, scope: {}}";
    Policy with =
        Sample.policy(
            "rules: [%s, {id: F, effect: PERMIT, scope: {}, when: '%s'}]".formatted(always, when));
    Policy without = Sample.policy("rules: [%s]".formatted(always));

    assertThat(PolicyDiff.between(with, without, Sample.AT).undecided()).containsExactly("F");
    assertThat(kinds(PolicyCheck.of(with, Prover.none(), Sample.AT))).isEmpty();
  }

  @Test
  void diffSaysThatACategoryIsDeclaredInOneVersionAlone() {
    SortedMap<String, String> files =
        Sample.files("rules: [{id: R, effect: PERMIT, scope: {category: identity}}]");
    Policy old = Sample.loaded(files);
    files.computeIfPresent(
        "policy.yaml", (name, text) -> text.replace("informant]", "informant, biometric]"));

    assertThat(PolicyDiff.between(old, Sample.loaded(files), Sample.AT).undecided())
        .containsExactly("policy.yaml (categories)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PERMIT | level(record.classification) <= level(\"restricted\")",
        "DENY, ground: INACCURATE | level(record.classification) > level(\"secret\")"
      })
  void ruleThatWithholdsByFailingIsNotUseless(String effect, String when) {
    String always = "{id: P, effect: PERMIT, scope: {}}";
    Policy with =
        Sample.policy(
            "rules: [%s, {id: F, effect: %s, scope: {}, when: '%s'}]"
                .formatted(always, effect, when));

    assertThat(kinds(PolicyCheck.of(with, Prover.none(), Sample.AT))).isEmpty();
    assertThat(
            PolicyDiff.between(with, Sample.policy("rules: [%s]".formatted(always)), Sample.AT)
                .changes())
        .isNotEmpty()
        .allMatch(PolicyDiff.Change::opens);
  }

  @ParameterizedTest
  @CsvSource({
    "account, DENY", "account.number, DENY", "account.number.last, DENY", "account.bank, PERMIT",
    "accountNumber, PERMIT", "account.numbers, PERMIT", "name, PERMIT", "contact, DENY",
    "contact.home.street, DENY", "contact.work, PERMIT"
  })
  void deniedPartKeepsBackTheWholeThatCarriesIt(String path, Effect effect) {
    Policy policy =
        Sample.policy(
            "rules:\n"
                + "  - {id: P, effect: PERMIT, scope: {}}\n"
                + "  - {id: D, effect: DENY, ground: INACCURATE,"
                + " scope: {field: [account.number, contact.home]}}\n");
    RequestFacts request =
        new RequestFacts(
            "aa",
            "bb",
            "aa-police",
            "information",
            "vetting",
            "URGENT",
            null,
            List.of(),
            Sample.AT);
    RecordFacts record =
        new RecordFacts("aa-registry", null, null, null, null, null, null, false, false);

    assertThat(policy.decide(request, record, new FieldFacts(path, "identity")).effect())
        .isEqualTo(effect);
  }

  @Test
  void ruleThatLetsAPartLeaveLetsTheWholeNot() {
    PolicyReport report =
        proven(
            Sample.policy(
                "rules: [{id: P, effect: PERMIT, scope: {field: account.number}}]",
                "- {id: I, never: release, where: {field: account.bank}}\n"
                    + "- {id: J, never: release, where: {field: account.number.last}}"));

    assertThat(report.proven()).containsExactly("I");
    assertThat(kinds(report)).containsExactly(Kind.INVARIANT_VIOLATED);
  }

  @Test
  void invariantAboutAPartIsAboutTheWhole() {
    PolicyReport report =
        proven(
            Sample.policy(
                "rules: [{id: P, effect: PERMIT, scope: {field: account}}]",
                "- {id: I, never: release, where: {field: account.number}}"));

    assertThat(kinds(report)).containsExactly(Kind.INVARIANT_VIOLATED);
  }

  @Test
  void ruleThatComesOrGoesMayShowTheRequesterMore() {
    String seen = "{id: S, effect: PERMIT, scope: {}, requester-sees: rules}";
    String kept = "{id: K, effect: PERMIT, scope: {}, requester-sees: ground}";
    Policy both = Sample.policy("rules: [%s, %s]".formatted(seen, kept));
    Policy alone = Sample.policy("rules: [%s]".formatted(seen));
    Policy none = Sample.policy("rules: [{id: O, effect: PERMIT, scope: {}}]");

    assertThat(PolicyDiff.between(both, alone, Sample.AT).disclosures())
        .containsExactly(new PolicyDiff.Disclosure("K", Openness.GROUND, null, true));
    assertThat(PolicyDiff.between(alone, both, Sample.AT).disclosures())
        .containsExactly(new PolicyDiff.Disclosure("K", null, Openness.GROUND, true));
    assertThat(PolicyDiff.between(none, alone, Sample.AT).disclosures())
        .contains(new PolicyDiff.Disclosure("S", null, Openness.RULES, true));
  }

  @Test
  void cellThatAPermitOfEverythingOpensIsNotSilent() {
    assertThat(
            PolicyCheck.of(
                    Sample.policy("rules: [{id: R, effect: PERMIT, scope: {}}]"),
                    Prover.none(),
                    Sample.AT)
                .silent())
        .isEmpty();
  }

  @Test
  void tooMuchToLookAtIsSaidSoonAndProvesNothing() {
    StringBuilder rules = new StringBuilder("rules:\n");
    String all =
        "(record.classification != requester.clearance || record.handling == \"H1\""
            + " || record.source != \"A\" || record.information != \"1\" || record.consent"
            + " || record.thirdParty || record.category == \"identity\")";
    for (int i = 0; i < 45; i++) {
      rules.append(
          "  - {id: R%s, effect: DENY, ground: INACCURATE, scope: {}, when: '%s'}\n"
              .formatted(Integer.toString(i), all));
    }
    rules.append("  - {id: P, effect: PERMIT, scope: {}}\n");

    PolicyReport report =
        PolicyCheck.of(
            Sample.policy(rules.toString(), "- {id: I, never: release informant}"),
            Prover.none(),
            Sample.AT);

    assertThat(kinds(report)).containsExactly(Kind.TOO_LARGE);
    assertThat(report.proven()).isEmpty();
  }

  @Test
  void fieldThatIsPartOfWhatAnObligationChangesIsNoneThatIsNot() {
    String rule =
        "rules: [{id: A, effect: PERMIT, scope: {field: [account.number, phone]},"
            + " obligations: [{type: redact, keep: %s, path: account}]}]";

    assertThat(
            kinds(
                proven(
                    Sample.policy(rule.formatted("last2"), "- {id: I, never: release identity}"))))
        .containsExactly(Kind.INVARIANT_VIOLATED);
    assertThat(
            PolicyDiff.between(
                    Sample.policy(rule.formatted("last2")),
                    Sample.policy(rule.formatted("last4")),
                    Sample.AT)
                .changes())
        .isNotEmpty()
        .allMatch(PolicyDiff.Change::opens);
  }

  @Test
  void loopsThatTogetherTakeTooManyStepsMayFail() {
    String values =
        IntStream.range(0, 961).mapToObj(i -> "\"h" + i + "\"").collect(Collectors.joining(", "));
    SortedMap<String, String> files =
        Sample.files(
            "rules: [{id: P, effect: PERMIT, scope: {}}, {id: F, effect: PERMIT, scope: {}, when:"
                + " 'table(\"long\").all(h, h != record.holder)"
                + " && requester.roles.exists(r, r == \"a\")'}]");
    files.put("tables/long.yaml", "values: [" + values + "]");
    Policy with = Sample.loaded(files);
    files.put("rules.yaml", "rules: [{id: P, effect: PERMIT, scope: {}}]");

    assertThat(PolicyDiff.between(with, Sample.loaded(files), Sample.AT).undecided())
        .containsExactly("F");
    assertThat(kinds(PolicyCheck.of(with, Prover.none(), Sample.AT))).isEmpty();
  }

  @Test
  void pathsAsLongAsRulesMayNameThemHavePartsToo() {
    String path = "a".repeat(60) + ("." + "b".repeat(60)).repeat(2) + "." + "c".repeat(17);
    assertThat(path).hasSize(FieldFacts.MAX_NAMED);
    String list =
        FieldFacts.upwards(path).stream()
            .map(one -> "\"" + one + "\"")
            .collect(Collectors.joining(", "));
    String rules =
        "rules: [{id: P, effect: PERMIT, scope: {}}, {id: D, effect: DENY, ground: INACCURATE,"
            + " scope: {}, when: 'field.path in [%s]'}]".formatted(list);

    assertThat(
            kinds(
                proven(
                    Sample.policy(
                        rules, "- {id: I, never: release, where: {field: " + path + "}}"))))
        .containsExactly(Kind.INVARIANT_VIOLATED);
    assertThat(
            Sample.problems(
                Sample.files(
                    "rules: [{id: P, effect: PERMIT, scope: {field: %sc}}]".formatted(path))))
        .extracting(Problem::code)
        .containsExactly(Problem.Code.INVALID_VALUE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "record.originator.startsWith(\"Órgano\") && !record.originator.startsWith(\"Ñrgano\") && record.originator.size() > 8",
        "record.originator.startsWith(\"\\U0001F600\") && record.originator.endsWith(\"a\") && record.originator.size() == 2",
        "record.originator.startsWith(\"\\\\u{41}\") && !record.originator.startsWith(\"A\") && record.originator.size() > 10"
      })
  void textsThatTheVerifierMightReadOtherwiseAreNotPutToIt(String when) {
    Policy policy =
        Sample.policy(
            "rules: [{id: P, effect: PERMIT, scope: {}, when: '%s'}]".formatted(when),
            "- {id: I, never: release}");

    assertThat(kinds(proven(policy))).containsExactly(Kind.INVARIANT_INCONCLUSIVE);
  }

  @Test
  void verifierThatCannotStartProvesNothing() {
    Policy policy =
        Sample.policy(
            "rules: [{id: P, effect: PERMIT, scope: {}, when: record.originator.size() > 30}]",
            "- {id: I, never: release}");
    Prover missing =
        new CelProver(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            Path.of("target", "no-such-verifier.jar"),
            Duration.ofSeconds(60));

    assertThat(kinds(PolicyCheck.of(policy, missing, Sample.AT)))
        .containsExactly(Kind.INVARIANT_INCONCLUSIVE);
  }

  @Test
  void cellThatOpensIsToldThoughALevelIsNewToo() {
    SortedMap<String, String> files =
        Sample.files("rules: [{id: R, effect: PERMIT, scope: {purpose: vetting}}]");
    files.computeIfPresent(
        "policy.yaml", (name, text) -> text.replace("[unclassified, restricted", "[restricted"));
    Policy old = Sample.loaded(files);
    Policy next = Sample.policy("rules: [{id: R, effect: PERMIT, scope: {}}]");

    assertThat(PolicyDiff.between(old, next, Sample.AT).changes())
        .isNotEmpty()
        .allMatch(PolicyDiff.Change::opens);
    assertThat(PolicyDiff.between(next, old, Sample.AT).changes()).isNotEmpty();
  }

  @Test
  void ruleThatIsAboutMoreOrSaysItOtherwiseMayShowTheRequesterMore() {
    String rule =
        "rules: [{id: D, effect: DENY, ground: INACCURATE, requester-sees: rules, scope: {},"
            + " explain: {en: %s, es: Uno.}%s}]";
    Policy narrow = Sample.policy(rule.formatted("One.", ", when: record.thirdParty"));
    Policy wide = Sample.policy(rule.formatted("One.", ""));
    Policy other = Sample.policy(rule.formatted("Two.", ""));

    assertThat(PolicyDiff.between(narrow, wide, Sample.AT).disclosures())
        .containsExactly(new PolicyDiff.Disclosure("D", Openness.RULES, Openness.RULES, true));
    assertThat(PolicyDiff.between(wide, other, Sample.AT).disclosures())
        .containsExactly(new PolicyDiff.Disclosure("D", Openness.RULES, Openness.RULES, true));
    assertThat(PolicyDiff.between(wide, wide, Sample.AT).disclosures()).isEmpty();
  }

  @Test
  void ruleThatOnlyKeepsReasonsFromTheRequesterIsNotUseless() {
    Policy policy =
        Sample.policy(
            "rules: [{id: P, effect: PERMIT, scope: {}, requester-sees: rules},"
                + " {id: K, effect: PERMIT, scope: {}, requester-sees: sentence}]");

    assertThat(kinds(PolicyCheck.of(policy, Prover.none(), Sample.AT))).isEmpty();
  }
}
