package org.ventanilla.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.json.JsonLine;
import org.ventanilla.screening.name.NameParser;
import org.ventanilla.screening.name.NameScorer;
import org.ventanilla.screening.name.NameTables;
import org.ventanilla.screening.name.NameType;
import org.ventanilla.screening.name.TokenWeights;
import org.ventanilla.screening.pairs.PairFile;
import org.ventanilla.screening.pairs.PairRow;
import org.ventanilla.screening.pairs.PairScorer;

/// How well scores of pairs agree with labels: `bench/run names [--pairs FILE…] [--entities FILE…]
/// [--threshold T] [--wrong] [--calibrate OUT]`. Pairs are CSV with `name1, name2, schema,
/// is_match` and, for the table, `case_group`; entities are JSON lines with `match`. Scores come
/// from what `compare` runs. `--calibrate` fits the curve from costs to scores on the pairs and
/// writes it.
public final class NameAccuracy {
  private static final int STEPS = 100;

  private NameAccuracy() {}

  /// One scored pair and its label.
  ///
  /// @param cost of a comparison of two names; less than 0 for entities, which have several
  record Case(String group, String text, boolean match, double score, double cost) {
    int half() {
      return Math.floorMod(text.hashCode(), 2);
    }
  }

  /// How often scores and labels agree at a threshold.
  record Agreement(int hits, int falseAlarms, int misses, int rest) {
    static Agreement of(List<Case> cases, double threshold) {
      int[] counts = new int[4];
      for (Case one : cases) {
        boolean said = one.score() >= threshold;
        counts[said ? (one.match() ? 0 : 1) : (one.match() ? 2 : 3)]++;
      }
      return new Agreement(counts[0], counts[1], counts[2], counts[3]);
    }

    double f1() {
      return 2.0 * hits / Math.max(1, 2 * hits + falseAlarms + misses);
    }

    String row(String name, double threshold) {
      int all = hits + falseAlarms + misses + rest;
      return String.format(
          Locale.ROOT,
          "| %s | %.2f | %d | %.3f | %.3f | %.3f | %.3f |",
          name,
          threshold,
          all,
          f1(),
          hits / (double) Math.max(1, hits + falseAlarms),
          hits / (double) Math.max(1, hits + misses),
          (hits + rest) / (double) Math.max(1, all));
    }
  }

  /// Runs.
  ///
  /// @param args see the class
  public static void main(String[] args) throws IOException {
    double threshold = 0.7;
    boolean wrong = false;
    @Nullable Path calibrate = null;
    Map<String, List<Case>> files = new TreeMap<>();
    NameParser parser = new NameParser(NameTables.standard());
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--threshold" -> threshold = Double.parseDouble(args[++i]);
        case "--wrong" -> wrong = true;
        case "--calibrate" -> calibrate = Path.of(args[++i]);
        case "--pairs", "--entities" -> {
          while (i + 1 < args.length && !args[i + 1].startsWith("--")) {
            Path path = Path.of(args[++i]);
            files.put(String.valueOf(path.getFileName()), read(path, parser));
          }
        }
        default -> throw new IllegalArgumentException("no such option: " + args[i]);
      }
    }
    System.out.println("| pairs | threshold | how many | F1 | precision | recall | accuracy |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (Map.Entry<String, List<Case>> file : files.entrySet()) {
      table(file.getKey(), file.getValue(), threshold);
    }
    files.forEach(NameAccuracy::reliability);
    if (calibrate != null) {
      calibrate(files, calibrate);
    }
    if (wrong) {
      for (List<Case> cases : files.values()) {
        wrong(cases, threshold);
      }
    }
  }

  private static void table(String name, List<Case> cases, double threshold) {
    System.out.println(Agreement.of(cases, threshold).row(name, threshold));
    double best = threshold;
    for (int step = 1; step < STEPS; step++) {
      double at = step / (double) STEPS;
      best = Agreement.of(cases, at).f1() > Agreement.of(cases, best).f1() ? at : best;
    }
    System.out.println(Agreement.of(cases, best).row(name + ", best", best));
    for (int half = 0; half < 2; half++) {
      int which = half;
      List<Case> some = cases.stream().filter(one -> one.half() == which).toList();
      System.out.println(
          Agreement.of(some, threshold).row(name + ", half " + (half + 1), threshold));
    }
    Map<String, List<Case>> groups = new TreeMap<>();
    cases.forEach(one -> groups.computeIfAbsent(one.group(), key -> new ArrayList<>()).add(one));
    if (groups.size() > 1) {
      groups.forEach((group, some) ->
          System.out.println(Agreement.of(some, threshold).row("… " + group, threshold)));
    }
  }

  /// What the product says; and, for names, what a curve says that was fitted on the other half.
  private static void reliability(String name, List<Case> cases) {
    Reliability product = new Reliability();
    cases.forEach(one -> product.add(one.score(), one.match()));
    product.print(name, System.out);
    if (cases.stream().allMatch(one -> one.cost() >= 0)) {
      Reliability other = new Reliability();
      for (int half = 0; half < 2; half++) {
        int which = half;
        CurveFit fit = CurveFit.of(seen(cases.stream().filter(one -> one.half() != which)));
        cases.stream()
            .filter(one -> one.half() == which)
            .forEach(one -> other.add(one.cost() <= 0 ? 1 : fit.score(one.cost()), one.match()));
      }
      other.print(name + ", each half by a curve fitted on the other", System.out);
    }
  }

  private static void calibrate(Map<String, List<Case>> files, Path path) throws IOException {
    List<Case> cases = new ArrayList<>();
    List<String> names = new ArrayList<>();
    files.forEach((name, some) -> {
      if (some.stream().allMatch(one -> one.cost() >= 0)) {
        names.add(name);
        cases.addAll(some);
      }
    });
    CurveFit fit = CurveFit.of(seen(cases.stream()));
    Files.writeString(path, fit.table(String.join(", ", names)));
  }

  private static List<CurveFit.Seen> seen(Stream<Case> cases) {
    return cases.map(one -> new CurveFit.Seen(one.cost(), one.match())).toList();
  }

  private static void wrong(List<Case> cases, double threshold) {
    for (Case one : cases) {
      if (one.score() >= threshold != one.match()) {
        System.out.printf(
            Locale.ROOT,
            "%s %.3f %s%n",
            one.match() ? "missed" : "false ",
            one.score(),
            one.text());
      }
    }
  }

  private static List<Case> read(Path path, NameParser parser) throws IOException {
    List<Case> cases = new ArrayList<>();
    NameScorer names = new NameScorer(TokenWeights.standard());
    try (PairFile file = PairFile.open(path)) {
      List<String> header = file.header();
      Function<List<PairRow>, PairScorer.Scored> worker = new PairScorer(file, parser).worker();
      while (file.hasNext()) {
        PairRow row = file.next();
        String scored = worker.apply(List.of(row)).text().strip();
        if (row instanceof PairRow.Names pair) {
          double score = Double.parseDouble(scored.substring(scored.lastIndexOf(',') + 1));
          cases.add(
              new Case(
                  field(pair, header, "case_group"),
                  field(pair, header, "name1") + " | " + field(pair, header, "name2"),
                  field(pair, header, "is_match").equals("true"),
                  score,
                  cost(pair, header, parser, names)));
        } else if (row instanceof PairRow.Entities entities
            && JsonLine.read(entities.text()) instanceof JsonLine.Read(Map<String, Object> object)
            && JsonLine.read(scored) instanceof JsonLine.Read(Map<String, Object> result)) {
          cases.add(
              new Case(
                  "",
                  object.get("query") + " | " + object.get("candidate"),
                  Boolean.TRUE.equals(object.get("match")),
                  Double.parseDouble(JsonLine.text(result, "score")),
                  -1));
        }
      }
    }
    return cases;
  }

  private static double cost(
      PairRow.Names pair, List<String> header, NameParser parser, NameScorer names) {
    NameType type = NameType.ofSchema(field(pair, header, "schema"));
    return names
        .explain(
            parser.parse(field(pair, header, "name1"), type),
            parser.parse(field(pair, header, "name2"), type))
        .cost();
  }

  private static String field(PairRow.Names row, List<String> header, String name) {
    int column = header.indexOf(name);
    return column < 0 ? "" : row.fields().get(column);
  }
}
