package org.ventanilla.screening.list;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ventanilla.screening.ScreeningException;
import org.ventanilla.screening.list.ListedEntity.Address;
import org.ventanilla.screening.list.ListedEntity.Identifier;
import org.ventanilla.screening.list.ListedEntity.Kind;
import org.ventanilla.screening.list.ListedEntity.Name;
import org.ventanilla.screening.list.ListedEntity.NameKind;
import org.ventanilla.screening.list.ReadReport.Reason;
import org.ventanilla.screening.list.Rows.Row;

/// A directory with OFAC's SDN list in the legacy CSV form: `sdn.csv`, and beside it `alt.csv`,
/// `add.csv` and `sdn_comments.csv` (which continues remarks that were cut). The files have no
/// header, `-0-` means empty, and the last line may be an end-of-file mark. Entries come in the
/// order of `sdn.csv`; aliases and addresses are held in memory while it is read.
///
/// Source: OFAC, "Data Specification for the SDN list, delimited formats".
public final class OfacDirectory {
  /// Most aliases, addresses or continued remarks of one entry.
  static final int MOST_PARTS = 10_000;

  private static final String SDN = "sdn.csv";
  private static final String ALT = "alt.csv";
  private static final String ADD = "add.csv";
  private static final String COMMENTS = "sdn_comments.csv";

  private final Path directory;

  /// @param directory where the files are; their names may be in either case
  public OfacDirectory(Path directory) {
    this.directory = directory;
  }

  /// Reads the list once, from its first entry to its last.
  ///
  /// @param sink takes each entry as it is complete
  /// @throws ScreeningException when there is no `sdn.csv` or a file cannot be read
  public ReadReport read(Consumer<ListedEntity> sink) {
    Reading reading = new Reading(sink);
    try {
      Map<String, Path> files = files();
      if (!files.containsKey(SDN)) {
        throw new ScreeningException(
            ScreeningException.Code.LIST_MISSING, "no " + SDN + " in " + directory.getFileName());
      }
      Set<String> known = new HashSet<>();
      reading.each(files, SDN, 2, 12, (rows, row) -> Reading.learn(known, row));
      reading.forget();
      reading.each(files, ALT, 4, 5, reading.parts(known, reading.aliases));
      reading.each(files, ADD, 4, 6, reading.parts(known, reading.addresses));
      reading.each(files, COMMENTS, 2, 2, reading.parts(known, reading.comments));
      reading.each(files, SDN, 2, 12, reading::entity);
    } catch (IOException e) {
      throw new ScreeningException(
          ScreeningException.Code.LIST_UNREADABLE, "cannot read " + directory.getFileName(), e);
    }
    return reading.counts.report();
  }

  private Map<String, Path> files() throws IOException {
    Map<String, Path> files = new HashMap<>();
    if (!Files.isDirectory(directory)) {
      return files;
    }
    try (Stream<Path> entries = Files.list(directory)) {
      for (Path path : (Iterable<Path>) entries.sorted()::iterator) {
        String name = String.valueOf(path.getFileName());
        List.of(SDN, ALT, ADD, COMMENTS).stream()
            .filter(name::equalsIgnoreCase)
            .forEach(known -> files.putIfAbsent(known, path));
      }
    }
    return files;
  }

  /// One reading of the directory.
  private static final class Reading {
    private final Consumer<ListedEntity> sink;
    private final Map<String, List<Row>> aliases = new HashMap<>();
    private final Map<String, List<Row>> addresses = new HashMap<>();
    private final Map<String, List<Row>> comments = new HashMap<>();
    private final Set<String> given = new HashSet<>();
    private ReadCounts counts = new ReadCounts();

    Reading(Consumer<ListedEntity> sink) {
      this.sink = sink;
    }

    private static void learn(Set<String> known, Row row) {
      if (!column(row, 0).isBlank()) {
        known.add(row.id());
      }
    }

    /// The first pass over `sdn.csv` only learns the ids; what it counted is counted again.
    void forget() {
      counts = new ReadCounts();
    }

    void each(Map<String, Path> files, String name, int fewest, int most, BiConsumer<Rows, Row> use)
        throws IOException {
      Path path = files.get(name);
      if (path == null) {
        counts.absent(name);
        return;
      }
      try (Rows rows = new Rows(name, Files.newInputStream(path), counts, fewest, most)) {
        Optional<Row> row = rows.next();
        while (row.isPresent()) {
          use.accept(rows, row.get());
          row = rows.next();
        }
      }
    }

    BiConsumer<Rows, Row> parts(Set<String> known, Map<String, List<Row>> into) {
      return (rows, row) -> {
        if (!known.contains(row.id())) {
          rows.skip(row, Reason.UNKNOWN_ENTITY);
          return;
        }
        List<Row> parts = into.computeIfAbsent(row.id(), id -> new ArrayList<>(2));
        if (parts.size() == MOST_PARTS) {
          rows.skip(row, Reason.TOO_MANY);
          return;
        }
        parts.add(row);
        rows.used();
      };
    }

    void entity(Rows rows, Row row) {
      if (column(row, 0).isBlank()) {
        rows.skip(row, Reason.NO_NAME);
        return;
      }
      if (!given.add(row.id())) {
        rows.skip(row, Reason.DUPLICATE_ID);
        return;
      }
      EntityDraft draft = new EntityDraft(row.id(), kind(column(row, 1)));
      draft.names.add(new Name(NameKind.PRIMARY, column(row, 0).strip()));
      aliases.getOrDefault(row.id(), List.of()).forEach(alias -> alias(draft, alias));
      addresses.getOrDefault(row.id(), List.of()).forEach(address -> address(draft, address));
      programs(draft, column(row, 2));
      details(draft, row);
      StringBuilder remarks = new StringBuilder(column(row, 10));
      comments.getOrDefault(row.id(), List.of()).forEach(c -> remarks.append(column(c, 0)));
      Remarks.read(remarks.toString(), draft);
      sink.accept(draft.entity());
      counts.entity();
      rows.used();
    }

    private static void alias(EntityDraft draft, Row row) {
      String text = column(row, 2).strip();
      if (!text.isEmpty()) {
        boolean former = column(row, 1).equalsIgnoreCase("fka");
        draft.names.add(new Name(former ? NameKind.FORMER : NameKind.ALIAS, text));
      }
    }

    private static void address(EntityDraft draft, Row row) {
      Address address = new Address(column(row, 1), column(row, 2), column(row, 3), column(row, 4));
      if (!address.line().isEmpty()) {
        draft.addresses.add(address);
      }
    }

    private static void programs(EntityDraft draft, String column) {
      Arrays.stream(column.split("\\]", -1))
          .map(part -> part.replace("[", "").strip())
          .filter(part -> !part.isEmpty())
          .forEach(draft.programs::add);
    }

    private static void details(EntityDraft draft, Row row) {
      List<String> names =
          List.of("title", "callSign", "vesselType", "tonnage", "grossTonnage", "flag", "owner");
      for (int i = 0; i < names.size(); i++) {
        String value = column(row, i + 3);
        if (!value.isEmpty()) {
          draft.details.put(names.get(i), value);
        }
      }
      Optional.ofNullable(draft.details.get("callSign"))
          .map(sign -> new Identifier(IdentifierType.CALL_SIGN, sign, Optional.empty(), ""))
          .ifPresent(draft.identifiers::add);
    }

    private static Kind kind(String column) {
      return switch (column) {
        case "individual" -> Kind.PERSON;
        case "vessel" -> Kind.VESSEL;
        case "aircraft" -> Kind.AIRCRAFT;
        default -> Kind.ORGANISATION;
      };
    }

    private static String column(Row row, int index) {
      return index < row.columns().size() ? row.columns().get(index) : "";
    }
  }
}
