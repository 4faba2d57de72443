package org.ventanilla.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What YAML passes over may read to a person as if it meant something.
class YamlTextTests {
  private static final String RULE = "rules:\n  - {id: A, effect: PERMIT, scope: {category: ¤}}\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rules: [{id: A, effect: PERMIT, scope: !not {category: identity}}] | 40",
        "rules: [{id: A, effect: PERMIT, scope: {category: !not [identity]}}] | 51",
        "rules: [{id: A, effect: PERMIT, scope: {category: !not identity}}] | 51",
        "rules: [{id: A, effect: PERMIT, scope: {!not category: identity}}] | 41",
        "rules: [{id: A, effect: PERMIT, scope: {}, obligations: !off [{type: seal}]}] | 57",
        "rules: [{id: A, effect: PERMIT, scope: {}, when: !record.consent }] | 50",
        "rules: [{id: A, effect: !!binary PERMIT, scope: {}}] | 25",
        "rules: [{id: A, effect: !!str PERMIT, scope: {}}] | 25",
        "rules: [{id: A, effect: ! PERMIT, scope: {}}] | 25",
        "rules: [{id: A, effect: !<x> PERMIT, scope: {}}] | 25",
        "rules: [!!set {id: A, effect: PERMIT, scope: {}}] | 9",
        "rules: !x [{id: A, effect: PERMIT, scope: {}}] | 8",
        "!x {rules: [{id: A, effect: PERMIT, scope: {}}]} | 1",
        "rules: [{id: A, effect: &DENY PERMIT, scope: {}}] | 25",
        "rules: [{id: A, effect: PERMIT, scope: &not {category: identity}}] | 40"
      })
  void tagsAndAnchorsDoNotLoad(String rules, int column) {
    assertThat(Sample.problems(rules))
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.message()).containsAnyOf("a tag", "an anchor");
          assertThat(problem.line()).isEqualTo(1);
          assertThat(problem.column()).isEqualTo(column);
        });
  }

  @Test
  void tagsInManifestTableAndExamplesCountForNothing() {
    SortedMap<String, String> files = Sample.files(RULE.replace("¤", "identity"));
    files.put("policy.yaml", Sample.MANIFEST.replace("roles: [", "roles: !no ["));
    assertThat(Sample.problems(files)).extracting(Problem::file).containsExactly("policy.yaml");

    files.put("policy.yaml", Sample.MANIFEST);
    files.put("tests/one.yaml", "tests: !off []\n");
    assertThat(Sample.problems(files)).extracting(Problem::file).containsExactly("tests/one.yaml");

    files.remove("tests/one.yaml");
    files.put("tables/t.yaml", "of: agencies\nvalues: !not [bb-police]\n");
    assertThat(((PolicyLoad.Loaded) Policy.of(files)).policy().brokenTables())
        .extracting(Problem::file)
        .containsExactly("tables/t.yaml");
  }

  @Test
  void flagWithATagIsNoFlag() {
    FactsFile.Load load =
        FactsFile.read(
            "q",
            "{to: bb, from: aa, agency: bb-police, kind: information, purpose: vetting, urgency: URGENT}",
            "r",
            "holder: aa-police\nconsent: !not true\nfields: [{path: name, category: identity}]\n");

    assertThat(Sample.problem(load).line()).isEqualTo(2);
  }

  @Test
  void whatBeginsWithAnExclamationMarkInQuotesIsAText() {
    assertThat(Sample.when("'!record.consent'").ruleIds()).containsExactly("R-1");
  }
}
