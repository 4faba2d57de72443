package org.ventanilla.bench.screening;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ventanilla.screening.index.Snapshot;
import org.ventanilla.screening.link.LinkGraph;
import org.ventanilla.screening.list.DateExpression;
import org.ventanilla.screening.list.IdentifierType;
import org.ventanilla.screening.list.ListType;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.list.LoadedList;
import org.ventanilla.screening.match.Hit;
import org.ventanilla.screening.match.HitRelation;
import org.ventanilla.screening.match.Screener;
import org.ventanilla.screening.match.ScreeningOptions;
import org.ventanilla.screening.match.ScreeningWorker;
import org.ventanilla.screening.name.NameParser;
import org.ventanilla.screening.name.TokenWeights;
import org.ventanilla.screening.person.Fact;
import org.ventanilla.screening.person.FactKind;
import org.ventanilla.screening.person.Person;
import org.ventanilla.screening.person.Sex;

/// Senzing's truth set: its customers and reference records are screened against its watch list,
/// and what is found is compared with the clusters its key gives.
final class TruthSet {
  private final Path directory;
  private final NameParser parser;
  private final PrintStream out;
  private final Map<String, String> clusters = new HashMap<>();

  TruthSet(Path directory, NameParser parser, PrintStream out) {
    this.directory = directory;
    this.parser = parser;
    this.out = out;
  }

  void report() throws IOException {
    readKey();
    LoadedList watched = load("watchlist");
    List<LoadedList> lists = List.of(watched);
    List<LoadedList> holdings = List.of(load("customers"), load("reference"));
    Screener alone = screener(lists).withLinks(LinkGraph.of(lists));
    Screener knowing = alone.withHoldings(screener(holdings), () -> LinkGraph.of(lists, holdings));
    out.printf("%n## Senzing's truth set: customers and reference against the watch list%n%n");
    out.println(
        "| records | holdings | screened | true pairs | found | found by a link only | missed |"
            + " false direct |");
    out.println("|---|---|---|---|---|---|---|---|");
    for (LoadedList records : holdings) {
      count(records, "none", alone.worker(), watched);
      count(records, "customers and reference", knowing.worker(), watched);
    }
  }

  private LoadedList load(String file) {
    LoadedList read = Lists.load(ListType.SENZING, directory.resolve(file + ".csv"));
    return new LoadedList(file, read.type(), read.entities(), read.report());
  }

  private Screener screener(List<LoadedList> lists) {
    Snapshot snapshot = Snapshot.of(lists, parser, TokenWeights.standard());
    return new Screener(snapshot, ScreeningOptions.USUAL);
  }

  private void readKey() throws IOException {
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(directory.resolve("actual_truthset_key.csv"))) {
      for (NamedCsvRecord row : rows) {
        clusters.put(
            row.getField("DATA_SOURCE") + " " + row.getField("RECORD_ID"),
            row.getField("CLUSTER_ID"));
      }
    }
  }

  private void count(
      LoadedList records, String holdings, ScreeningWorker worker, LoadedList watched) {
    int pairs = 0;
    int found = 0;
    int linked = 0;
    int wrong = 0;
    for (ListedEntity record : records.entities()) {
      String cluster = cluster(records.name(), record.id());
      List<Hit> hits = worker.screen(person(record), facts(record));
      for (ListedEntity entry : watched.entities()) {
        if (cluster.equals(cluster("watchlist", entry.id()))) {
          pairs++;
          if (hits(hits, entry, HitRelation.DIRECT)) {
            found++;
          } else if (hits(hits, entry, HitRelation.LINKED)) {
            linked++;
          } else if (System.getenv("SHOW_MISSES") != null) {
            out.println("MISS senzing " + record.names() + " " + entry.names());
          }
        } else if (hits(hits, entry, HitRelation.DIRECT)) {
          wrong++;
          if (System.getenv("SHOW_ALERTS") != null) {
            out.println("ALERT senzing " + record.names() + " " + entry.names());
          }
        }
      }
    }
    out.printf(
        "| %s | %s | %d | %d | %d | %d | %d | %d |%n",
        records.name(),
        holdings,
        records.entities().size(),
        pairs,
        found,
        linked,
        pairs - found - linked,
        wrong);
  }

  private static boolean hits(List<Hit> hits, ListedEntity entry, HitRelation relation) {
    return hits.stream()
        .anyMatch(hit -> hit.relation() == relation && hit.entity().id().equals(entry.id()));
  }

  private String cluster(String file, String id) {
    String source = file.toUpperCase(Locale.ROOT);
    String plain = id.substring(id.lastIndexOf(':') + 1).strip();
    return clusters.getOrDefault(source + " " + plain, "none of " + source + " " + id);
  }

  private static Person person(ListedEntity record) {
    List<DateExpression.Span> spans =
        record.birthDates().stream().flatMap(date -> date.alternatives().stream()).toList();
    return new Person(
        record.id(),
        record.names().getFirst().text(),
        "",
        "",
        "",
        spans.isEmpty() ? null : new DateExpression(spans),
        Sex.of(record.gender().orElse("")).orElse(Sex.UNKNOWN),
        record.nationalities().stream().findFirst().orElse(""),
        "",
        "",
        "");
  }

  private static List<Fact> facts(ListedEntity record) {
    List<Fact> facts = new ArrayList<>();
    record.names().stream()
        .skip(1)
        .forEach(name -> facts.add(new Fact(FactKind.NAME, name.text(), "", "")));
    record.phones().forEach(phone -> facts.add(new Fact(FactKind.PHONE, phone, "", "")));
    record.emails().forEach(email -> facts.add(new Fact(FactKind.EMAIL, email, "", "")));
    record
        .addresses()
        .forEach(at -> facts.add(new Fact(FactKind.ADDRESS, at.line(), at.country(), "")));
    record.identifiers().stream()
        .filter(i -> i.type() != IdentifierType.PHONE && i.type() != IdentifierType.EMAIL)
        .forEach(i -> facts.add(new Fact(FactKind.DOCUMENT, i.value(), "", i.type().code())));
    return facts;
  }
}
