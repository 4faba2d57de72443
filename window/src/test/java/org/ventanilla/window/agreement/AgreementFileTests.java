package org.ventanilla.window.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.window.agreement.AgreementFile.Loaded;
import org.ventanilla.window.agreement.AgreementFile.Wrong;
import org.ventanilla.window.agreement.Problem.Code;

class AgreementFileTests {
  private static final Path EXAMPLE = Path.of("..", "agreements", "mx-us");

  @TempDir private Path directory;

  @Test
  void theWorkedExampleLoads() {
    Agreement agreement = loaded(EXAMPLE);
    assertThat(agreement.parties()).extracting(Party::id).containsExactly("mx", "us");
    assertThat(agreement.agencies()).hasSize(11);
    assertThat(agreement.desk(agreement.party("mx").orElseThrow()).id()).isEqualTo("mx-ventanilla");
    assertThat(agreement.urgency("URGENT_DIRECT").orElseThrow().time())
        .isEqualTo(Duration.ofHours(8));
    assertThat(agreement.retention()).isEqualTo(Period.ofYears(5));
    assertThat(agreement.cosignatureRequired()).isFalse();
    assertThat(agreement.redecidesInFlight()).isTrue();
    assertThat(agreement.consentCloses()).isEqualTo(0.9);
    assertThat(agreement.reminders()).extracting(Reminder::share).containsExactly(0.5, 0.8, 1.0);
    assertThat(agreement.vocabulary().level("secret")).isEqualTo(3);
    assertThat(agreement.vocabulary().level("cosmic")).isEqualTo(-1);
    assertThat(agreement.party("mx").orElseThrow().calendar().works(LocalDate.of(2027, 9, 16)))
        .isFalse();
    assertThat(agreement.party("us").orElseThrow().calendar().works(LocalDate.of(2027, 12, 31)))
        .isFalse();
    assertThat(agreement.digest()).matches("sha256:[0-9a-f]{64}");
  }

  @Test
  void routesAskEachHolderForItsCategoriesOnly() {
    Agreement agreement = loaded(EXAMPLE);
    Question question =
        new Question(
            "information", "us-dea", "person", Set.of("identity", "financial", "wanted"), "");
    assertThat(agreement.holdersFor(question))
        .containsExactly(
            new Asked(agreement.agency("mx-sspc").orElseThrow(), Set.of("identity", "wanted")),
            new Asked(agreement.agency("mx-uif").orElseThrow(), Set.of("financial")));
  }

  @Test
  void cosignatureMayBeRequired() throws IOException {
    Path changed = example("cosignature: welcome\n", "cosignature: required\n");
    assertThat(loaded(changed).cosignatureRequired()).isTrue();
  }

  @Test
  void aHolderIsNotAskedForSubjectsItsRouteDoesNotName() {
    Agreement agreement = loaded(EXAMPLE);
    Question question = new Question("information", "us-dea", "vehicle", Set.of("financial"), "MX");
    assertThat(agreement.holdersFor(question)).isEmpty();
  }

  @Test
  void nobodyIsAskedForAnUnknownRequester() {
    Question question = new Question("information", "xx-none", "person", Set.of("identity"), "");
    assertThat(loaded(EXAMPLE).holdersFor(question)).isEmpty();
  }

  @Test
  void aRouteWithATerritoryTakesItsPartsAndWhatContainsIt() throws IOException {
    Path changed =
        example(
            "    categories: [financial]\n",
            "    categories: [financial]\n    territories: [MX-BCN]\n");
    Agreement agreement = loaded(changed);
    assertThat(financial(agreement, "MX-BCN")).hasSize(1);
    assertThat(financial(agreement, "MX")).hasSize(1);
    assertThat(financial(agreement, "")).hasSize(1);
    assertThat(financial(agreement, "MX-SON")).isEmpty();
  }

  @Test
  void aRoleGivesItsRightsOnlyInTheAgenciesItIsOpenTo() {
    Agreement agreement = loaded(EXAMPLE);
    assertThat(agreement.grants("mx-uif", Set.of("fiu-director"), Right.APPROVE)).isTrue();
    assertThat(agreement.grants("mx-sspc", Set.of("fiu-director"), Right.APPROVE)).isFalse();
    assertThat(agreement.grants("mx-uif", Set.of("fiu-director"), Right.DECIDE)).isFalse();
    assertThat(agreement.grants("mx-uif", Set.of("no-such-role"), Right.APPROVE)).isFalse();
  }

  @Test
  void theDigestChangesWithAHolidayFile() throws IOException {
    Path changed = example("", "");
    String before = loaded(changed).digest();
    Path holidays = changed.resolve("holidays-mx.yaml");
    Files.writeString(holidays, Files.readString(holidays) + "# a word more\n");
    assertThat(loaded(changed).digest()).isNotEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          format: 1                      | format: 2                     | VALUE_WRONG
          calendar: us                   | calendar: moon                | REFERENCE_UNKNOWN
          zone: America/New_York         | zone: America/Nowhere         | VALUE_WRONG
          hours: 09:00-17:00             | hours: 17:00-09:00            | VALUE_WRONG
          hours: 09:00-17:00             | hours: nine to five           | VALUE_WRONG
          due: PT8H                      | due: 8 hours                  | VALUE_WRONG
          due: P3D                       | due: P367D                    | VALUE_WRONG
          due: P7D                       | due: PT0S                     | VALUE_WRONG
          max-subjects: 100              | max-subjects: 101             | VALUE_WRONG
          clearance: secret              | clearance: cosmic             | REFERENCE_UNKNOWN
          party: us                      | party: uz                     | REFERENCE_UNKNOWN
          territory: US                  | territory: usa                | VALUE_WRONG
          answers: person                | answers: perhaps              | VALUE_WRONG
          may: [audit]                   | may: [everything]             | REFERENCE_UNKNOWN
          agencies: [mx-uif]             | agencies: [mx-uix]            | REFERENCE_UNKNOWN
          holder: mx-uif                 | holder: mx-none               | REFERENCE_UNKNOWN
          holder: mx-uif                 | holder: mx-ventanilla         | RULES_CONTRADICT
          subject-types: [person, document] | from: [us]                 | RULES_CONTRADICT
          categories: [movement, vehicle] | categories: [movements]      | REFERENCE_UNKNOWN
          collecting-closes: 75%         | collecting-closes: 0%         | VALUE_WRONG
          retention: P5Y                 | retention: forever            | VALUE_WRONG
          cosignature: welcome           | cosignature: perhaps          | VALUE_WRONG
          policy-in-flight: redecide     | policy-in-flight: maybe       | VALUE_WRONG
          consent-closes: 90%            | consent-closes: 0%            | VALUE_WRONG
          consent-closes: 90%            | consent-closes: 60%           | RULES_CONTRADICT
          policy: policy                 | policy: no-such-directory     | REFERENCE_UNKNOWN
          policy: policy                 | policy: ../mx-us              | VALUE_WRONG
          clock-skew: PT1M               | clock-skew: PT11M             | RULES_CONTRADICT
          max-validity: PT1H             | max-validity: PT0S            | RULES_CONTRADICT
          "tell: desk-head}"             | "tell: nobody}"               | REFERENCE_UNKNOWN
          "{at: 80%"                     | "{at: 40%"                    | RULES_CONTRADICT
          routed: in-progress            | routed: nowhere               | REFERENCE_UNKNOWN
          withheld-fields: false         | withheld-fields: perhaps      | VALUE_WRONG
          prefix: US                     | prefix: usa                   | VALUE_WRONG
          holidays: holidays-us.yaml     | holidays: ../holidays-us.yaml | VALUE_WRONG
          decide: policy                 | decide: coin                  | VALUE_WRONG
          decide: policy                 | "decide: policy\\n    x: 1"   | KEY_UNKNOWN
          desk: true                     | desk: yes                     | VALUE_WRONG
          """)
  void everyMistakeIsReportedAtItsLine(String right, String mistake, String code)
      throws IOException {
    String text = Files.readString(EXAMPLE.resolve(AgreementFile.NAME));
    int place = text.lastIndexOf(right);
    assertThat(place).isNotNegative();
    int line = 1 + (int) text.substring(0, place).chars().filter(c -> c == '\n').count();
    String written = mistake.replace("\\n", "\n");
    Path changed = copy();
    Files.writeString(
        changed.resolve(AgreementFile.NAME),
        text.substring(0, place) + written + text.substring(place + right.length()));

    List<Problem> problems = problems(changed);

    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().code()).isEqualTo(Code.valueOf(code));
    assertThat(problems.getFirst().line()).isEqualTo(line + (written.contains("\n") ? 1 : 0));
    assertThat(problems.getFirst().file()).isEqualTo(AgreementFile.NAME);
  }

  @Test
  void everyMissingKeyIsReported() throws IOException {
    Path changed = copy();
    Files.writeString(changed.resolve(AgreementFile.NAME), "format: 1\n");
    List<Problem> problems = problems(changed);
    assertThat(problems).hasSize(20).allMatch(problem -> problem.code() == Code.KEY_MISSING);
  }

  @Test
  void severalMistakesAreReportedTogetherInTheOrderOfLines() throws IOException {
    Path changed = example("prefix: MX", "prefix: mexico");
    Path file = changed.resolve(AgreementFile.NAME);
    Files.writeString(file, Files.readString(file).replace("due: PT8H", "due: soon"));
    assertThat(problems(changed)).extracting(Problem::line).hasSize(2).isSorted();
  }

  @Test
  void answersThatWouldAlwaysBeLateAreReported() throws IOException {
    Path changed = example("minimum-time: PT0S", "minimum-time: PT9H");

    assertThat(problems(changed))
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.code()).isEqualTo(Code.RULES_CONTRADICT);
          assertThat(problem.message()).contains("URGENT_DIRECT");
        });
  }

  @Test
  void mistakesOfEverySortAndInEveryFileAreReportedAtOnce() throws IOException {
    Path changed = example("prefix: MX", "prefix: mexico");
    Path file = changed.resolve(AgreementFile.NAME);
    Files.writeString(
        file,
        Files.readString(file)
            .replace("zone: America/New_York", "zone: Mars/Olympus")
            .replace("max-subjects: 100", "max-subjects: 100\n    max-subject: 3")
            .replace("retention: P5Y", "retention: P5Y\nretention: P5Y")
            .replace("  - {at: 80%, tell: desk-officer}", "  - {at: 80%, tell: nobody}"));
    Path holidays = changed.resolve("holidays-us.yaml");
    Files.writeString(holidays, Files.readString(holidays).replace("to: 2028", "to: 2025"));

    List<Problem> problems = problems(changed);

    assertThat(problems)
        .extracting(Problem::code)
        .contains(
            Code.VALUE_WRONG,
            Code.KEY_UNKNOWN,
            Code.KEY_TWICE,
            Code.REFERENCE_UNKNOWN,
            Code.RULES_CONTRADICT);
    assertThat(problems).extracting(Problem::file).contains("holidays-us.yaml");
    assertThat(problems).allMatch(problem -> problem.line() > 0);
  }

  @Test
  void aKeyThatStandsTwiceIsReported() throws IOException {
    Path changed = example("retention: P5Y\n", "retention: P5Y\nretention: P6Y\n");
    assertThat(problems(changed)).extracting(Problem::code).containsExactly(Code.KEY_TWICE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-01-01: | 2026-02-30: | VALUE_WRONG
          2026-01-01: | New-Year:   | VALUE_WRONG
          2026-01-01: | 2031-01-01: | RULES_CONTRADICT
          2026-02-02: | 2026-01-01: | KEY_TWICE
          to: 2028    | to: 2025    | RULES_CONTRADICT
          to: 2028    | to: later   | VALUE_WRONG
          """)
  void aWrongHolidayIsReportedInItsFile(String right, String mistake, String code)
      throws IOException {
    Path changed = copy();
    Path file = changed.resolve("holidays-mx.yaml");
    Files.writeString(file, Files.readString(file).replace(right, mistake));
    List<Problem> problems = problems(changed);
    assertThat(problems.getFirst().code()).isEqualTo(Code.valueOf(code));
    assertThat(problems.getFirst().file()).isEqualTo("holidays-mx.yaml");
    assertThat(problems.getFirst().line()).isGreaterThan(1);
  }

  @Test
  void aMissingHolidayFileIsReported() throws IOException {
    Path changed = copy();
    Files.delete(changed.resolve("holidays-us.yaml"));
    assertThat(problems(changed)).extracting(Problem::code).containsExactly(Code.FILE_UNREADABLE);
  }

  @Test
  void aMissingAgreementIsReported() {
    assertThat(problems(directory.resolve("nowhere")))
        .extracting(Problem::code)
        .containsExactly(Code.FILE_UNREADABLE);
  }

  @Test
  void aPartyWithoutADeskIsReported() throws IOException {
    Path changed = example("    territory: US\n    desk: true\n", "    territory: US\n");
    assertThat(problems(changed)).extracting(Problem::code).containsOnly(Code.RULES_CONTRADICT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[1, 2]",
        "just words",
        "a: [",
        "a: &x 1\nb: *x\n",
        "a: &x 1\n",
        "a: &x {b: 1}\n",
        "a: !!int 1\n",
        "a: !local [1]\n",
        "a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n",
        "<<: {a: 1}\n",
        "a:\n\t- 1\n",
        "%TAG ! tag:x,2000:\n---\na: 1\n",
        "a: 1\n---\nb: 2\n",
        "\"\\uD800\": 1",
        "\u0000",
        "? [a]\n: 1\n",
        "a: !!java.lang.Runtime 1\n\tb: 2",
      })
  void whatIsNoAgreementIsReportedAndNothingThrown(String text) throws IOException {
    Files.writeString(directory.resolve(AgreementFile.NAME), text);
    assertThat(problems(directory)).isNotEmpty();
  }

  @Test
  void deepNestingIsRefusedBeforeATreeIsBuilt() throws IOException {
    Files.writeString(directory.resolve(AgreementFile.NAME), "a: " + "[".repeat(50_000));
    assertThat(problems(directory)).extracting(Problem::code).containsExactly(Code.YAML_WRONG);
  }

  @Test
  void aFileOverItsBoundIsRefused() throws IOException {
    Files.writeString(directory.resolve(AgreementFile.NAME), "# ".repeat(200_000));
    assertThat(problems(directory)).extracting(Problem::code).containsExactly(Code.FILE_TOO_LARGE);
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    Files.write(directory.resolve(AgreementFile.NAME), new byte[] {'a', ':', (byte) 0xff, 0x20});
    assertThat(problems(directory)).extracting(Problem::code).containsExactly(Code.YAML_WRONG);
  }

  private List<Asked> financial(Agreement agreement, String territory) {
    return agreement
        .holdersFor(new Question("information", "us-dea", "person", Set.of("financial"), territory))
        .stream()
        .filter(asked -> asked.holder().id().equals("mx-uif"))
        .toList();
  }

  private Path example(String right, String changed) throws IOException {
    Path copy = copy();
    Path file = copy.resolve(AgreementFile.NAME);
    String text = Files.readString(file);
    assertThat(text).contains(right);
    Files.writeString(file, text.replace(right, changed), StandardCharsets.UTF_8);
    return copy;
  }

  private Path copy() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, directory.resolve(file.getFileName()));
      }
    }
    Files.createDirectories(directory.resolve("policy"));
    return directory;
  }

  private static Agreement loaded(Path directory) {
    return switch (AgreementFile.load(directory)) {
      case Loaded loaded -> loaded.agreement();
      case Wrong wrong -> throw new AssertionError(wrong.problems());
    };
  }

  private static List<Problem> problems(Path directory) {
    return switch (AgreementFile.load(directory)) {
      case Loaded loaded -> throw new AssertionError("loaded " + loaded.agreement().id());
      case Wrong wrong -> wrong.problems();
    };
  }
}
