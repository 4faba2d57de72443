package org.ventanilla.screening.civil;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.LocalDate;

class CivilKeysFuzzTest {
  private static final LocalDate TODAY = LocalDate.of(2020, 3, 4);

  @FuzzTest(maxDuration = "10s")
  void anyTextIsACurpOrNone(FuzzedDataProvider data) {
    String name = data.consumeString(40);
    String text = data.consumeRemainingAsString();

    if (Curp.parse(text, TODAY) instanceof Curp.Valid(Curp curp)) {
      assertThat(curp.agreesWithName(name, name, name)).isNotNull();
      assertThat(curp.birthDate()).isBeforeOrEqualTo(TODAY);
    }
  }

  @FuzzTest(maxDuration = "10s")
  void anyTextIsAnRfcOrNone(FuzzedDataProvider data) {
    String name = data.consumeString(40);
    String text = data.consumeRemainingAsString();

    if (Rfc.parse(text, TODAY) instanceof Rfc.Valid(Rfc rfc)) {
      assertThat(rfc.agreesWithName(name, name, name)).isNotNull();
    }
  }
}
