package org.ventanilla.bench.screening;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.ventanilla.screening.index.Snapshot;
import org.ventanilla.screening.list.DateExpression;
import org.ventanilla.screening.list.ListType;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.list.ListedEntity.Kind;
import org.ventanilla.screening.list.ListedEntity.NameKind;
import org.ventanilla.screening.list.LoadedList;
import org.ventanilla.screening.match.Hit;
import org.ventanilla.screening.match.Screener;
import org.ventanilla.screening.match.ScreeningOptions;
import org.ventanilla.screening.match.ScreeningWorker;
import org.ventanilla.screening.name.NameParser;
import org.ventanilla.screening.name.NameTables;
import org.ventanilla.screening.name.TokenWeights;
import org.ventanilla.screening.person.Person;

/// The accuracy report: how many of those listed are found however they are written, how many
/// people who are not listed are called so, and what scores are worth. Every figure in
/// `docs/screening.md` is printed by it.
public final class Accuracy {
  private static final long USUAL_SEED = 20_130_415;
  private static final int QUERIES = 3000;
  private static final int MEXICANS = 20_000;
  private static final Set<String> HISPANIC =
      Set.of(
          "mexico",
          "colombia",
          "guatemala",
          "honduras",
          "el salvador",
          "nicaragua",
          "venezuela",
          "peru",
          "ecuador",
          "panama",
          "costa rica",
          "dominican republic",
          "spain",
          "bolivia",
          "cuba");

  private final NameParser parser = new NameParser(NameTables.standard());
  private final PrintStream out;
  private final Path data;

  private final long seed;

  private Accuracy(Path data, long seed, PrintStream out) {
    this.data = data;
    this.seed = seed;
    this.out = out;
  }

  /// @param arguments `--data DIR`, the directory with `ofac-2021`, `names`, `un`, `senzing`;
  ///   `--seed N` draws other queries and other people
  public static void main(String[] arguments) throws IOException {
    boolean seeded = arguments.length == 4 && arguments[2].equals("--seed");
    if ((arguments.length != 2 && !seeded) || !arguments[0].equals("--data")) {
      System.err.println("usage: bench/run accuracy --data DIR [--seed N]");
      System.exit(2);
    }
    long seed = seeded ? Long.parseLong(arguments[3]) : USUAL_SEED;
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    new Accuracy(Path.of(arguments[1]), seed, out).report();
  }

  private void report() throws IOException {
    LoadedList ofac = Lists.load(ListType.OFAC, data.resolve("ofac-2021"));
    derived("OFAC 2021", ofac);
    aliases(ofac);
    strangers(ofac);
    derived("UN", Lists.load(ListType.UN, data.resolve("un/UN_consolidated.xml")));
    new TruthSet(data.resolve("senzing"), parser, out).report();
  }

  private Screener screener(LoadedList list, double threshold) {
    Snapshot snapshot = Snapshot.of(List.of(list), parser, TokenWeights.standard());
    return new Screener(snapshot, new ScreeningOptions(threshold, 10, 0, false));
  }

  private void derived(String title, LoadedList list) {
    out.printf(Locale.ROOT, "%n## %s: listed people asked for otherwise%n%n", title);
    out.printf("| written otherwise | queries | recall@10 | recall@1 | first two tie |%n");
    out.printf("|---|---|---|---|---|%n");
    ScreeningWorker usual = screener(list, ScreeningOptions.USUAL.threshold()).worker();
    for (Derivation derivation : Derivation.values()) {
      Recall atUsual = new Recall();
      SplittableRandom random = new SplittableRandom(seed);
      for (ListedEntity entity : shuffled(list, random.split())) {
        if (atUsual.asked == QUERIES) {
          break;
        }
        Derivation.Split name =
            Derivation.Split.of(entity.names().getFirst().text(), hispanic(entity));
        derivation
            .of(name, random)
            .ifPresent(query -> {
              boolean found = atUsual.ask(usual, query, entity.id());
              if (!found && System.getenv("SHOW_MISSES") != null) {
                out.println(
                    "MISS " + derivation + " " + query + " <- " + entity.names().getFirst().text());
              }
            });
      }
      out.printf(
          Locale.ROOT,
          "| %s | %d | %.4f | %.4f | %.4f |%n",
          derivation.name().toLowerCase(Locale.ROOT).replace('_', ' '),
          atUsual.asked,
          atUsual.atTen(),
          atUsual.atOne(),
          atUsual.tied());
    }
  }

  private static List<ListedEntity> shuffled(LoadedList list, SplittableRandom random) {
    List<ListedEntity> people =
        new ArrayList<>(list.entities().stream().filter(e -> e.kind() == Kind.PERSON).toList());
    for (int i = people.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      ListedEntity other = people.get(i);
      people.set(i, people.get(j));
      people.set(j, other);
    }
    return people;
  }

  private static boolean hispanic(ListedEntity entity) {
    return entity.nationalities().stream()
            .anyMatch(c -> HISPANIC.contains(c.toLowerCase(Locale.ROOT)))
        || entity.citizenships().stream()
            .anyMatch(c -> HISPANIC.contains(c.toLowerCase(Locale.ROOT)))
        || entity.programs().stream().anyMatch(p -> p.startsWith("SDNT"));
  }

  /// Each strong alias of a person is asked for in a list that does not have it.
  private void aliases(LoadedList list) {
    Recall sharing = new Recall();
    Recall others = new Recall();
    for (int left = 1; left <= 12; left++) {
      int index = left;
      List<ListedEntity> without = new ArrayList<>();
      Map<ListedEntity, String> asked = new java.util.LinkedHashMap<>();
      for (ListedEntity entity : list.entities()) {
        boolean strong =
            entity.kind() == Kind.PERSON
                && entity.names().size() > index
                && entity.names().get(index).kind() == NameKind.ALIAS;
        if (strong) {
          List<ListedEntity.Name> names = new ArrayList<>(entity.names());
          asked.put(entity, names.remove(index).text());
          without.add(renamed(entity, names));
        } else {
          without.add(entity);
        }
      }
      LoadedList reduced = new LoadedList(list.name(), list.type(), without, list.report());
      ScreeningWorker worker = screener(reduced, ScreeningOptions.USUAL.threshold()).worker();
      asked.forEach((entity, alias) -> {
        boolean shares = shares(entity, index);
        boolean found = (shares ? sharing : others).ask(worker, alias, entity.id());
        if (shares && !found && System.getenv("SHOW_MISSES") != null) {
          out.println(
              "MISS alias " + alias + " <- " + entity.names().stream().map(n -> n.text()).toList());
        }
      });
    }
    out.printf("%n## OFAC 2021: strong aliases of people, each left out of the list%n%n");
    out.printf("| alias | queries | recall@10 | recall@1 |%n|---|---|---|---|%n");
    out.printf(
        Locale.ROOT,
        "| shares a word with another name | %d | %.4f | %.4f |%n",
        sharing.asked,
        sharing.atTen(),
        sharing.atOne());
    out.printf(
        Locale.ROOT,
        "| shares none | %d | %.4f | %.4f |%n",
        others.asked,
        others.atTen(),
        others.atOne());
  }

  private static ListedEntity renamed(ListedEntity e, List<ListedEntity.Name> names) {
    return new ListedEntity(
        e.id(),
        e.kind(),
        names,
        e.programs(),
        e.birthDates(),
        e.birthPlaces(),
        e.nationalities(),
        e.citizenships(),
        e.identifiers(),
        e.gender(),
        e.addresses(),
        e.relations(),
        e.details(),
        e.remarks());
  }

  private static boolean shares(ListedEntity entity, int index) {
    Set<String> words = words(entity.names().get(index).text());
    for (int i = 0; i < entity.names().size(); i++) {
      if (i != index && entity.names().get(i).kind() != NameKind.WEAK_ALIAS) {
        Set<String> other = words(entity.names().get(i).text());
        other.retainAll(words);
        if (!other.isEmpty()) {
          return true;
        }
      }
    }
    return false;
  }

  private static Set<String> words(String name) {
    Set<String> words = new HashSet<>();
    for (String word : name.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)) {
      if (word.length() > 2) {
        words.add(word);
      }
    }
    return words;
  }

  /// People who are not listed.
  private void strangers(LoadedList list) throws IOException {
    out.printf("%n## People who are not on the OFAC list: alerts per thousand%n%n");
    out.printf("| people | how many |");
    double[] thresholds = {0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9};
    for (double threshold : thresholds) {
      out.printf(Locale.ROOT, " %.2f |", threshold);
    }
    out.printf("%n|---|---|%s%n", "---|".repeat(thresholds.length));
    ScreeningWorker worker = screener(list, thresholds[0]).worker();
    List<Person> negatives = negatives();
    row(
        "names of the world, by name",
        negatives.stream().map(p -> Person.named(p.id(), p.name())).toList(),
        worker,
        thresholds);
    row("names of the world, with birth date", negatives, worker, thresholds);
    List<Person> mexicans = new ArrayList<>();
    CommonNames common = new CommonNames(seed);
    for (int i = 0; i < MEXICANS; i++) {
      mexicans.add(common.person("m" + i));
    }
    row(
        "Mexican names, by name",
        mexicans.stream().map(p -> Person.named(p.id(), p.name())).toList(),
        worker,
        thresholds);
    row("Mexican names, with birth date", mexicans, worker, thresholds);
  }

  private List<Person> negatives() throws IOException {
    List<Person> people = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(data.resolve("names/negatives_dev.csv"))) {
      for (NamedCsvRecord row : rows) {
        people.add(
            Person.named("n" + people.size(), row.getField("full_name"))
                .bornOn(DateExpression.parse(row.getField("date_of_birth")).orElse(null)));
      }
    }
    return people;
  }

  private void row(String title, List<Person> people, ScreeningWorker worker, double[] thresholds) {
    TreeMap<Double, Integer> alerts = new TreeMap<>();
    for (Person person : people) {
      List<Hit> hits = worker.screen(person, List.of());
      for (double threshold : thresholds) {
        if (!hits.isEmpty() && hits.getFirst().score() >= threshold) {
          alerts.merge(threshold, 1, Integer::sum);
        }
      }
      if (!hits.isEmpty()
          && hits.getFirst().score() >= 0.7
          && System.getenv("SHOW_ALERTS") != null) {
        out.println(
            "ALERT "
                + person.name()
                + " -> "
                + hits.getFirst().matched().text()
                + " "
                + hits.getFirst().score()
                + " "
                + hits.getFirst().matched().kind());
      }
    }
    out.printf(Locale.ROOT, "| %s | %d |", title, people.size());
    for (double threshold : thresholds) {
      out.printf(
          Locale.ROOT, " %.2f |", 1000.0 * alerts.getOrDefault(threshold, 0) / people.size());
    }
    out.println();
  }

  /// Whether those asked for were found.
  private static final class Recall {
    private int asked;
    private int tenth;
    private int first;
    private int ties;

    boolean ask(ScreeningWorker worker, String query, String entity) {
      asked++;
      List<Hit> hits = worker.screen(Person.named("q", query), List.of());
      ties += hits.size() > 1 && printed(hits.get(0)).equals(printed(hits.get(1))) ? 1 : 0;
      for (int i = 0; i < hits.size(); i++) {
        if (hits.get(i).entity().id().equals(entity)) {
          tenth++;
          first += i == 0 ? 1 : 0;
          return true;
        }
      }
      return false;
    }

    /// The score as hits are written.
    private static String printed(Hit hit) {
      return String.format(Locale.ROOT, "%.5f", hit.score());
    }

    double tied() {
      return asked == 0 ? 0 : (double) ties / asked;
    }

    double atTen() {
      return asked == 0 ? 0 : (double) tenth / asked;
    }

    double atOne() {
      return asked == 0 ? 0 : (double) first / asked;
    }
  }
}
