package org.ventanilla.window.agreement;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which agreement this window serves and for whom. Neither has a default: a window that guesses
/// whose it is would decide for the wrong government.
///
/// @param party `ventanilla.party`: the id of the party the window belongs to
/// @param agreement `ventanilla.agreement`
@ConfigurationProperties("ventanilla")
record AgreementSettings(@DefaultValue("") String party, @DefaultValue Location agreement) {
  AgreementSettings {
    require(!party.isBlank(), "party is not set; it is the id of the party this window belongs to");
    require(
        !agreement.dir.isBlank(),
        "agreement.dir is not set; it is the directory that holds agreement.yaml");
  }

  /// Where the agreement is.
  ///
  /// @param dir `ventanilla.agreement.dir`: the directory that holds `agreement.yaml`
  record Location(@DefaultValue("") String dir) {
    Path path() {
      return Path.of(dir);
    }
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new AgreementFault("ventanilla." + message);
    }
  }
}
