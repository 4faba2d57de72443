package org.ventanilla.cli;

import java.util.ArrayList;
import java.util.List;
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
      description = "how many different witnesses must have signed (default: ${DEFAULT-VALUE})",
      defaultValue = "0")
  private int quorum;

  Trust trust() {
    if (quorum < 0) {
      throw CliException.usage("--quorum is 0 or more");
    }
    return trust(quorum);
  }

  /// With another demand on the number of witnesses.
  Trust trust(int demanded) {
    return new Trust(VerifierKeys.parse(keys), VerifierKeys.parse(witnesses), demanded);
  }

  /// The same keys and witnesses, without a demand on their number.
  Trust anyWitness() {
    return trust(0);
  }
}
