package org.ventanilla.window.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ReleaseSettingsTests {
  @Test
  void proposalWaitsSevenDaysUnlessSetOtherwise() {
    ReleaseSettings settings =
        new Binder(new MapConfigurationPropertySource())
            .bindOrCreate("ventanilla.release", ReleaseSettings.class);

    assertThat(settings.proposalValidity()).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void proposalDoesNotWaitForever() {
    assertThatThrownBy(() -> new ReleaseSettings(Duration.ofDays(91)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
