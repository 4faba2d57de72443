package org.ventanilla.bench.screening;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.ventanilla.bench.screening.InventedNames.Invented;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Writes a file of people nobody is, as `screen` reads it, and if wanted what one in ten of them
/// declared. The same options write the same files.
@Command(
    name = "people",
    mixinStandardHelpOptions = true,
    description = "Writes invented people with birth dates, and facts of one in ten.")
public final class InventedPeople implements Callable<Integer> {
  private static final int DECLARING = 10;

  @Option(names = "--count", description = "how many people (default: ${DEFAULT-VALUE})")
  private int count = 1_000_000;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "the people, CSV")
  private Path out = Path.of("people.csv");

  @Option(names = "--facts", paramLabel = "FILE", description = "what they declared, CSV")
  private String facts = "";

  @Option(names = "--seed", description = "of the generator (default: ${DEFAULT-VALUE})")
  private long seed = 2013;

  /// Runs it.
  public static void main(String... arguments) {
    System.exit(new CommandLine(new InventedPeople()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    InventedNames names = new InventedNames(seed);
    try (Writer people = Files.newBufferedWriter(out);
        Writer declared = facts.isEmpty() ? Writer.nullWriter() : writer(Path.of(facts))) {
      people.write("id,name,birth_date,sex,nationality\n");
      declared.write("id,kind,value,country,relation\n");
      for (int id = 0; id < count; id++) {
        Invented one = names.next();
        people.write(
            "%d,%s,%s,%s,MX\n"
                .formatted(id, one.name(), one.birthDate(), one.woman() ? "female" : "male"));
        if (id % DECLARING == 0) {
          declared.write(declaration(id, names));
        }
      }
    }
    return 0;
  }

  private static Writer writer(Path file) {
    try {
      return Files.newBufferedWriter(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String declaration(int id, InventedNames names) {
    SplittableRandom random = names.random();
    return "%d,phone,55%08d,MX,\n%d,address,Calle %s %d,MX,\n%d,relative,%s,MX,brother\n"
        .formatted(
            id,
            random.nextInt(100_000_000),
            id,
            names.rareWord(),
            1 + random.nextInt(900),
            id,
            names.next().name());
  }
}
