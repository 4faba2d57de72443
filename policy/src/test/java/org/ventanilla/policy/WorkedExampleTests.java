package org.ventanilla.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkedExampleTests {
  private static final Path DIRECTORY = Path.of("..", "agreements", "mx-us", "policy");

  private static Policy policy() {
    return switch (Policy.load(DIRECTORY)) {
      case PolicyLoad.Loaded(Policy policy) -> policy;
      case PolicyLoad.Rejected(List<Problem> problems) ->
          throw new AssertionError("rejected: " + problems);
    };
  }

  private static SortedMap<String, String> texts() {
    return switch (PolicyDirectory.read(DIRECTORY)) {
      case PolicyDirectory.Texts(SortedMap<String, String> files) -> files;
      case PolicyDirectory.Unreadable(List<Problem> problems) ->
          throw new AssertionError("unreadable: " + problems);
    };
  }

  @Test
  void theDirectoryNamesItsPolicyWithoutLoadingIt() {
    assertThat(new PolicyDirectory.Texts(texts()).digest()).isEqualTo(policy().digest());
  }

  @Test
  void everyExampleOfThePolicyHolds() {
    List<PolicyExamples.Result> results = PolicyExamples.run(policy());

    assertThat(results).hasSizeGreaterThanOrEqualTo(100);
    assertThat(results).allSatisfy(result -> assertThat(result.differences()).isEmpty());
  }

  @Test
  void everyRuleIsNamedByAnExample() {
    Policy policy = policy();

    Set<String> decided = new TreeSet<>();
    for (Example example : policy.examples()) {
      decided.addAll(
          policy.decide(example.request(), example.record(), example.field()).trace().matched());
    }

    assertThat(policy.ruleIds()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(decided).containsExactlyInAnyOrderElementsOf(policy.ruleIds());
  }

  /// The directive and Europol's codes were read, as the example's README says; other laws were
  /// not, and a rule that follows one has to say so.
  @Test
  void ruleThatFollowsALawNobodyReadSaysWhatIsAssumed() {
    List<String> silent = new ArrayList<>();
    int withBasis = 0;
    for (var file : texts().entrySet()) {
      for (String rule : file.getValue().split("\n  - id: ", -1)) {
        Matcher basis = Pattern.compile("\n    basis: \"(.*)\"\n").matcher(rule);
        if (basis.find()) {
          withBasis++;
          boolean isRead =
              Stream.of(basis.group(1).split("; ", -1))
                  .allMatch(law ->
                      law.startsWith("Directive (EU) 2023/977 Art. 6(1)(")
                          || law.startsWith("Europol "));
          if (!isRead && !rule.contains("\n    assumption: ")) {
            silent.add(file.getKey() + ": " + rule.lines().findFirst().orElse(""));
          }
        }
      }
    }
    assertThat(withBasis).isGreaterThan(40);
    assertThat(silent).isEmpty();
  }

  @Test
  void noInformantEverLeavesWhateverIsAsked() {
    Policy policy = policy();
    Manifest manifest = policy.manifest();

    EnumSet<Effect> effects = EnumSet.noneOf(Effect.class);
    for (String kind : manifest.valuesOf(Domain.KIND)) {
      for (String purpose : manifest.valuesOf(Domain.PURPOSE)) {
        for (String classification : manifest.valuesOf(Domain.CLASSIFICATION)) {
          effects.add(informant(policy, kind, purpose, classification).effect());
        }
      }
    }

    assertThat(effects).containsExactly(Effect.DENY);
  }

  private static FieldDecision informant(
      Policy policy, String kind, String purpose, String classification) {
    return policy.decide(
        new RequestFacts(
            "us", "mx", "us-dea", kind, purpose, "ORDINARY", "secret", List.of(), Sample.AT),
        new RecordFacts("mx-fgr", null, classification, "H1", "A", "1", null, false, false),
        new FieldFacts("name", "informant"));
  }
}
