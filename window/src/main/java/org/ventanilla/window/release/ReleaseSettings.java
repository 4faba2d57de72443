package org.ventanilla.window.release;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `ventanilla.release.*`.
///
/// @param proposalValidity how long a proposed policy waits for its second officer, at most 90
///   days; default seven days
@ConfigurationProperties("ventanilla.release")
record ReleaseSettings(@DefaultValue("7d") Duration proposalValidity) {
  ReleaseSettings {
    if (!proposalValidity.isPositive() || proposalValidity.compareTo(Duration.ofDays(90)) > 0) {
      throw new IllegalArgumentException(
          "ventanilla.release.proposal-validity must be at most 90 days");
    }
  }
}
