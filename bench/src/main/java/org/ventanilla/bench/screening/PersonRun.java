package org.ventanilla.bench.screening;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.ventanilla.bench.screening.InventedNames.Invented;
import org.ventanilla.screening.index.Snapshot;
import org.ventanilla.screening.link.LinkGraph;
import org.ventanilla.screening.list.DateExpression;
import org.ventanilla.screening.list.ListSource;
import org.ventanilla.screening.list.LoadedList;
import org.ventanilla.screening.match.Screener;
import org.ventanilla.screening.match.ScreeningOptions;
import org.ventanilla.screening.match.ScreeningWorker;
import org.ventanilla.screening.name.NameParser;
import org.ventanilla.screening.name.NameTables;
import org.ventanilla.screening.name.TokenWeights;
import org.ventanilla.screening.person.Person;
import org.ventanilla.screening.person.Sex;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Times one person after another in this process, from the person to the explained hits: reading
/// the name, search, evidence, links of two steps. One thread.
@Command(
    name = "person",
    mixinStandardHelpOptions = true,
    description = "The time of one person in process, with birth date, links and explanations.")
public final class PersonRun implements Callable<Integer> {
  private static final int WARM_SHARE = 2;

  @Option(names = "--list", required = true, paramLabel = "TYPE:PATH", description = "the list")
  private String list = "";

  @Option(names = "--people", description = "how many are timed (default: ${DEFAULT-VALUE})")
  private int people = 200_000;

  @Option(names = "--no-birth-dates", description = "people state nothing but their names")
  private boolean nameless;

  /// Runs it.
  public static void main(String... arguments) {
    Locale.setDefault(Locale.ROOT);
    System.exit(new CommandLine(new PersonRun()).execute(arguments));
  }

  @Override
  public Integer call() {
    LoadedList loaded = ListSource.parse(list).load();
    NameParser parser = new NameParser(NameTables.standard());
    Snapshot snapshot = Snapshot.of(List.of(loaded), parser, TokenWeights.standard());
    ScreeningWorker worker =
        new Screener(snapshot, new ScreeningOptions(0.6, 10, 2, true))
            .withLinks(LinkGraph.of(List.of(loaded)))
            .worker();
    InventedNames names = new InventedNames(7);
    long hits = 0;
    for (int i = 0; i < people / WARM_SHARE; i++) {
      hits += worker.screen(person(i, names.next()), List.of()).size();
    }
    System.out.printf(
        "%,d people after %,d to warm up, %,d hits of these%n", people, people / WARM_SHARE, hits);
    times("wall clock", worker, names, System::nanoTime);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    times("processor", worker, names, threads::getCurrentThreadCpuTime);
    return 0;
  }

  private void times(String what, ScreeningWorker worker, InventedNames names, LongSupplier clock) {
    long[] took = new long[people];
    long hits = 0;
    for (int i = 0; i < people; i++) {
      Person person = person(i, names.next());
      long start = clock.getAsLong();
      hits += worker.screen(person, List.of()).size();
      took[i] = clock.getAsLong() - start;
    }
    double mean = Arrays.stream(took).average().orElse(0) / 1e3;
    Arrays.sort(took);
    System.out.printf(
        "one person, %s: p50 %.1f, p90 %.1f, p99 %.1f, p99.9 %.1f, most %.1f µs; mean %.1f;"
            + " %,d hits%n",
        what,
        at(took, 0.5),
        at(took, 0.9),
        at(took, 0.99),
        at(took, 0.999),
        at(took, 1),
        mean,
        hits);
  }

  private Person person(int id, Invented one) {
    Sex sex = one.woman() ? Sex.FEMALE : Sex.MALE;
    return nameless
        ? Person.named(Integer.toString(id), one.name())
        : new Person(
            Integer.toString(id),
            one.name(),
            "",
            "",
            "",
            DateExpression.parse(one.birthDate().toString()).orElse(null),
            sex,
            "MX",
            "",
            "",
            "");
  }

  private static double at(long[] sorted, double share) {
    return sorted[Math.max((int) Math.ceil(share * sorted.length) - 1, 0)] / 1e3;
  }
}
