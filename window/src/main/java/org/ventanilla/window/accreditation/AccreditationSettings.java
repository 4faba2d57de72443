package org.ventanilla.window.accreditation;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `ventanilla.accreditation.*`.
///
/// @param foundingKeysDir the first keys of an empty register; without it the register stays empty,
///   and no signature counts
/// @param proposalValidity how long a proposal waits for its second officer, at most 90 days;
///   default seven days
@ConfigurationProperties("ventanilla.accreditation")
record AccreditationSettings(
    @Nullable Path foundingKeysDir, @DefaultValue("7d") Duration proposalValidity) {
  AccreditationSettings {
    if (!proposalValidity.isPositive() || proposalValidity.compareTo(Duration.ofDays(90)) > 0) {
      throw new IllegalArgumentException(
          "ventanilla.accreditation.proposal-validity must be at most 90 days");
    }
  }
}
