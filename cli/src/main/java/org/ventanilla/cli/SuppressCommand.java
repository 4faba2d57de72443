package org.ventanilla.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.ScreeningException;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.list.LoadedList;
import org.ventanilla.screening.person.Fact;
import org.ventanilla.screening.person.PeopleFile;
import org.ventanilla.screening.person.Person;
import org.ventanilla.screening.suppression.Suppression;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Clears a hit: prints the line that a file of suppressions has for it.
@Command(
    name = "suppress",
    description = {
      "Clear a hit: print the line for the file that screen --suppressions reads; append it with"
          + " >>.",
      "The hit alerts again after --until, or when the person or the entry states something else."
    })
final class SuppressCommand implements Callable<Integer> {
  @Option(
      names = "--list",
      required = true,
      paramLabel = ListsCommand.LIST,
      description =
          "the list with the entry, under the NAME that hits call it: ofac-2=ofac:DIR where screen was"
              + " given two of a type")
  private String list = "";

  @Option(names = "--people", required = true, paramLabel = "FILE", description = "the people")
  private Path people = Path.of("");

  @Option(
      names = "--facts",
      paramLabel = "FILE",
      description = "what they declared, if screen is given it")
  private @Nullable Path facts;

  @Option(
      names = "--id",
      required = true,
      paramLabel = "ID",
      description = "the person's id in that file")
  private String id = "";

  @Option(names = "--entity", required = true, paramLabel = "ID", description = "the entry's id")
  private String entity = "";

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "why it is no hit")
  private String reason = "";

  @Option(names = "--by", required = true, paramLabel = "WHO", description = "who clears it")
  private String by = "";

  @Option(
      names = "--until",
      required = true,
      paramLabel = "DATE",
      description = "the last day on which it does not alert, YYYY-MM-DD")
  private LocalDate until = LocalDate.EPOCH;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (until.isBefore(LocalDate.now(ZoneOffset.UTC))) {
      spec.commandLine()
          .getErr()
          .println("--until " + until + " is over: the hit alerts all the same");
    }
    LoadedList loaded = ListsCommand.load(list);
    ListedEntity entry =
        loaded.entities().stream()
            .filter(one -> one.id().equals(entity))
            .findFirst()
            .orElseThrow(() -> CliException.negative("the list has no entry " + entity));
    try {
      Suppression cleared =
          Suppression.of(person(), declared(), loaded.name(), entry, reason, by, until);
      spec.commandLine().getOut().println(cleared.line());
      return ExitCode.DONE.status();
    } catch (IllegalArgumentException e) {
      throw CliException.usage("--reason, --by: " + e.getMessage());
    }
  }

  private List<Fact> declared() {
    RowProblems problems = new RowProblems(spec.commandLine().getErr());
    try (FactsReader reader = FactsReader.open(facts, problems)) {
      return reader.of(id);
    }
  }

  private Person person() {
    long[] unread = {0};
    try (PeopleFile file =
        PeopleFile.open(people, problem -> unread[0] += problem.skipped() ? 1 : 0)) {
      @Nullable Person found = null;
      for (Optional<Person> person = file.next(); person.isPresent(); person = file.next()) {
        if (person.get().id().equals(id)) {
          if (found != null) {
            throw CliException.usage("two rows of the people have the id " + id + "; change one");
          }
          found = person.get();
        }
      }
      if (found != null) {
        return found;
      }
    } catch (ScreeningException e) {
      throw CliException.usage(e.code() + ": " + e.getMessage());
    }
    String skipped = unread[0] == 0 ? "" : "; rows that cannot be read: " + unread[0];
    throw CliException.negative("the file of people has nobody with id " + id + skipped);
  }
}
