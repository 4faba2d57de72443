package org.ventanilla.window.agreement;

import java.nio.file.Path;
import java.util.List;

/// Reads an agreement's directory: `agreement.yaml` and the holiday files it names.
public final class AgreementFile {
  /// The name every agreement's main file has.
  public static final String NAME = "agreement.yaml";

  private AgreementFile() {}

  /// Either the whole agreement or everything that is wrong with it.
  public sealed interface Outcome {}

  /// The files are right.
  public record Loaded(Agreement agreement) implements Outcome {}

  /// The files are wrong in these places, in the order of the files; never empty.
  public record Wrong(List<Problem> problems) implements Outcome {
    public Wrong {
      problems = List.copyOf(problems);
    }
  }

  /// Reads and checks the files in `directory`. Nothing of a wrong agreement is returned.
  public static Outcome load(Path directory) {
    return new AgreementReader(directory).read();
  }
}
