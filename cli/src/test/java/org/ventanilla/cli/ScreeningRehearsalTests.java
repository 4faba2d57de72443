package org.ventanilla.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.linesOf;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScreeningRehearsalTests {
  private static final int SOME = 100;

  @TempDir Path folder;

  @Test
  void everyActEndsWellAndFindsSomebody() throws IOException {
    int exit = new ScreeningRehearsal(folder).play();

    assertThat(exit).isEqualTo(ExitCode.DONE.status());
    for (String written : new String[] {"hits.csv", "hits.jsonl", "scores.csv"}) {
      assertThat(linesOf(folder.resolve(written))).as(written).hasSizeGreaterThan(SOME);
    }
  }
}
