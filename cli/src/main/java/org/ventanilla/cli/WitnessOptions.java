package org.ventanilla.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.ledger.Trust;
import picocli.CommandLine.Option;

/// Whom to believe: the log's keys, and witnesses.
final class WitnessOptions {
  @Option(
      names = "--key",
      required = true,
      paramLabel = "VKEY",
      description = "the window's verifier key, or a file that holds it; may be repeated")
  private List<String> keys = new ArrayList<>();

  @Option(
      names = "--witness",
      paramLabel = "VKEY",
      description = "a witness's verifier key, or a file that holds it; may be repeated")
  private List<String> witnesses = new ArrayList<>();

  @Option(
      names = "--quorum",
      description =
          "how many different witnesses must have signed (default: 1 where a --witness is named, but"
              + " 0 in an audit, which only learns times from them)")
  private @Nullable Integer quorum;

  /// For whom witnesses are a condition: whoever names one wants its word, unless `--quorum` says
  /// otherwise.
  Trust demanding() {
    return demanded(Math.min(1, witnesses.size()));
  }

  /// For whom witnesses are a source: none must have signed, unless `--quorum` says otherwise.
  Trust trust() {
    return demanded(0);
  }

  private Trust demanded(int otherwise) {
    int demanded = quorum == null ? otherwise : quorum;
    if (demanded < 0) {
      throw CliException.usage("--quorum is 0 or more");
    }
    return trust(demanded);
  }

  /// With another demand on the number of witnesses.
  Trust trust(int demanded) {
    return new Trust(VerifierKeys.ofLogs(keys), VerifierKeys.ofWitnesses(witnesses), demanded);
  }

  /// The same keys and witnesses, without a demand on their number.
  Trust anyWitness() {
    return trust(0);
  }
}
