package org.ventanilla.window.agreement;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// Which agreement this window serves and for whom. Neither has a default: a window that guesses
/// whose it is would decide for the wrong government.
///
/// @param party `ventanilla.party`: the id of the party the window belongs to
/// @param agreement `ventanilla.agreement`
@Validated
@ConfigurationProperties("ventanilla")
record AgreementSettings(@NotBlank String party, @NotNull @Valid Location agreement) {

  /// Where the agreement is.
  ///
  /// @param dir `ventanilla.agreement.dir`: the directory that holds `agreement.yaml`
  record Location(@NotNull Path dir) {}
}
