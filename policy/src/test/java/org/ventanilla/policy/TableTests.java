package org.ventanilla.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableTests {
  private static final String VETTED =
      """
      of: agencies
      basis: Agreement Art. 3
      valid: {until: 2026-06-30}
      values: [bb-police, aa-police]
      """;
  private static final String CEILINGS =
      """
      keys: purposes
      of: classification
      entries: {investigation: confidential, identify: unclassified}
      """;

  private static SortedMap<String, String> files(String condition, String... tables) {
    SortedMap<String, String> files = Sample.files(Sample.rule("PERMIT", condition));
    for (int i = 0; i < tables.length; i += 2) {
      files.put("tables/" + tables[i] + ".yaml", tables[i + 1]);
    }
    return files;
  }

  private static Policy policy(SortedMap<String, String> files) {
    return switch (Policy.of(files)) {
      case PolicyLoad.Loaded(Policy policy) -> policy;
      case PolicyLoad.Rejected(List<Problem> problems) ->
          throw new AssertionError("rejected: " + problems);
    };
  }

  private static FieldDecision decide(Policy policy) {
    return policy.decide(Sample.request(), Sample.record(), Sample.identity());
  }

  @Test
  void conditionAsksWhetherAValueIsInATable() {
    Policy vetted = policy(files("request.agency in table(\"vetted\")", "vetted", VETTED));
    Policy others = policy(files("'!(request.agency in table(\"vetted\"))'", "vetted", VETTED));

    assertThat(decide(vetted).effect()).isEqualTo(Effect.PERMIT);
    assertThat(decide(others).trace().unmet()).containsExactly("R-1");
  }

  @ParameterizedTest
  @CsvSource({
    "investigation, confidential, PERMIT",
    "investigation, secret, DENY",
    "identify, unclassified, PERMIT",
    "identify, restricted, DENY"
  })
  void conditionLooksAValueUp(String purpose, String classification, Effect effect) {
    Policy policy =
        policy(
            files(
                "level(record.classification) <= level(lookup(\"ceilings\", request.purpose))",
                "ceilings",
                CEILINGS));

    assertThat(
            policy
                .decide(
                    Sample.requestFor(purpose),
                    Sample.recordWithClassification(classification),
                    Sample.identity())
                .effect())
        .isEqualTo(effect);
  }

  @Test
  void entryThatIsNotThereWithholdsUnlessAskedForBefore() {
    List<PolicyAlarm.Raised> raised = new ArrayList<>();
    String condition = "lookup(\"ceilings\", request.purpose) == \"confidential\"";
    Policy bare = policy(files(condition, "ceilings", CEILINGS)).withAlarm(raised::add);
    Policy asking =
        policy(
            files("request.purpose in table(\"ceilings\") && " + condition, "ceilings", CEILINGS));

    FieldDecision decision =
        bare.decide(Sample.requestFor("vetting"), Sample.record(), Sample.identity());

    assertThat(decision.trace().failed()).containsExactly("R-1");
    assertThat(raised).extracting(PolicyAlarm.Raised::fault).containsExactly(Fault.TABLE);
    assertThat(
            asking
                .decide(Sample.requestFor("vetting"), Sample.record(), Sample.identity())
                .trace()
                .unmet())
        .containsExactly("R-1");
  }

  @Test
  void tableOutOfDateWithholdsWhatReadsItAndNothingElse() {
    Policy policy = policy(files("request.agency in table(\"vetted\")", "vetted", VETTED));
    ZonedDateTime late = ZonedDateTime.of(2026, 7, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    FieldDecision decision =
        policy.decide(Sample.requestAt(late), Sample.record(), Sample.identity());

    assertThat(((FieldDecision.Deny) decision).isFault()).isTrue();
    assertThat(policy.brokenTables()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "values: []",
        "values: [bb-police, bb-police]",
        "of: agencies\nvalues: [bb-police, nobody]",
        "of: planets\nvalues: [mars]",
        "values: [a]\nentries: {a: b}",
        "keys: agencies\nvalues: [a]",
        "values: [a",
        "value: [a]",
        "valid: {until: soon}\nvalues: [a]"
      })
  void unreadableTableWithholdsWhatReadsItAndNothingElse(String table) {
    SortedMap<String, String> files = files("request.agency in table(\"broken\")", "broken", table);
    files.put("more.yaml", "rules: [{id: Q, effect: PERMIT, scope: {category: financial}}]");
    Policy policy = policy(files);
    List<PolicyAlarm.Raised> raised = new ArrayList<>();

    FieldDecision read =
        policy.withAlarm(raised::add).decide(Sample.request(), Sample.record(), Sample.identity());

    assertThat(((FieldDecision.Deny) read).isFault()).isTrue();
    assertThat(raised)
        .containsExactly(new PolicyAlarm.Raised(Fault.TABLE, List.of("R-1"), policy.digest()));
    assertThat(policy.brokenTables())
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.file()).isEqualTo("tables/broken.yaml"));
  }

  @Test
  void tableNobodyMayReadDoesNotKeepThePolicyFromLoading(@TempDir Path directory)
      throws IOException {
    Files.writeString(directory.resolve("policy.yaml"), Sample.MANIFEST);
    Files.writeString(
        directory.resolve("rules.yaml"),
        """
        rules:
          - {id: P, effect: PERMIT, scope: {category: financial}}
          - {id: T, effect: PERMIT, scope: {category: identity}, when: 'request.agency in table("gone")'}
        """);
    Files.createDirectory(directory.resolve("tables"));
    Files.createSymbolicLink(directory.resolve("tables/gone.yaml"), Path.of("nowhere.yaml"));
    Policy policy = ((PolicyLoad.Loaded) Policy.load(directory)).policy();

    FieldDecision financial =
        policy.decide(Sample.request(), Sample.record(), new FieldFacts("iban", "financial"));

    assertThat(policy.brokenTables())
        .extracting(Problem::code)
        .containsExactly(Problem.Code.UNREADABLE);
    assertThat(financial.effect()).isEqualTo(Effect.PERMIT);
    assertThat(((FieldDecision.Deny) decide(policy)).isFault()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "request.agency in table(\"nothing\")       | no table 'nothing'",
        "request.agency in table(field.path)        | known beforehand",
        "request.purpose in table(\"vetted\")       | a table of agencies is searched for purposes",
        "lookup(\"vetted\", request.purpose) == 'a' | a list, not a mapping",
        "level(record.handling) < level(lookup(\"ceilings\", request.purpose)) | two enumerations"
      })
  void misuseOfATableDoesNotLoad(String condition, String message) {
    SortedMap<String, String> files = files("'true'", "vetted", VETTED, "ceilings", CEILINGS);
    files.put("rules.yaml", Sample.rule("PERMIT", condition));

    List<Problem> problems = Sample.problems(files);

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).message()).contains(message);
    assertThat(problems.get(0).line()).isEqualTo(5);
  }

  @Test
  void longTableIsSearchedWithoutWalkingThroughIt() {
    String values =
        IntStream.range(0, TableReader.MAX_VALUES)
            .mapToObj(i -> "v" + i)
            .collect(Collectors.joining(", ", "values: [", "]"));
    Policy policy = policy(files("'!(request.agency in table(\"long\"))'", "long", values));

    assertThat(decide(policy).effect()).isEqualTo(Effect.PERMIT);
    assertThat(
            policy(files("request.agency in table(\"long\")", "long", values + "\n# more"))
                .brokenTables())
        .isEmpty();
    assertThat(
            policy(files("request.agency in table(\"long\")", "long", values.replace("[", "[w, ")))
                .brokenTables())
        .extracting(Problem::code)
        .contains(Problem.Code.TOO_LARGE);
  }
}
