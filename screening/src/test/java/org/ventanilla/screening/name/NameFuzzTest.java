package org.ventanilla.screening.name;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

class NameFuzzTest {
  private static final NameParser PARSER = new NameParser(NameTables.standard());

  @FuzzTest(maxDuration = "20s")
  void anyTextIsANameThatScoresItselfHighest(FuzzedDataProvider data) {
    NameType type = data.pickValue(NameType.values());
    ParsedName one = PARSER.parse(data.consumeString(200), type);
    ParsedName other = PARSER.parse(data.consumeRemainingAsString(), type);
    NameScorer scorer = new NameScorer(TokenWeights.standard());

    double score = scorer.score(one, other);

    assertThat(score).isBetween(0.0, 1.0).isEqualTo(scorer.score(other, one));
    assertThat(score)
        .isLessThanOrEqualTo(Math.max(scorer.score(one, one), scorer.score(other, other)));
    assertThat(scorer.explain(one, other).score()).isEqualTo(score);
    assertThat(one.tokens().size()).isLessThanOrEqualTo(ParsedName.MAX_TOKENS);
  }
}
