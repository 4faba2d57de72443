package org.ventanilla.bench.screening;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ventanilla.screening.index.Snapshot;
import org.ventanilla.screening.link.LinkGraph;
import org.ventanilla.screening.link.LinkQuery;
import org.ventanilla.screening.link.StepKind;
import org.ventanilla.screening.list.ListSource;
import org.ventanilla.screening.list.LoadedList;
import org.ventanilla.screening.name.NameParser;
import org.ventanilla.screening.name.NameTables;
import org.ventanilla.screening.person.Fact;
import org.ventanilla.screening.person.FactKind;

/// How long a list takes to load from its published and its compiled form, by the whole command
/// that screens one person, started as anybody starts it, and in a process that is warm; how long
/// the graph of links takes, and a question to it.
///
/// `bench/run lists TYPE:PATH`
public final class ListLoad {
  private static final int PROCESSES = 5;
  private static final Pattern READY = Pattern.compile("lists ready to search in ([0-9.]+) s");
  private static final int ROUNDS = 30;
  private static final int QUESTIONS = 20_000;

  private ListLoad() {}

  /// @param args the list
  public static void main(String[] args) {
    if (args.length != 1) {
      System.err.println("usage: bench/run lists TYPE:PATH");
      System.exit(2);
    }
    try {
      measure(args[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void measure(String list) throws IOException, InterruptedException {
    LoadedList loaded = ListSource.parse(list).load();
    Path compiled = Files.createTempFile("list", ".vscl");
    try {
      Snapshot.compile(loaded, new NameParser(NameTables.standard())).write(compiled);
      String again = "compiled:" + compiled;
      long left =
          loaded.entities().stream()
              .filter(one -> !one.remarks().isEmpty())
              .mapToLong(one -> one.remarks().split("; ", -1).length)
              .sum();
      System.out.printf(
          "entries %d, rows left out %d, statements in remarks kept as text %d, compiled %d"
              + " bytes%n",
          loaded.entities().size(), loaded.report().skippedRows(), left, Files.size(compiled));
      cold("published form", list);
      cold("compiled form", again);
      System.out.printf("warm: published form %.1f ms%n", warm(ListSource.parse(list)::load));
      System.out.printf("warm: compiled form %.1f ms%n", warm(ListSource.parse(again)::load));
      System.out.printf(
          "warm: graph of links %.1f ms%n", warm(() -> LinkGraph.of(List.of(loaded))));
      LinkGraph graph = LinkGraph.of(List.of(loaded));
      System.out.println(graph.counts());
      questions(graph);
    } finally {
      Files.deleteIfExists(compiled);
    }
  }

  /// The whole command for one person, from its start to its end.
  private static void cold(String what, String list) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("lists");
    Path people = Files.writeString(folder.resolve("people.csv"), "id,name\n1,Ximena Pruebal\n");
    Path hits = folder.resolve("hits.csv");
    List<Double> took = new ArrayList<>();
    List<Double> ready = new ArrayList<>();
    try {
      for (int i = 0; i < PROCESSES; i++) {
        long start = System.nanoTime();
        ready.add(screen(list, people, hits));
        took.add((System.nanoTime() - start) / 1e6);
      }
    } finally {
      Files.deleteIfExists(hits);
      Files.deleteIfExists(people);
      Files.deleteIfExists(folder);
    }
    System.out.printf(
        "new process: %s, ready to search in %.0f ms, one person screened in %.0f ms"
            + " from the command's start to its end; medians of %d%n",
        what, median(ready), median(took), PROCESSES);
  }

  /// @return how long the command says its lists took, in milliseconds
  private static double screen(String list, Path people, Path hits)
      throws IOException, InterruptedException {
    String launcher = Path.of(System.getProperty("ventanilla.home"), "ventanilla").toString();
    ProcessBuilder command =
        new ProcessBuilder(
                launcher,
                "screen",
                "--list",
                list,
                "--people",
                people.toString(),
                "--out",
                hits.toString())
            .redirectErrorStream(true);
    command.environment().put("VENTANILLA_BUILD", "no");
    Process process = command.start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("screen ended with " + process.exitValue() + ": " + told);
    }
    Matcher ready = READY.matcher(told);
    if (!ready.find()) {
      throw new IOException("screen does not say how long its lists took: " + told);
    }
    return 1000 * Double.parseDouble(ready.group(1));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static double warm(Supplier<?> work) {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      Object made = work.get();
      times.add((System.nanoTime() - start) / 1e6);
      if (made.hashCode() == 0) {
        System.err.println("unlikely");
      }
    }
    return median(times.subList(ROUNDS / 2, ROUNDS));
  }

  private static void questions(LinkGraph graph) {
    Random random = new Random(1);
    time("nothing declared", () -> graph.paths(new LinkQuery(List.of(), List.of(), 2, 10)).size());
    time(
        "five facts nobody on the list shares",
        () ->
            graph
                .paths(
                    new LinkQuery(
                        List.of(
                            fact(FactKind.ADDRESS, "Calle Ficticia " + random.nextInt(999)),
                            fact(FactKind.PHONE, "55" + (10_000_000 + random.nextInt(9_000_000))),
                            fact(FactKind.RELATIVE, "Ximena Prueba " + random.nextInt(999)),
                            fact(FactKind.EMPLOYER, "Empresa " + random.nextInt(999)),
                            fact(FactKind.DOCUMENT, "Z" + (100_000 + random.nextInt(900_000)))),
                        List.of(),
                        2,
                        10))
                .size());
    int size = graph.counts().entities();
    for (int hops = 1; hops <= LinkQuery.MOST_HOPS; hops++) {
      int most = hops;
      time(
          "a direct hit, " + hops + " hops",
          () ->
              graph
                  .paths(
                      new LinkQuery(
                          List.of(),
                          List.of(
                              new LinkQuery.Entry(
                                  random.nextInt(size), 0.9, StepKind.IDENTITY, "")),
                          most,
                          10))
                  .size());
    }
  }

  private static Fact fact(FactKind kind, String value) {
    return new Fact(kind, value, "", "");
  }

  private static void time(String what, Supplier<Integer> question) {
    long[] nanos = new long[QUESTIONS];
    long paths = 0;
    for (int i = 0; i < QUESTIONS; i++) {
      long start = System.nanoTime();
      paths += question.get();
      nanos[i] = System.nanoTime() - start;
    }
    long[] sorted = Arrays.copyOfRange(nanos, QUESTIONS / 2, QUESTIONS);
    Arrays.sort(sorted);
    System.out.printf(
        "question: %s: p50 %.1f us, p99 %.1f us, %.2f paths%n",
        what,
        sorted[sorted.length / 2] / 1e3,
        sorted[sorted.length * 99 / 100] / 1e3,
        paths / (double) QUESTIONS);
  }
}
