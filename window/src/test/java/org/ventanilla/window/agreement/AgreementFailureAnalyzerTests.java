package org.ventanilla.window.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

class AgreementFailureAnalyzerTests {
  @Test
  void whoeverStartsAWindowIsShownEveryProblemOnItsLine() {
    AgreementFault fault =
        new AgreementFault(
            List.of(
                new Problem("agreement.yaml", 3, 1, Problem.Code.KEY_UNKNOWN, "one"),
                new Problem("agreement.yaml", 9, 5, Problem.Code.VALUE_WRONG, "two")));
    FailureAnalysis analysis =
        new AgreementFailureAnalyzer().analyze(new IllegalStateException(fault));
    assertThat(analysis)
        .isNotNull()
        .satisfies(shown ->
            assertThat(shown.getDescription().lines())
                .containsExactly(
                    "The agreement cannot be used:",
                    "agreement.yaml:3:1 KEY_UNKNOWN one",
                    "agreement.yaml:9:5 VALUE_WRONG two"));
  }

  @Test
  void springFindsTheAnalyzer() {
    List<FailureAnalyzer> found =
        SpringFactoriesLoader.forDefaultResourceLocation()
            .load(
                FailureAnalyzer.class,
                (_, _, failure) -> {
                  // Others need a running context; this test looks for ours only.
                });
    assertThat(found).hasAtLeastOneElementOfType(AgreementFailureAnalyzer.class);
  }
}
