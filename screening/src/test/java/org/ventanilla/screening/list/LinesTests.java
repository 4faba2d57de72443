package org.ventanilla.screening.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinesTests {
  private final ReadCounts counts = new ReadCounts();

  private List<String> read(byte[] bytes) throws IOException {
    List<String> found = new ArrayList<>();
    try (Lines lines = new Lines("f", new ByteArrayInputStream(bytes), counts, null)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        found.add(line);
      }
    }
    return found;
  }

  @Test
  void linesAreWhatStandsBetweenLineFeeds() throws IOException {
    long seed = 5;
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(400); i > 0; i--) {
        text.append("x".repeat(random.nextInt(3) == 0 ? random.nextInt(2_000) : 1)).append('\n');
      }
      text.append("ñ".repeat(random.nextInt(3)));
      List<String> expected = new ArrayList<>(Arrays.asList(text.toString().split("\n", -1)));
      if (expected.getLast().isEmpty()) {
        expected.removeLast();
      }
      assertThat(read(text.toString().getBytes(StandardCharsets.UTF_8)))
          .as("seed %d round %d", seed, round)
          .isEqualTo(expected);
    }
  }

  @Test
  void aLineThatIsTooLongIsCountedAndTheNextIsRead() throws IOException {
    String text = "a\n" + "x".repeat(3 * Lines.LONGEST) + "\nb\n" + "y".repeat(Lines.LONGEST + 1);

    assertThat(read(text.getBytes(StandardCharsets.US_ASCII))).containsExactly("a", "b");
    assertThat(counts.report().skipped())
        .extracting(ReadReport.Skipped::line)
        .containsExactly(2L, 4L);
  }

  @Test
  void bytesThatAreNotUtf8AreCounted() throws IOException {
    assertThat(read(new byte[] {'a', '\n', (byte) 0xff, '\n', 'b'})).containsExactly("a", "b");
    assertThat(counts.report().skipped())
        .extracting(ReadReport.Skipped::reason)
        .containsExactly(ReadReport.Reason.BAD_ENCODING);
  }

  @Test
  void theDigestIsThatOfTheWholeFile() throws IOException {
    read("abc".getBytes(StandardCharsets.US_ASCII));

    assertThat(counts.report().digest())
        .isEqualTo("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
