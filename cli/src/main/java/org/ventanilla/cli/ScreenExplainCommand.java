package org.ventanilla.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ventanilla.screening.list.Country;
import org.ventanilla.screening.list.DateExpression;
import org.ventanilla.screening.match.Explanation;
import org.ventanilla.screening.match.Hit;
import org.ventanilla.screening.match.HitJson;
import org.ventanilla.screening.match.Screener;
import org.ventanilla.screening.match.ScreeningWorker;
import org.ventanilla.screening.match.Sentence;
import org.ventanilla.screening.person.BirthDates;
import org.ventanilla.screening.person.Person;
import org.ventanilla.screening.person.Sex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Screens one person and prints the hits for reading.
@Command(
    name = "explain",
    description = "Screen one person and print why each hit is one, for reading.")
final class ScreenExplainCommand implements Callable<Integer> {
  @Mixin private Screening screening = new Screening();

  @Option(names = "--name", paramLabel = "NAME", required = true, description = "the person's name")
  private String name = "";

  @Option(
      names = "--birth-date",
      paramLabel = "DATE",
      description = "YYYY[-MM[-DD]]; circa with ~, ranges with .., alternatives with |")
  private String birthDate = "";

  @Option(names = "--sex", paramLabel = "SEX", description = "female, male or other")
  private String sex = "";

  @Option(names = "--nationality", paramLabel = "COUNTRY", description = "a country's name or code")
  private String nationality = "";

  @Option(
      names = "--curp",
      paramLabel = "CURP",
      description = "Clave Única de Registro de Población")
  private String curp = "";

  @Option(names = "--rfc", paramLabel = "RFC", description = "Registro Federal de Contribuyentes")
  private String rfc = "";

  @Option(names = "--passport", paramLabel = "NUMBER", description = "a passport's number")
  private String passport = "";

  @Option(names = "--json", description = "print JSON lines")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    screening.check();
    Person person = person();
    Screener screener = screening.screener(spec.commandLine().getErr());
    ScreeningWorker worker = screener.worker();
    List<Hit> hits = worker.screen(person, List.of());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      HitJson line = new HitJson(screening.language());
      hits.forEach(hit -> out.println(line.line(hit)));
    } else {
      Sentence sentence = new Sentence(screening.language());
      hits.forEach(hit -> print(hit, sentence, out));
    }
    PrintWriter told = spec.commandLine().getErr();
    told.println("hits: " + hits.size());
    if (worker.directLeftOut() + worker.linkedLeftOut() > 0) {
      told.println(screening.leftOut(worker.directLeftOut(), worker.linkedLeftOut(), ""));
    }
    return ExitCode.DONE.status();
  }

  private Person person() {
    DateExpression born =
        birthDate.isBlank()
            ? null
            : BirthDates.parse(birthDate)
                .orElseThrow(() -> CliException.usage("--birth-date is a date such as 1961-04-30"));
    if (born != null && !BirthDates.possible(born)) {
      throw CliException.usage("--birth-date: " + BirthDates.IMPOSSIBLE);
    }
    Sex stated =
        Sex.of(sex).orElseThrow(() -> CliException.usage("--sex is female, male or other"));
    if (!nationality.isBlank() && Country.code(nationality).isEmpty()) {
      throw CliException.usage("--nationality is a country's name or code, such as Mexico or MX");
    }
    try {
      return new Person("1", name, "", "", "", born, stated, nationality, curp, rfc, passport);
    } catch (IllegalArgumentException e) {
      throw CliException.usage(String.valueOf(e.getMessage()));
    }
  }

  private static void print(Hit hit, Sentence sentence, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%d. %s  %s  %s %s%n",
        hit.rank(),
        hit.entity().names().getFirst().text(),
        String.format(Locale.ROOT, "%.5f", hit.score()),
        hit.list(),
        hit.entity().id());
    out.println("   " + sentence.of(hit));
    hit.explanation().map(Explanation::pieces).stream()
        .flatMap(List::stream)
        .forEach(piece ->
            out.printf(Locale.ROOT, "   %+8.5f  %s%n", piece.points(), sentence.of(piece)));
  }
}
