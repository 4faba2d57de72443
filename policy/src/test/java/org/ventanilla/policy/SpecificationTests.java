package org.ventanilla.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The samples of the specification are one policy: somebody will begin with them.
class SpecificationTests {
  private static final Path PAGE = Path.of("..", "docs", "spec", "policy.md");
  private static final Pattern SAMPLE =
      Pattern.compile("(?ms)^```yaml\\n(?:# (\\S+\\.yaml)[^\\n]*\\n)?(.*?)^```");

  /// By the file each says it is.
  private static SortedMap<String, String> samples() throws IOException {
    SortedMap<String, String> samples = new TreeMap<>();
    Matcher sample = SAMPLE.matcher(Files.readString(PAGE));
    while (sample.find()) {
      assertThat(sample.group(1)).as("the file of %s", sample.group(2)).isNotNull();
      assertThat(samples.put(sample.group(1), sample.group(2))).isNull();
    }
    return samples;
  }

  private static Policy policy() throws IOException {
    return switch (Policy.of(samples())) {
      case PolicyLoad.Loaded(Policy policy) -> policy;
      case PolicyLoad.Rejected(List<Problem> problems) ->
          throw new AssertionError("rejected: " + problems);
    };
  }

  @Test
  void everyKindOfFileHasASample() throws IOException {
    assertThat(samples())
        .containsOnlyKeys(
            "policy.yaml",
            "financial.yaml",
            "invariants.yaml",
            "tables/vetted-units.yaml",
            "tests/financial.yaml");
  }

  @Test
  void examplesAmongTheSamplesHold() throws IOException {
    assertThat(PolicyExamples.run(policy()))
        .hasSize(2)
        .allSatisfy(result -> assertThat(result.differences()).isEmpty());
  }

  @Test
  void invariantsAmongTheSamplesAreProvenAndNoRuleIsOfNoUse() throws IOException {
    Policy policy = policy();

    PolicyReport report = PolicyCheck.of(policy, Prover.none(), Sample.AT);

    assertThat(report.findings()).isEmpty();
    assertThat(report.proven())
        .hasSize(5)
        .containsExactlyElementsOf(policy.invariants().stream().map(Invariant::id).toList());
  }
}
