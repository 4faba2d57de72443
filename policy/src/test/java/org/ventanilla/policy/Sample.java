package org.ventanilla.policy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A small policy and facts for tests. Two invented governments, `aa` and `bb`.
final class Sample {
  static final String MANIFEST =
      """
      id: sample
      version: "1"
      levels:
        classification: [unclassified, restricted, confidential, secret]
        handling: [H0, H1, H2, H3]
      agencies:
        aa: [aa-police, aa-customs]
        bb: [bb-police, bb-customs]
      holders: [aa-registry]
      kinds: [information, vetting]
      purposes: [investigation, identify, vetting]
      urgencies: [URGENT, ORDINARY]
      categories: [identity, financial, informant]
      evaluation:
        source: [A, B, C, X]
        information: ["1", "2", "3", "4"]
      roles: [director, officer]
      """;

  static final ZonedDateTime AT = LocalDate.of(2026, 6, 1).atTime(12, 0).atZone(ZoneOffset.UTC);

  /// The real verifier, laid out by the build.
  static final Prover PROVER =
      new CelProver(
          Path.of(System.getProperty("java.home"), "bin", "java"),
          Path.of("target", "verifier", "verifier-cli.jar"),
          Duration.ofSeconds(60));

  private Sample() {}

  static SortedMap<String, String> files(String rules) {
    SortedMap<String, String> files = new TreeMap<>();
    files.put("policy.yaml", MANIFEST);
    files.put("rules.yaml", rules);
    return files;
  }

  static Policy policy(String rules) {
    return loaded(files(rules));
  }

  static Policy policy(String rules, String invariants) {
    SortedMap<String, String> files = files(rules);
    files.put("invariants.yaml", "invariants:\n" + invariants.indent(2));
    return loaded(files);
  }

  static Policy loaded(SortedMap<String, String> files) {
    return switch (Policy.of(files)) {
      case PolicyLoad.Loaded(Policy policy) -> policy;
      case PolicyLoad.Rejected(List<Problem> problems) ->
          throw new AssertionError("rejected: " + problems);
    };
  }

  /// The one problem for which the files that `explain` reads are refused.
  static Problem problem(FactsFile.Load load) {
    return switch (load) {
      case FactsFile.Load.Loaded loaded -> throw new AssertionError("loaded: " + loaded);
      case FactsFile.Load.Rejected(List<Problem> problems) when problems.size() == 1 ->
          problems.get(0);
      case FactsFile.Load.Rejected(List<Problem> problems) ->
          throw new AssertionError("problems: " + problems);
    };
  }

  static List<Problem> problems(SortedMap<String, String> files) {
    return switch (Policy.of(files)) {
      case PolicyLoad.Loaded(Policy policy) ->
          throw new AssertionError("loaded: " + policy.ruleIds());
      case PolicyLoad.Rejected(List<Problem> problems) -> problems;
    };
  }

  static List<Problem> problems(String rules) {
    return problems(files(rules));
  }

  /// A policy of one rule about everything, with this condition.
  static Policy when(String condition) {
    return policy(rule("PERMIT", condition));
  }

  static String rule(String effect, String condition) {
    return """
    rules:
      - id: R-1
        effect: %s
        scope: {to: bb}
        when: %s
    """
        .formatted(effect, condition);
  }

  static RequestFacts request() {
    return new RequestFacts(
        "bb",
        "aa",
        "bb-police",
        "information",
        "investigation",
        "ORDINARY",
        "confidential",
        List.of("investigator"),
        AT);
  }

  static RequestFacts requestAt(ZonedDateTime at) {
    return new RequestFacts(
        "bb",
        "aa",
        "bb-police",
        "information",
        "investigation",
        "ORDINARY",
        "confidential",
        List.of(),
        at);
  }

  static RequestFacts requestFor(String purpose) {
    return new RequestFacts(
        "bb",
        "aa",
        "bb-police",
        "information",
        purpose,
        "ORDINARY",
        "confidential",
        List.of("investigator"),
        AT);
  }

  static RequestFacts requestWithClearance(@Nullable String clearance) {
    return new RequestFacts(
        "bb",
        "aa",
        "bb-police",
        "information",
        "investigation",
        "ORDINARY",
        clearance,
        List.of(),
        AT);
  }

  static RecordFacts record() {
    return new RecordFacts("aa-police", null, "restricted", "H1", "A", "1", null, false, false);
  }

  static RecordFacts recordWithClassification(String classification) {
    return new RecordFacts("aa-police", null, classification, "H1", "A", "1", null, false, false);
  }

  static FieldFacts identity() {
    return new FieldFacts("name", "identity");
  }
}
