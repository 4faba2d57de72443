package org.ventanilla.window.accreditation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AccreditationSettingsTests {
  @Test
  void aProposalWaitsSevenDaysUnlessSetOtherwise() {
    AccreditationSettings settings =
        new Binder(new MapConfigurationPropertySource())
            .bindOrCreate("ventanilla.accreditation", AccreditationSettings.class);
    assertThat(settings.proposalValidity()).isEqualTo(Duration.ofDays(7));
    assertThat(settings.foundingKeysDir()).isNull();
  }

  @Test
  void aProposalDoesNotWaitForever() {
    assertThatThrownBy(() -> new AccreditationSettings(null, Duration.ofDays(91)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
