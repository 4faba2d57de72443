package org.ventanilla.screening.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongFormsTests {
  private static final long SEED = 17;
  private static final List<String> FORMS =
      List.of(
          "sociedad anonima",
          "sociedad anonima de capital variable",
          "gesellschaft mit beschrankter haftung",
          "limited liability company");

  @Test
  void lettersAndLengthLeaveOutNoFormThatIsFound() {
    LongForms forms = new LongForms();
    FORMS.forEach(forms::add);
    Random random = new Random(SEED);
    int found = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(FORMS.get(random.nextInt(FORMS.size())));
      for (int slip = 0; slip < i % 5; slip++) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, (char) ('a' + random.nextInt(26)));
          default -> text.setCharAt(at, (char) ('a' + random.nextInt(26)));
        }
      }
      int slips = 1 + i % 2;

      if (forms.about(text.toString(), slips) != null) {
        found++;
        assertThat(forms.mayHave(EditDistance.letters(text.toString()), text.length(), slips))
            .as(() -> "seed " + SEED + ": " + text)
            .isTrue();
      }
    }
    assertThat(found).isBetween(5_000, 15_000);
    assertThat(forms.mayHave(EditDistance.letters("hernandez fernandez"), 19, 2)).isFalse();
  }
}
