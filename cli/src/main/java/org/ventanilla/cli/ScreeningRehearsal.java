package org.ventanilla.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Plays the screening commands once on a list and people it invents, so that Java can keep the
/// classes and profiles of such a run and later ones start with them. The launcher runs it when the
/// program is built; the same folder gets the same files.
final class ScreeningRehearsal {
  private static final int ENTRIES = 2_000;
  private static final int PEOPLE = 3_000;
  private static final int PAIRS = 500;
  private static final long SEED = 25;
  private static final String[] GIVEN =
      ("Ximena Marisel Ubaldo Ñoño Perpetua Macario Zoila Evaristo Jesús José María Guadalupe Juan"
              + " Абрам محمد 伟 Ivan Fatima")
          .split(" ", -1);
  private static final String[] FAMILY =
      ("Pruebal Fictondo Ejemplar Quintal Muestra Inventado García Hernández Supuesto Fingido"
              + " Imaginario López Ensayo Martínez Simulado Ficticio")
          .split(" ", -1);
  private static final String[] ENDINGS = {"", "ez", "ino", "ana", "eda", "ur", "oto", "illa"};
  private static final String[] TRADES = {"TRANSPORTES", "GRUPO", "COMERCIAL", "HOLDING"};
  private static final String[] COMPOUNDS = {"", "", "", "", "DE LA ", "ABDUL "};
  private static final String NOTHING = "-0- ";

  private final Path folder;
  private final SplittableRandom random = new SplittableRandom(SEED);

  /// @param folder that exists, for what is written
  ScreeningRehearsal(Path folder) {
    this.folder = folder;
  }

  /// @param args a folder that exists, for what is written
  public static void main(String[] args) throws IOException {
    System.exit(new ScreeningRehearsal(Path.of(args[0])).play());
  }

  /// @return the first exit status that is not 0
  int play() throws IOException {
    list();
    people();
    pairs();
    String published = "ofac:" + folder;
    String compiled = "compiled:" + at("list.vscl");
    List<List<String>> acts =
        List.of(
            List.of("lists", "inspect", published),
            List.of("lists", "compile", "--list", published, "--out", at("list.vscl")),
            List.of("lists", "diff", published, compiled),
            screen(published, "hits.csv"),
            screen(compiled, "hits.jsonl"),
            List.of("screen", "explain", "--list", published, "--name", "Ximena Pruebal Fictondo"),
            List.of("screen", "explain", "--list", compiled, "--name", "Zoila Muestra", "--json"),
            List.of("compare", "--pairs", at("pairs.csv"), "--out", at("scores.csv")));
    for (List<String> act : acts) {
      String[] args = act.toArray(String[]::new);
      int exit = Main.run(Main.commandLine(args), args);
      if (exit != ExitCode.DONE.status()) {
        return exit;
      }
    }
    return ExitCode.DONE.status();
  }

  private List<String> screen(String list, String out) {
    return List.of(
        "screen",
        "--list",
        list,
        "--people",
        at("people.csv"),
        "--facts",
        at("facts.csv"),
        "--out",
        at(out));
  }

  private String at(String file) {
    return folder.resolve(file).toString();
  }

  private void list() throws IOException {
    StringBuilder entries = new StringBuilder();
    StringBuilder aliases = new StringBuilder();
    StringBuilder addresses = new StringBuilder();
    for (int id = 1; id <= ENTRIES; id++) {
      boolean person = id % 3 != 0;
      String name =
          person
              ? pick(COMPOUNDS) + family() + " " + family()
              : pick(TRADES) + " " + family() + " S.A.";
      String given = person ? ", " + pick(GIVEN) : "";
      String remarks = person ? remarks(id, name) : "Linked To: " + family() + ".";
      entries.append(
          line(
                  id,
                  quoted(name.toUpperCase(Locale.ROOT) + given),
                  person ? "\"individual\"" : NOTHING)
              + ",\"SDNTK\""
              + (',' + NOTHING).repeat(7)
              + ','
              + quoted(remarks)
              + '\n');
      aliases.append(line(id, id, "\"aka\"", quoted(pick(GIVEN) + " " + family()), NOTHING) + '\n');
      addresses.append(
          line(id, id, quoted("Calle " + family() + " " + id % 90), "\"Tijuana\"", "\"Mexico\"")
              + ','
              + NOTHING
              + '\n');
    }
    write("sdn.csv", entries);
    write("alt.csv", aliases);
    write("add.csv", addresses);
  }

  private String remarks(int id, String name) {
    return String.format(
            Locale.ROOT,
            "DOB %02d Mar %d; alt. DOB circa %d; POB Culiacan, Sinaloa, Mexico; nationality Mexico;"
                + " Passport X%06d (Mexico); R.F.C. PEVR6310292D8 (Mexico); Gender Male; a.k.a. '%s';"
                + " Director of Ensayos; Phone 5550%06d; likes what nobody labels;",
            1 + id % 28,
            1940 + id % 60,
            1940 + id % 60,
            id,
            pick(GIVEN),
            id)
        + " Linked To: "
        + name
        + ".";
  }

  private void people() throws IOException {
    StringBuilder people = new StringBuilder("id,name,birth_date,sex,nationality\n");
    StringBuilder facts = new StringBuilder("id,kind,value,country,relation\n");
    for (int id = 0; id < PEOPLE; id++) {
      people.append(
          line(
                  id,
                  pick(GIVEN) + " " + pick(GIVEN) + " " + family() + " " + family(),
                  String.format(
                      Locale.ROOT, "%d-%02d-%02d", 1940 + id % 60, 1 + id % 12, 1 + id % 28),
                  id % 2 == 0 ? "female" : "male",
                  "MX")
              + '\n');
      if (id % 100 == 0) {
        facts.append(line(id, "relative", pick(GIVEN) + " " + family(), "MX", "brother") + '\n');
        facts.append(line(id, "address", "Calle " + family() + " " + id % 90, "MX", "") + '\n');
      }
    }
    write("people.csv", people);
    write("facts.csv", facts);
  }

  private void pairs() throws IOException {
    StringBuilder pairs = new StringBuilder("name1,name2,schema\n");
    for (int i = 0; i < PAIRS; i++) {
      String name = pick(GIVEN) + " " + family() + " " + family();
      pairs.append(line(name, i % 2 == 0 ? name + " " + family() : name + "o", "Person") + '\n');
    }
    write("pairs.csv", pairs);
  }

  private void write(String file, CharSequence text) {
    try {
      Files.writeString(folder.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String family() {
    return pick(FAMILY) + pick(ENDINGS);
  }

  private String pick(String[] words) {
    return words[random.nextInt(words.length)];
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  private static String line(Object... fields) {
    return String.join(",", List.of(fields).stream().map(Object::toString).toList());
  }
}
