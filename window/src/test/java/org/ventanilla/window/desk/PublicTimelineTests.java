package org.ventanilla.window.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicTimelineTests {
  private static boolean open(boolean setting, String address) {
    return PublicTimeline.of(new DeskSettings(setting), address).open();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void aWindowThatOnlyItsOwnMachineReachesShowsTimelines(String address) {
    assertThat(open(true, address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
  void leftOnByMistakeItOpensNothingToANetwork(String address) {
    assertThat(open(true, address)).isFalse();
  }

  @Test
  void nothingIsShownUnlessAskedFor() {
    assertThat(open(false, "127.0.0.1")).isFalse();
  }
}
