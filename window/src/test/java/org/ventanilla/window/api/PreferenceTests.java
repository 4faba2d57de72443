package org.ventanilla.window.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceTests {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wait=5 | 5",
        "Wait = 5 | 5",
        "wait=\"7\" | 7",
        "respond-async, wait=3 | 3",
        "wait=0 | 0",
        "wait=999999 | 30"
      })
  void waitIsReadAndCutToWhatTheWindowAllows(String header, long seconds) {
    assertThat(Preference.wait(header)).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "wait", "wait=", "wait=-1", "wait=1e3", "wait=12345678", "return=minimal"})
  void whatIsNotUnderstoodIsPassedOver(String header) {
    assertThat(Preference.wait(header)).isEmpty();
  }

  @Test
  void noHeaderIsNoPreference() {
    assertThat(Preference.wait(null)).isEmpty();
  }

  @Test
  void endlessHeaderIsPassedOver() {
    assertThat(Preference.wait("wait=1," + "x,".repeat(1_000))).isEmpty();
  }
}
