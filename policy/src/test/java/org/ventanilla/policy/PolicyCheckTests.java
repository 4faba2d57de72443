package org.ventanilla.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.policy.PolicyReport.Finding;
import org.ventanilla.policy.PolicyReport.Kind;

class PolicyCheckTests {
  private static final String RULES =
      """
      rules:
        - {id: ID, effect: PERMIT, scope: {to: bb, category: identity}}
        - id: FIN
          effect: APPROVE
          scope: {to: bb, category: financial}
          when: level(record.classification) <= level("restricted")
          obligations: [{type: approver, role: director, count: 2}, {type: seal}]
        - {id: NO, effect: DENY, ground: INACCURATE, scope: {category: informant}}
      """;

  private static PolicyReport check(Policy policy) {
    return PolicyCheck.of(policy, Prover.none(), Sample.AT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "never: release informant                 | true",
        "always: DENY informant                   | true",
        "never: PERMIT financial                  | true",
        "always: two approvers for financial      | true",
        "always: approver director for financial  | true",
        "always: seal for financial               | true",
        "always: seal or redact for financial     | true",
        "never: PERMIT identity                   | false",
        "never: APPROVE financial                 | false",
        "always: three approvers for financial    | false",
        "always: approver officer for financial   | false",
        "always: seal for identity                | false",
        "always: redact                           | false",
        "always: DENY                             | false"
      })
  void invariantIsProvenOrRefutedByACounterexampleThatIsDecidedSo(String statement, boolean holds) {
    Policy policy = Sample.policy(RULES, "- {id: I, " + statement.strip() + "}");

    PolicyReport report = check(policy);

    assertThat(report.isSound()).isEqualTo(holds);
    assertThat(report.proven()).isEqualTo(holds ? List.of("I") : List.of());
    if (!holds) {
      Finding finding = report.findings().get(0);
      assertThat(finding.kind()).isEqualTo(Kind.INVARIANT_VIOLATED);
      assertThat(finding.line()).isEqualTo(2);
      assertThat(decided(policy, finding)).isNotEqualTo(Effect.DENY);
    }
  }

  /// A policy that lets go under one condition, and says that nothing leaves under another.
  private static Policy neverReleased(String allows, String forbidden) {
    return Sample.policy(
        "rules: [{id: P, effect: PERMIT, scope: {}, when: '%s'}]".formatted(allows),
        "- {id: I, never: release, when: '%s'}".formatted(forbidden));
  }

  /// Proven, or refuted by a counterexample that is let go.
  private static void assertProven(Policy policy, PolicyReport report, boolean holds) {
    assertThat(report.isSound()).as(report.toString()).isEqualTo(holds);
    if (!holds) {
      Finding finding = report.findings().get(0);
      assertThat(finding.kind()).isEqualTo(Kind.INVARIANT_VIOLATED);
      assertThat(decided(policy, finding)).isEqualTo(Effect.PERMIT);
    }
  }

  private static Effect decided(Policy policy, Finding finding) {
    PolicyReport.Counterexample example = finding.counterexample();
    if (example == null) {
      throw new AssertionError("no counterexample: " + finding);
    }
    FactsFile.Load load = FactsFile.read("R", yaml(example.request()), "X", yaml(example.record()));
    assertThat(load).isInstanceOf(FactsFile.Load.Loaded.class);
    FactsFile facts = ((FactsFile.Load.Loaded) load).facts();
    return policy.decide(facts.request(), facts.record(), facts.fields().get(0).facts()).effect();
  }

  /// Java's own text of maps and lists is nearly YAML's.
  private static String yaml(Object value) {
    if (value instanceof Map<?, ?> map) {
      List<String> members = new ArrayList<>();
      map.forEach((key, member) -> members.add("\"" + key + "\": " + yaml(member)));
      return "{" + String.join(", ", members) + "}";
    }
    if (value instanceof List<?> list) {
      return "[" + String.join(", ", list.stream().map(PolicyCheckTests::yaml).toList()) + "]";
    }
    return value instanceof Boolean flag ? flag.toString() : "\"" + value + "\"";
  }

  @Test
  void conditionNarrowsAnInvariant() {
    String rules =
        RULES.replace("category: identity}}", "category: identity}, when: record.consent}");

    assertThat(
            check(
                    Sample.policy(
                        rules, "- {id: I, never: release identity, when: '!record.consent'}"))
                .isSound())
        .isTrue();
    assertThat(
            check(
                    Sample.policy(
                        rules, "- {id: I, never: release identity, when: record.thirdParty}"))
                .isSound())
        .isFalse();
  }

  @Test
  void invariantWhoseConditionCannotBeEvaluatedIsTakenToHold() {
    PolicyReport report =
        check(
            Sample.policy(
                RULES, "- {id: I, never: release identity, when: record.handling == 'H3'}"));

    assertThat(report.isSound()).isFalse();
  }

  @Test
  void uselessRulesAreNamed() {
    Policy policy =
        Sample.policy(
            RULES
                + """
                  - {id: TWICE, effect: PERMIT, scope: {to: bb, category: identity, purpose: vetting}}
                  - {id: LOST, effect: PERMIT, scope: {category: informant}}
                  - {id: NOWHERE, effect: PERMIT, scope: {to: bb, agency: aa-police}}
                  - {id: CONTRADICTION, effect: PERMIT, scope: {}, when: record.consent && !record.consent}
                  - {id: OLD, effect: PERMIT, scope: {to: aa}, valid: {until: 2026-05-31}}
                """);

    PolicyReport report = check(policy);

    assertThat(report.isSound()).isTrue();
    assertThat(report.findings())
        .extracting(finding -> finding.kind() + " " + finding.id() + " " + finding.others())
        .containsExactly(
            "NEVER_APPLIES NOWHERE []",
            "NEVER_APPLIES CONTRADICTION []",
            "HIDDEN TWICE [ID]",
            "HIDDEN LOST [NO]",
            "OVER OLD []");
  }

  @Test
  void cellsNobodySpeaksOfAreListed() {
    List<PolicyReport.Cell> silent = check(Sample.policy(RULES)).silent();

    assertThat(silent)
        .contains(new PolicyReport.Cell("aa-police", "vetting", "identity"))
        .doesNotContain(new PolicyReport.Cell("bb-police", "vetting", "identity"))
        .doesNotContain(new PolicyReport.Cell("aa-police", "vetting", "informant"))
        .hasSize(2 * 3 * 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Texts of any sort: CEL's verifier has to say whether both can hold.
        "record.originator.startsWith(\"bb-\")            | record.originator.startsWith(\"bb-\") && record.originator.size() < 3 | true",
        "record.originator.startsWith(\"bb-\")            | record.originator.endsWith(\"-police\") | false",
        "has(record.originator) && record.originator.size() > 3 | !has(record.originator) | true",
        "level(record.classification) > 1 && record.originator.size() > 3 | record.classification == \"restricted\" && record.originator.size() > 0 | true"
      })
  void conditionsOnFreeAttributesAreProvenByTheVerifier(
      String allows, String forbidden, boolean holds) {
    Policy policy = neverReleased(allows, forbidden);

    assertProven(policy, PolicyCheck.of(policy, Sample.PROVER, Sample.AT), holds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "requester.roles.exists(r, r == \"analyst\") | !(\"analyst\" in requester.roles) | true",
        "requester.roles.exists(r, r in [\"analyst\", \"judge\"]) | requester.roles.all(r, r != \"judge\" && r != \"analyst\") | true",
        "requester.roles.exists(r, r in [\"analyst\", \"judge\"]) | !(\"judge\" in requester.roles) | false",
        "requester.roles.all(r, r == \"analyst\") | requester.roles.exists(r, r != \"analyst\") | true",
        // Nobody has to be anything: all of no roles are whatever one likes.
        "requester.roles.all(r, r == \"analyst\") | !(\"analyst\" in requester.roles) | false",
        // A role nobody named may be there too.
        "requester.roles.exists(r, r != \"analyst\") | !(\"judge\" in requester.roles) | false",
        "\"any-other-text\" in requester.roles | requester.roles.exists(r, r != \"any-other-text\") | false"
      })
  void loopsThatCompareRolesWithTextsAreEnumerated(String allows, String forbidden, boolean holds) {
    Policy policy = neverReleased(allows, forbidden);

    assertProven(policy, check(policy), holds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "record.originator == record.holder | record.originator == \"aa-police\" && record.holder != \"aa-police\" | true",
        "record.originator != record.holder | record.originator == \"aa-registry\" && record.holder == \"aa-registry\" | true",
        "record.originator != record.holder | record.originator == \"aa-registry\" | false"
      })
  void freeAttributeComparedWithADeclaredOneIsEnumerated(
      String allows, String forbidden, boolean holds) {
    Policy policy = neverReleased(allows, forbidden);

    assertProven(policy, check(policy), holds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "requester.roles.exists(r, r.startsWith(\"inv\"))",
        "requester.roles.exists_one(r, r == \"judge\")",
        "requester.roles.filter(r, r == \"judge\").size() > 1",
        "requester.roles.exists(r, requester.roles.exists(r, r == \"judge\"))",
        // For many roles such a loop takes too many steps, and fails.
        "requester.roles.exists(r, requester.roles.exists(s, r == \"judge\" && s == \"judge\"))",
        "[1, 2].exists(x, requester.roles.exists(r, r == \"judge\"))",
        "requester.roles.exists(r, r == request.agency)",
        "size(requester.roles) > 1"
      })
  void whatElseIsDoneWithRolesIsInconclusiveAndIsToldHowToWrite(String condition) {
    Policy policy =
        Sample.policy(
            "rules: [{id: P, effect: PERMIT, scope: {}, when: '%s'}]".formatted(condition),
            "- {id: I, never: release, when: '!(%s)'}".formatted(condition));

    PolicyReport report = check(policy);

    assertThat(report.findings())
        .extracting(Finding::kind)
        .containsExactly(Kind.INVARIANT_INCONCLUSIVE);
    assertThat(report.findings().get(0).others()).containsExactly("P");
    assertThat(report.findings().get(0).sentence().english())
        .contains("requester.roles")
        .contains("\"ROLE\" in requester.roles");
    assertThat(report.findings().get(0).sentence().spanish())
        .contains("\"ROLE\" in requester.roles");
  }

  @Test
  void ruleWhoseTimeIsOverKeepsNothingFromLeaving() {
    Policy policy =
        Sample.policy(
            """
            rules:
              - {id: P, effect: PERMIT, scope: {}}
              - id: D
                effect: DENY
                ground: INACCURATE
                scope: {}
                when: 'record.originator.size() > 20'
                valid: {until: 2027-01-01}
            """,
            "- {id: I, never: release, when: 'record.originator.size() > 20'}");

    PolicyReport report = PolicyCheck.of(policy, Sample.PROVER, Sample.AT);

    assertThat(report.findings())
        .extracting(Finding::kind)
        .containsExactly(Kind.INVARIANT_VIOLATED);
    assertThat(decided(policy, report.findings().get(0))).isEqualTo(Effect.PERMIT);
  }

  @Test
  void withoutAVerifierWhatNeedsItIsInconclusiveAndCountsAsNotSound() {
    Policy policy =
        Sample.policy(
            "rules: [{id: P, effect: PERMIT, scope: {}, when: 'record.originator.size() > 9'}]",
            "- {id: I, never: release, when: 'record.originator.size() < 5'}");

    PolicyReport report = check(policy);

    assertThat(report.findings())
        .extracting(Finding::kind)
        .containsExactly(Kind.INVARIANT_INCONCLUSIVE);
    assertThat(report.isSound()).isFalse();
  }

  @Test
  void verifierThatIsNotThereIsInconclusive() {
    Prover absent =
        new CelProver(Path.of("no-such-java"), Path.of("no.jar"), Duration.ofSeconds(5));

    assertThat(absent.ask(new Prover.Question("true", new TreeMap<>())))
        .isInstanceOf(Prover.Answer.Unknown.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: redact, path: account.bank, keep: last4}  | redact                | false",
        "{type: redact, path: account, keep: last4}       | redact                | true",
        "{type: redact, keep: last4}                      | redact                | true",
        "{type: generalise, path: account.on, to: year}   | generalise            | false",
        "{type: generalise, path: account.on, to: year}   | redact or generalise  | false",
        "{type: redact, keep: year}                       | redact                | true",
        "{type: redact, keep: year}                       | generalise            | true",
        "{type: generalise, to: year}                     | redact                | true",
        "{type: generalise, to: municipality}             | redact                | false",
        "{type: redact, path: account.on, keep: year}     | redact                | false",
        "{type: mark, handling: H2}                       | mark H2               | true"
      })
  void whatIsDoneToAPartIsNotDoneToTheField(String obligation, String duty, boolean isProven) {
    String rules =
        "rules: [{id: A, effect: PERMIT, scope: {field: [account, name], category: identity},"
            + " obligations: [%s]}]".formatted(obligation);
    Policy policy =
        Sample.policy(
            rules, "- {id: I, always: %s for identity, where: {field: account}}".formatted(duty));

    PolicyReport report = check(policy);

    assertThat(report.proven().contains("I")).isEqualTo(isProven);
    assertThat(report.isSound()).isEqualTo(isProven);
  }

  @Test
  void brokenTableIsNotSound() {
    SortedMap<String, String> files = Sample.files(RULES);
    files.put("tables/bad.yaml", "values: []");
    Policy policy = Sample.loaded(files);

    assertThat(check(policy).findings())
        .extracting(Finding::kind)
        .containsExactly(Kind.BROKEN_TABLE);
    assertThat(check(policy).isSound()).isFalse();
  }

  /// Every situation of the second rule fails with the first, and no invariant can be told to hold.
  @Test
  void brokenTableSaysNothingOfTheRulesNorOfInvariants() {
    SortedMap<String, String> files =
        Sample.files(
            """
            rules:
              - {id: T, effect: PERMIT, scope: {}, when: 'request.agency in table("bad")'}
              - {id: P, effect: PERMIT, scope: {category: informant}}
            """);
    files.put("invariants.yaml", "invariants: [{id: I, never: release informant}]");
    files.put("tables/bad.yaml", "values: []");
    Policy policy = Sample.loaded(files);

    PolicyReport report = check(policy);

    assertThat(report.findings()).extracting(Finding::kind).containsExactly(Kind.BROKEN_TABLE);
    assertThat(report.proven()).isEmpty();
    assertThat(report.findings().get(0).place()).isEqualTo("tables/bad.yaml:1:9");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                            | until: 2026-12-31                | ends with 2026-12-31",
        "', valid: {until: 2027-01-01}'                | until: 2026-12-31                | ends with 2026-12-31",
        "', valid: {until: 2026-12-31}'                | until: '2026-12-31T12:00:00Z'    | ends with 2026-12-31T12:00:00Z",
        "', valid: {from: 2026-01-01}'                 | until: 2026-05-31                | ended with 2026-05-31",
        "', valid: {until: 2026-12-31}'                | until: 2026-12-31                | ''",
        // Far in the east the day is over before it has begun here.
        "', valid: {until: \"2026-12-31T12:00:00Z\"}' | until: 2026-12-31                | ends with 2026-12-31",
        "', valid: {until: \"2026-12-31T05:00:00Z\"}' | until: 2026-12-31                | ''",
        "', valid: {until: 2026-12-31}'                | from: 2026-01-01                 | ''"
      })
  void ruleThatOutlastsATableItReadsIsNamed(String ruleValid, String tableValid, String message) {
    SortedMap<String, String> files =
        Sample.files(
            """
            rules:
              - {id: P, effect: PERMIT, scope: {}}
              - {id: T, effect: DENY, ground: INACCURATE, scope: {}, when: 'request.agency in table("t")'%s}
            """
                .formatted(ruleValid));
    files.put("tables/t.yaml", "valid: {%s}\nvalues: [bb-police]".formatted(tableValid));
    Policy policy = Sample.loaded(files);

    List<Finding> ends =
        check(policy).findings().stream()
            .filter(finding -> finding.kind() == Kind.TABLE_ENDS)
            .toList();

    if (message.isEmpty()) {
      assertThat(ends).isEmpty();
      return;
    }
    assertThat(ends)
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.id()).isEqualTo("T");
          assertThat(finding.place()).isEqualTo("rules.yaml:3:5");
          assertThat(finding.sentence().english())
              .contains("the table t, which " + message)
              .contains("Renew the table");
          assertThat(finding.kind().isGrave()).isFalse();
        });
  }

  @Test
  void coverageSaysTheMostThatCanHappen() {
    Coverage coverage = Coverage.of(Sample.policy(RULES), Sample.AT);

    assertThat(coverage.level("bb-police", "vetting", "identity"))
        .isEqualTo(Coverage.Level.PERMITTED);
    assertThat(coverage.level("bb-police", "vetting", "financial"))
        .isEqualTo(Coverage.Level.APPROVED);
    assertThat(coverage.level("bb-police", "vetting", "informant"))
        .isEqualTo(Coverage.Level.WITHHELD);
    assertThat(coverage.level("aa-police", "vetting", "identity")).isEqualTo(Coverage.Level.SILENT);
    assertThat(coverage.at(Coverage.Level.PERMITTED)).hasSize(2 * 3);
    assertThat(coverage.agenciesFor("vetting", "identity"))
        .containsExactly("bb-customs", "bb-police");
  }

  @Test
  void coverageTellsWhatIsWithheldWholeFromWhatIsWithheldInPart() {
    Policy policy =
        Sample.policy(
            """
            rules:
              - {id: PART, effect: DENY, ground: INACCURATE, scope: {category: identity, field: code}}
              - {id: SOME, effect: DENY, ground: INACCURATE, scope: {category: financial}, when: record.consent}
              - {id: WHOLE, effect: DENY, ground: INACCURATE, scope: {category: informant}}
            """);

    Coverage coverage = Coverage.of(policy, Sample.AT);

    assertThat(coverage.level("bb-police", "vetting", "identity"))
        .isEqualTo(Coverage.Level.SOME_WITHHELD);
    assertThat(coverage.level("bb-police", "vetting", "financial"))
        .isEqualTo(Coverage.Level.SOME_WITHHELD);
    assertThat(coverage.level("bb-police", "vetting", "informant"))
        .isEqualTo(Coverage.Level.WITHHELD);
    assertThat(coverage.at(Coverage.Level.SILENT)).hasSameSizeAs(check(policy).silent());
  }

  @Test
  void coverageIsThatOfItsMoment() {
    Policy policy =
        Sample.policy(
            """
            rules:
              - {id: OVER, effect: PERMIT, scope: {category: identity}, valid: {until: 2026-05-31}}
              - {id: TO-COME, effect: PERMIT, scope: {category: financial}, valid: {from: 2026-06-02}}
            """);

    assertThat(Coverage.of(policy, Sample.AT).at(Coverage.Level.PERMITTED)).isEmpty();
    assertThat(Coverage.of(policy, Sample.AT.minusDays(1)).agenciesFor("vetting", "identity"))
        .isNotEmpty();
    assertThat(Coverage.of(policy, Sample.AT.plusDays(1)).agenciesFor("vetting", "financial"))
        .isNotEmpty();
  }

  @Test
  void counterexampleIsTheSameAllDayWithItsMembersInOrder() {
    SortedMap<String, String> files = Sample.files(RULES);
    files.put("invariants.yaml", "invariants: [{id: NEVER, never: release identity}]");
    Policy policy = Sample.loaded(files);

    PolicyReport.Counterexample example =
        counterexample(policy, Sample.AT.withHour(3).withNano(123_456_789));

    assertThat(example).isEqualTo(counterexample(policy, Sample.AT.withHour(21)));
    assertThat(example.request().keySet())
        .startsWith("to", "from", "agency", "kind", "purpose", "urgency")
        .endsWith("at");
    assertThat(example.record().keySet()).startsWith("holder").endsWith("fields");
  }

  private static PolicyReport.Counterexample counterexample(Policy policy, ZonedDateTime now) {
    return PolicyCheck.of(policy, Prover.none(), now).findings().stream()
        .flatMap(finding -> Stream.ofNullable(finding.counterexample()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void diffListsTheCellsWhoseDecisionChangesWithAnExample() {
    Policy old = Sample.policy(RULES);
    Policy next =
        Sample.policy(
            RULES
                .replace("count: 2", "count: 1")
                .replace(
                    "scope: {to: bb, category: identity}",
                    "scope: {to: bb, category: identity, purpose: vetting}"));

    PolicyDiff diff = PolicyDiff.between(old, next, Sample.AT);

    assertThat(PolicyDiff.between(old, old, Sample.AT).changes()).isEmpty();
    assertThat(diff.changes()).hasSize(2 * 2 + 2 * 3);
    assertThat(diff.changes())
        .allSatisfy(change -> {
          FactsFile facts =
              ((FactsFile.Load.Loaded)
                      FactsFile.read(
                          "R",
                          yaml(change.example().request()),
                          "X",
                          yaml(change.example().record())))
                  .facts();
          FieldFacts field = facts.fields().get(0).facts();
          assertThat(facts.request().agency()).isEqualTo(change.cell().agency());
          assertThat(PolicyDiff.Outcome.of(old.decide(facts.request(), facts.record(), field)))
              .isEqualTo(change.before());
          assertThat(PolicyDiff.Outcome.of(next.decide(facts.request(), facts.record(), field)))
              .isEqualTo(change.after());
          assertThat(change.opens()).isEqualTo(field.category().equals("financial"));
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int(record.originator) > 5",
        "requester.roles[5] == \"judge\"",
        "record.classification == \"restricted\" && int(record.originator) > 5"
      })
  void conditionThatEverySampleMakesFailIsNotProvenHarmless(String allows) {
    Policy policy =
        Sample.policy(
            "rules: [{id: P, effect: PERMIT, scope: {}, when: '%s'}]".formatted(allows),
            "- {id: I, never: release}");

    PolicyReport report = check(policy);

    assertThat(report.proven()).isEmpty();
    assertThat(report.findings()).extracting(Finding::kind).doesNotContain(Kind.NEVER_APPLIES);
    assertThat(report.isSound()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Nobody knows where the decision is made: somewhere it is still the day before.
        "\"2026-12-31T23:59:59.999999999Z\" | 2027-01-01               | false",
        // Between two seconds there is time.
        "\"2026-12-31T23:59:59Z\"           | \"2027-01-01T00:00:00Z\" | false",
        "\"2026-12-31T23:59:59.999999999Z\" | \"2027-01-01T00:00:00Z\" | true",
        "2026-12-31                         | 2027-01-01               | true",
        "2026-12-31                         | 2027-01-02               | false",
        "\"2027-01-01T17:59:00Z\"           | 2027-01-01               | false",
        "\"2027-01-01T18:00:00Z\"           | 2027-01-01               | true"
      })
  void timeBetweenTwoDenialsIsFound(String until, String from, boolean isClosed) {
    Policy policy =
        Sample.policy(
            """
            rules:
              - {id: P, effect: PERMIT, scope: {}}
              - {id: D1, effect: DENY, ground: INACCURATE, scope: {}, valid: {until: %s}}
              - {id: D2, effect: DENY, ground: INACCURATE, scope: {}, valid: {from: %s}}
            """
                .formatted(until, from),
            "- {id: I, never: release}");

    assertProven(policy, check(policy), isClosed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "record.originator.startsWith(\"\"\"x\" record.classification\"\"\") && record.originator.size() > 24",
        "record.originator.startsWith(r\"x\")",
        // NaN is a number that is not itself.
        "double(record.originator) != double(record.originator)"
      })
  void textTheVerifierCannotBeAskedAboutIsInconclusive(String allows) {
    Policy policy =
        Sample.policy(
            "rules:\n  - id: P\n    effect: PERMIT\n    scope: {}\n    when: |\n      "
                + allows
                + "\n",
            "- {id: I, never: release}");

    PolicyReport report = PolicyCheck.of(policy, Sample.PROVER, Sample.AT);

    assertThat(report.proven()).isEmpty();
  }

  @Test
  void invariantIsAboutWhatItsConditionFailsFor() {
    Policy policy =
        neverReleased("true", "has(record.originator) && 1 / (size(record.originator) - 3) > 5");

    PolicyReport report = PolicyCheck.of(policy, Sample.PROVER, Sample.AT);

    assertThat(report.proven()).isEmpty();
    assertThat(report.isSound()).isFalse();
  }

  @Test
  void ruleThatMightFailForSomeTextIsNotCalledUseless() {
    String failing = "has(record.originator) && 1 / (size(record.originator) - 3) > 5";
    Policy with =
        Sample.policy(
            """
            rules:
              - {id: P, effect: PERMIT, scope: {}}
              - {id: F, effect: PERMIT, scope: {}, when: '%s'}
            """
                .formatted(failing));
    Policy without = Sample.policy("rules: [{id: P, effect: PERMIT, scope: {}}]");

    assertThat(check(with).findings()).isEmpty();
    assertThat(PolicyDiff.between(with, without, Sample.AT).undecided()).containsExactly("F");
    assertThat(PolicyDiff.between(without, with, Sample.AT).undecided()).containsExactly("F");
    assertThat(PolicyDiff.between(with, with, Sample.AT).undecided()).isEmpty();
  }

  @Test
  void diffSaysWhereItCannotTell() {
    Policy old = diffed("PERMIT", "record.originator.matches(\"^a+b$\")");
    Policy next = diffed("PERMIT", "record.originator.matches(\"^a+c$\")");

    assertThat(PolicyDiff.between(old, next, Sample.AT).undecided()).containsExactly("R");
    assertThat(PolicyDiff.between(old, old, Sample.AT).undecided()).isEmpty();
    assertThat(PolicyDiff.between(old, old, Sample.AT).changes()).isEmpty();
    assertThat(
            PolicyDiff.between(
                    diffed("DENY, ground: INACCURATE", "true"),
                    diffed("PERMIT", "int(record.originator) > 5"),
                    Sample.AT)
                .undecided())
        .containsExactly("R");
  }

  @Test
  void diffSaysWhichLevelsAreDeclaredOtherwise() {
    SortedMap<String, String> files =
        Sample.files(
            "rules: [{id: R, effect: PERMIT, scope: {}, when:"
                + " 'record.originator.matches(\"^z$\") && level(record.handling) > 0'}]");
    Policy old = Sample.loaded(files);
    String manifest = String.valueOf(files.get("policy.yaml"));
    files.put("policy.yaml", manifest.replace("H0, H1", "H1, H0"));
    assertThat(files.get("policy.yaml")).isNotEqualTo(manifest);
    Policy next = Sample.loaded(files);

    assertThat(PolicyDiff.between(old, next, Sample.AT).undecided())
        .containsExactly("R", "policy.yaml (handling)");
  }

  private static Policy diffed(String effect, String when) {
    return Sample.policy(
        "rules: [{id: R, effect: %s, scope: {}, when: '%s'}]".formatted(effect, when));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: redact, keep: last4}    | {type: redact, keep: last2}    | false",
        "{type: redact, keep: last2}    | {type: redact, keep: last4}    | true",
        "{type: redact, keep: last2}    | {type: redact, keep: nothing}  | false",
        "{type: redact, keep: nothing}  | {type: redact, keep: last2}    | true",
        "{type: redact, keep: first2}   | {type: redact, keep: last2}    | true",
        "{type: expire, days: 9}        | {type: expire, days: 8}        | false",
        "{type: expire, days: 8}        | {type: expire, days: 9}        | true"
      })
  void changeThatMakesAnObligationStricterOpensNothing(String before, String after, boolean opens) {
    PolicyDiff diff = PolicyDiff.between(obliged(before), obliged(after), Sample.AT);

    assertThat(diff.changes())
        .isNotEmpty()
        .allSatisfy(change -> assertThat(change.opens()).isEqualTo(opens));
  }

  private static Policy obliged(String obligation) {
    return Sample.policy(
        "rules: [{id: R, effect: PERMIT, scope: {}, obligations: [%s]}]".formatted(obligation));
  }

  @Test
  void diffTellsWhatTheRequesterSeesMoreOf() {
    Policy old =
        Sample.policy("rules: [{id: R, effect: PERMIT, scope: {}, requester-sees: rules}]");
    Policy next =
        Sample.policy("rules: [{id: R, effect: PERMIT, scope: {}, requester-sees: ground}]");

    assertThat(PolicyDiff.between(old, next, Sample.AT).disclosures())
        .containsExactly(new PolicyDiff.Disclosure("R", Openness.RULES, Openness.GROUND, false));
    assertThat(PolicyDiff.between(old, next, Sample.AT).disclosures().get(0).opens()).isFalse();
    assertThat(PolicyDiff.between(next, old, Sample.AT).disclosures().get(0).opens()).isTrue();
    assertThat(PolicyDiff.between(old, old, Sample.AT).disclosures()).isEmpty();
  }
}
