package org.ventanilla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.window.platform.Json;
import tools.jackson.databind.JsonNode;

class PolicyCommandTests {
  private static final String MANIFEST =
      """
      id: sample
      version: "1"
      levels: {classification: [open, closed], handling: [H0, H1]}
      agencies: {aa: [aa-police], bb: [bb-police]}
      kinds: [information]
      purposes: [investigation, vetting]
      urgencies: [ORDINARY]
      categories: [identity, informant]
      evaluation: {source: [A], information: ["1"]}
      roles: [director]
      """;
  private static final String RULES =
      """
      rules:
        - {id: ID, effect: PERMIT, scope: {to: bb, category: identity}, when: record.consent}
        - {id: NO, effect: DENY, ground: INACCURATE, scope: {category: informant}}
      """;

  @TempDir Path directory;

  @BeforeEach
  void write() throws IOException {
    write("policy", RULES, "invariants: [{id: SAFE, always: DENY informant}]");
    Path tests = Files.createDirectory(directory.resolve("policy/tests"));
    Files.writeString(
        tests.resolve("one.yaml"),
        """
        given:
          request: {to: bb, from: aa, agency: bb-police, kind: information, purpose: vetting, urgency: ORDINARY}
          record: {holder: aa-police, consent: true}
        tests:
          - name: identity leaves
            field: {path: name, category: identity}
            expect: {effect: PERMIT, rules: [ID]}
        """);
  }

  private String write(String name, String rules, String invariants) throws IOException {
    Path policy = Files.createDirectories(directory.resolve(name));
    Files.writeString(policy.resolve("policy.yaml"), MANIFEST);
    Files.writeString(policy.resolve("rules.yaml"), rules);
    Files.writeString(policy.resolve("invariants.yaml"), invariants);
    return policy.toString();
  }

  private String policy() {
    return directory.resolve("policy").toString();
  }

  @Test
  void soundPolicyIsSaidToBeSound() {
    Ran ran = Ran.of("policy", "check", policy());

    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(ran.out().lines()).contains("proven SAFE", "sound", "rules 2");
  }

  @Test
  void counterexampleOfAViolatedInvariantCanBeExplained() throws IOException {
    String bad = write("bad", RULES, "invariants: [{id: NEVER, never: release identity}]");
    String out = directory.resolve("out").toString();

    Ran check = Ran.of("policy", "check", bad, "--out", out);
    Ran explain =
        Ran.of(
            "policy",
            "explain",
            bad,
            "--request",
            out + "/NEVER.request.json",
            "--record",
            out + "/NEVER.record.json");

    assertThat(check.exit()).as(check.all()).isEqualTo(1);
    assertThat(check.err())
        .contains("INVARIANT_VIOLATED", "invariants.yaml:1:14", "policy explain " + bad);
    assertThat(check.out().lines()).contains("violated NEVER", "not sound");
    assertThat(explain.exit()).as(explain.all()).isZero();
    assertThat(explain.out()).contains("(identity): PERMIT", "rule ID");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "has(record.originator) && record.originator == \"\"",
        "\"\" in requester.roles",
        "has(record.originator) && record.originator == \"a\\tb\\nc\"",
        "has(record.originator) && record.originator == \"\\u001b[2J\\u202e\\x7f\\u0085\\ufeff\"",
        "has(record.originator) && record.originator == \" é \"",
        "\"\" in requester.roles || \"a\\nb\" in requester.roles"
      })
  void counterexampleRunsAsItIsPrintedWhateverItsTexts(String condition) throws IOException {
    String rules =
        "rules:\n  - id: A\n    effect: PERMIT\n    scope: {category: identity}\n    when: '%s'\n"
            .formatted(condition);
    String bad = write("bad", rules, "invariants: [{id: N, never: release}]");
    String out = directory.resolve("out").toString();

    Ran check = Ran.of("policy", "check", bad, "--out", out);
    String seeIt = "  see it: ventanilla ";
    String command =
        check.err().lines().filter(line -> line.startsWith(seeIt)).findFirst().orElse("");
    Ran explain = Ran.of(command.substring(seeIt.length()).split(" "));

    assertThat(check.exit()).as(check.all()).isEqualTo(1);
    assertThat(explain.exit()).as(explain.all()).isZero();
    assertThat(explain.out()).contains("PERMIT", "rule A (decides)");
  }

  @Test
  void counterexampleGoesOnceItsInvariantIsProven() throws IOException {
    Path out = directory.resolve("out");
    String bad = write("bad", RULES, "invariants: [{id: NEVER, never: release identity}]");
    Ran.of("policy", "check", bad, "--out", out.toString());
    String before = Files.readString(out.resolve("NEVER.request.json"));
    Files.writeString(out.resolve("OTHER.request.json"), "{}");
    Ran.of("policy", "check", bad, "--out", out.toString());
    String again = Files.readString(out.resolve("NEVER.request.json"));

    String good = write("bad", RULES, "invariants: [{id: NEVER, never: release informant}]");
    Ran ran = Ran.of("policy", "check", good, "--out", out.toString());

    assertThat(ran.out().lines()).contains("proven NEVER");
    assertThat(again).isEqualTo(before);
    assertThat(out).isDirectoryNotContaining("glob:**NEVER*");
    assertThat(out.resolve("OTHER.request.json")).exists();
  }

  @Test
  void brokenTableIsOnStandardOutputToo() throws IOException {
    String bad = write("bad", RULES, "invariants: []");
    Files.writeString(
        Files.createDirectory(Path.of(bad, "tables")).resolve("t.yaml"), "values: []");

    Ran ran = Ran.of("policy", "check", bad);

    assertThat(ran.out().lines()).contains("broken-table tables/t.yaml", "not sound");
  }

  @Test
  void explanationShowsWhatWouldLeaveAndTheNearestRules() throws IOException {
    StringBuilder rules =
        new StringBuilder(
            """
            rules:
              - {id: TAIL, effect: PERMIT, scope: {category: identity}, obligations: [{type: redact, keep: last4}], requester-sees: sentence}
              - {id: YEAR, effect: PERMIT, scope: {field: birthDate}, obligations: [{type: generalise, to: year}]}
            """);
    for (int i = 0; i < 6; i++) {
      rules.append(
          "  - {id: N-%s, effect: DENY, ground: INACCURATE, scope: {}, when: record.consent}\n"
              .formatted(i));
    }
    String near = write("near", rules.toString(), "invariants: []");
    Path request = request();
    Path record =
        Files.writeString(
            directory.resolve("x.json"),
            """
            {"holder": "aa-police",
             "fields": [{"path": "account", "category": "identity", "value": "0123456789"},
                        {"path": "note", "category": "informant", "value": "kept"}]}
            """);
    String[] command = {
      "policy", "explain", near, "--request", request.toString(), "--record", record.toString()
    };

    Ran ran = Ran.of(command);
    Ran all = Ran.of(with(command, "--near"));
    JsonNode json = Json.mapper().readTree(Ran.of(with(command, "--json")).out());

    assertThat(ran.out())
        .contains(
            "  value \"****6789\"",
            "  rule TAIL (decides)",
            "  requester-reads The policy lets this field leave.",
            "  4 more nearly applied; see them with --near")
        .doesNotContain("0123456789", "kept", "N-3", "near YEAR");
    assertThat(all.out()).contains("near N-5 DENY").doesNotContain("more nearly applied");
    assertThat(json.get(0).path("value").asString()).isEqualTo("****6789");
    assertThat(json.get(0).path("deciding").get(0).asString()).isEqualTo("TAIL");
    assertThat(json.get(1).has("value")).isFalse();
  }

  @Test
  void explanationTakesValuesForWhatAWindowWouldHold() throws IOException {
    String typed =
        write(
            "typed",
            """
            rules:
              - {id: H, effect: PERMIT, scope: {field: flag}, obligations: [{type: redact, keep: hmac}]}
              - {id: R, effect: PERMIT, scope: {field: sum}, obligations: [{type: generalise, to: range, width: 10}]}
              - {id: N, effect: PERMIT, scope: {field: none}}
            """,
            "invariants: []");
    Path record = directory.resolve("x.json");
    String[] command = {
      "policy", "explain", typed, "--request", request().toString(), "--record", record.toString()
    };
    String flag = "{\"path\": \"flag\", \"category\": \"identity\", \"value\": true}";
    Files.writeString(
        record,
        """
        {"holder": "aa-police",
         "fields": [%s,
                    {"path": "sum", "category": "identity", "value": 1E+2},
                    {"path": "none", "category": "identity", "value": null}]}
        """
            .formatted(flag));

    Ran all = Ran.of(with(command, "--json"));
    Files.writeString(record, "{\"holder\": \"aa-police\", \"fields\": [%s]}".formatted(flag));
    Ran withheld = Ran.of(command);

    JsonNode json = Json.mapper().readTree(all.out());
    assertThat(all.exit()).as(all.all()).isZero();
    assertThat(json.get(0).has("value")).isFalse();
    assertThat(json.get(0).at("/valueStays/en").asString()).contains("shape");
    assertThat(json.get(1).path("value").asString()).isEqualTo("100..109");
    assertThat(json.get(2).has("value")).isFalse();
    assertThat(json.get(2).path("effect").asString()).isEqualTo("PERMIT");
    assertThat(withheld.exit()).as(withheld.all()).isEqualTo(1);
  }

  private static String[] with(String[] command, String option) {
    String[] more = Arrays.copyOf(command, command.length + 1);
    more[command.length] = option;
    return more;
  }

  @Test
  void mistakeIsNamedWithItsPlaceAndEndsWithOne() throws IOException {
    String bad = write("bad", RULES.replace("record.consent", "record.color"), "invariants: []");

    Ran ran = Ran.of("policy", "check", bad);

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("rules.yaml:2:", "CONDITION");
    assertThat(Ran.of("policy", "check", bad + "/absent").exit()).isEqualTo(2);
    assertThat(Ran.of("policy", "check").exit()).isEqualTo(2);
  }

  @Test
  void uselessRuleEndsWithOneOnlyWhenStrict() throws IOException {
    String rules = RULES + "  - {id: X, effect: PERMIT, scope: {category: informant}}\n";
    String some = write("some", rules, "invariants: []");

    assertThat(Ran.of("policy", "check", some).exit()).isZero();
    Ran strict = Ran.of("policy", "check", some, "--strict");
    assertThat(strict.exit()).isEqualTo(1);
    assertThat(strict.err()).contains("HIDDEN", "Rule X", "[NO]");
  }

  @Test
  void reportsAreJsonWhereAskedFor() {
    JsonNode check = Json.mapper().readTree(Ran.of("policy", "check", policy(), "--json").out());
    JsonNode test = Json.mapper().readTree(Ran.of("policy", "test", policy(), "--json").out());
    JsonNode cells = Json.mapper().readTree(Ran.of("policy", "coverage", policy(), "--json").out());

    assertThat(check.path("sound").asBoolean()).isTrue();
    assertThat(check.path("cellsWithoutRule")).hasSize(2);
    assertThat(test.get(0).path("holds").asBoolean()).isTrue();
    assertThat(cells).hasSize(2 * 2 * 2);
  }

  @Test
  void examplesRunAndOneThatFailsEndsWithOne() throws IOException {
    assertThat(Ran.of("policy", "test", policy()).out()).contains("hold 1");
    Path rules = directory.resolve("policy/rules.yaml");
    Files.writeString(rules, RULES.replace("to: bb", "to: aa"));

    Ran ran = Ran.of("policy", "test", policy());

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("one.yaml:5", "effect: expected PERMIT, got DENY");
  }

  private Path request() throws IOException {
    return Files.writeString(
        directory.resolve("r.json"),
        """
        {"to": "bb", "from": "aa", "agency": "bb-police", "kind": "information",
         "purpose": "vetting", "urgency": "ORDINARY", "at": "2026-06-01T12:00:00Z"}
        """);
  }

  private Path record() throws IOException {
    return Files.writeString(
        directory.resolve("x.json"),
        """
        {"holder": "aa-police", "fields": [{"path": "name", "category": "identity"}]}
        """);
  }

  @Test
  void explanationNamesWhatKeptARuleInBothLanguages() throws IOException {
    Path request = request();
    Path record = record();
    String[] command = {
      "policy", "explain", policy(), "--request", request.toString(), "--record", record.toString()
    };

    Ran english = Ran.of(command);
    Ran spanish = Ran.of(with(command, "--language=es"));

    assertThat(english.exit()).as(english.all()).isEqualTo(1);
    assertThat(english.out())
        .contains(
            "name (identity): DENY DATA_CATEGORY",
            "Rule ID did not apply because the originator has not consented.")
        .containsPattern(
            "near ID PERMIT: not met: part 1 of 1 \\(record.consent\\) at rules.yaml:2:\\d+:"
                + " record.consent\n");
    assertThat(spanish.out())
        .contains(
            "La regla ID no se aplicó porque quien originó la información no ha consentido.",
            "el solicitante ve nada",
            "cercana ID PERMIT: no se cumple: parte 1 de 1 (record.consent) en rules.yaml:2:")
        .doesNotContain("requester-sees", "near ", "not met");
    Files.writeString(record, "{\"holder\": \"aa-police\", \"fields\": [{\"path\": \"name\"}]}");
    Ran wrong = Ran.of(command);
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).contains("x.json:1:", "'category' is missing");
  }

  @Test
  void digitsAreTheSameWhereverTheyAreWritten() throws IOException {
    Path request = request();
    Path record = record();
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.of("ar", "EG"));

      Ran ran =
          Ran.of(
              "policy",
              "explain",
              policy(),
              "--request",
              request.toString(),
              "--record",
              record.toString());

      assertThat(ran.out()).contains("part 1 of 1 (record.consent) at rules.yaml:2:");
    } finally {
      Locale.setDefault(usual);
    }
  }

  @Test
  void differencesAreListedCellByCell() throws IOException {
    String next = write("next", RULES.replace(", when: record.consent", ""), "invariants: []");

    Ran same = Ran.of("policy", "diff", policy(), policy());
    Ran changed = Ran.of("policy", "diff", policy(), next);
    Ran back = Ran.of("policy", "diff", next, policy(), "--opening");

    assertThat(same.exit()).as(same.all()).isZero();
    assertThat(changed.exit()).isEqualTo(1);
    assertThat(changed.out())
        .contains("bb-police vetting identity: DENY DATA_CATEGORY -> PERMIT (opens)", "changes 2");
    assertThat(back.exit()).isZero();
    Ran three = Ran.of("policy", "diff", policy(), next, policy());
    assertThat(three.exit()).as(three.all()).isEqualTo(2);
    assertThat(three.err()).contains("name two directories");
  }

  @Test
  void coverageIsATableAndAPage() throws IOException {
    Path page = directory.resolve("coverage.html");

    Ran ran =
        Ran.of("policy", "coverage", policy(), "--agency=bb-police", "--html", page.toString());

    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(ran.out().lines()).contains("bb-police", "  identity   P P", "  informant  D D");
    String html = Files.readString(page);
    assertThat(html)
        .contains(
            "<caption>aa-police</caption>", "lang=\"es\"", "--good-ink", "no rule, so withheld")
        .doesNotContain("<script");
    assertThat(html).contains("category <span lang=\"es\">· categoría</span> / purpose");
    assertThat(Ran.of("policy", "coverage", policy(), "--agency=nobody").exit()).isEqualTo(2);
    assertThat(Ran.of("policy", "coverage", policy(), "--at=soon").exit()).isEqualTo(2);
  }

  @Test
  void coverageIsThatOfADay() throws IOException {
    String over =
        write(
            "over",
            """
            rules:
              - {id: ID, effect: PERMIT, scope: {category: identity}, valid: {until: 2026-05-31}}
              - {id: IN, effect: DENY, ground: INACCURATE, scope: {category: informant, field: code}}
            """,
            "invariants: []");

    Ran before = Ran.of("policy", "coverage", over, "--agency=bb-police", "--at=2026-05-31");
    Ran after = Ran.of("policy", "coverage", over, "--agency=bb-police", "--at=2026-06-01");

    assertThat(before.out().lines()).contains("  identity   P P", "  informant  d d");
    assertThat(after.out().lines()).contains("  identity   - -", "as of 2026-06-01T12:00:00Z");
  }
}
