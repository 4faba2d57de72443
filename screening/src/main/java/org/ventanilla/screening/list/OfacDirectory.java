package org.ventanilla.screening.list;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
  private static final List<String> PARTS = List.of(SDN, ALT, ADD, COMMENTS);

  /// Most rows of all files but `sdn.csv` together; they are held until their entry comes.
  static final int MOST_ROWS_HELD = 10_000_000;

  private static final List<String> DETAILS =
      List.of("title", "callSign", "vesselType", "tonnage", "grossTonnage", "flag", "owner");

  private final Path path;

  /// @param path the directory, in which names may be in either case, or `sdn.csv` itself under
  ///   whatever name, when nothing else of the list is there
  public OfacDirectory(Path path) {
    this.path = path;
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
            ScreeningException.Code.LIST_MISSING, "no " + SDN + " in " + path.getFileName());
      }
      SourceDates.ofName(path).ifPresent(reading.counts::sourceDate);
      reading.each(files, ALT, 4, 5, (rows, row) -> reading.part(reading.aliases, rows, row));
      reading.each(files, ADD, 4, 6, (rows, row) -> reading.part(reading.addresses, rows, row));
      reading.each(files, COMMENTS, 2, 2, (rows, row) -> reading.part(reading.comments, rows, row));
      reading.each(files, SDN, 2, 12, reading::entity);
      reading.dangling();
    } catch (IOException e) {
      throw new ScreeningException(
          ScreeningException.Code.LIST_UNREADABLE, "cannot read " + path.getFileName(), e);
    }
    return reading.counts.report();
  }

  /// Whether this file is one of the list's.
  boolean reads(Path file) throws IOException {
    for (Path part : files().values()) {
      if (Files.isSameFile(part, file)) {
        return true;
      }
    }
    return false;
  }

  private Map<String, Path> files() throws IOException {
    if (Files.isRegularFile(path)) {
      return Map.of(SDN, path);
    }
    Map<String, Path> files = new HashMap<>();
    if (!Files.isDirectory(path)) {
      return files;
    }
    try (Stream<Path> entries = Files.list(path)) {
      for (Path file : (Iterable<Path>) entries.sorted()::iterator) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (PARTS.contains(name)) {
          files.putIfAbsent(name, file);
        }
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
    private final ReadCounts counts = new ReadCounts();
    private long held;

    Reading(Consumer<ListedEntity> sink) {
      this.sink = sink;
    }

    void each(Map<String, Path> files, String name, int fewest, int most, BiConsumer<Rows, Row> use)
        throws IOException {
      Path path = files.get(name);
      if (path == null) {
        counts.absent(name);
        return;
      }
      try (Rows rows = new Rows(name, Files.newInputStream(path), counts, fewest, most)) {
        Row row = rows.next();
        while (row != null) {
          use.accept(rows, row);
          row = rows.next();
        }
      }
    }

    void part(Map<String, List<Row>> into, Rows rows, Row row) {
      List<Row> parts = into.computeIfAbsent(row.id(), id -> new ArrayList<>(2));
      if (parts.size() == MOST_PARTS) {
        rows.skip(row, Reason.TOO_MANY);
        return;
      }
      if (++held > MOST_ROWS_HELD) {
        throw new ScreeningException(
            ScreeningException.Code.LIST_TOO_LARGE,
            ALT + ", " + ADD + " and " + COMMENTS + " have more than " + MOST_ROWS_HELD + " rows");
      }
      parts.add(row);
    }

    void entity(Rows rows, Row row) {
      if (row.column(0).isBlank()) {
        rows.skip(row, Reason.NO_NAME);
        return;
      }
      if (!given.add(row.id())) {
        rows.skip(row, Reason.DUPLICATE_ID);
        return;
      }
      EntityDraft draft = new EntityDraft(row.id(), kind(row.column(1)));
      draft.names.add(new Name(NameKind.PRIMARY, row.column(0)));
      take(ALT, aliases, row.id()).forEach(alias -> alias(draft, alias));
      take(ADD, addresses, row.id()).forEach(address -> address(draft, address));
      programs(draft, row.column(2));
      details(draft, row);
      StringBuilder remarks = new StringBuilder(row.column(10));
      take(COMMENTS, comments, row.id()).forEach(c -> remarks.append(c.column(0)));
      Remarks.read(remarks.toString(), draft);
      sink.accept(draft.entity());
      counts.entity();
      rows.used();
    }

    private List<Row> take(String file, Map<String, List<Row>> parts, String id) {
      List<Row> rows = parts.remove(id);
      if (rows == null) {
        return List.of();
      }
      rows.forEach(row -> counts.used(file));
      return rows;
    }

    /// Rows of which no entry came.
    void dangling() {
      Map.of(ALT, aliases, ADD, addresses, COMMENTS, comments)
          .forEach((file, parts) ->
              parts
                  .values()
                  .forEach(rows ->
                      rows.forEach(row -> counts.skip(file, row.line(), Reason.UNKNOWN_ENTITY))));
    }

    private static void alias(EntityDraft draft, Row row) {
      String text = row.column(2);
      if (!text.isEmpty()) {
        boolean former = row.column(1).equalsIgnoreCase("fka");
        draft.names.add(new Name(former ? NameKind.FORMER : NameKind.ALIAS, text));
      }
    }

    private static void address(EntityDraft draft, Row row) {
      Address address = new Address(row.column(1), row.column(2), row.column(3), row.column(4));
      if (!address.line().isEmpty()) {
        draft.addresses.add(address);
      }
    }

    private static void programs(EntityDraft draft, String column) {
      for (String part : column.split("\\]", -1)) {
        String program = part.replace("[", "").strip();
        if (!program.isEmpty()) {
          draft.programs.add(program);
        }
      }
    }

    private static void details(EntityDraft draft, Row row) {
      for (int i = 0; i < DETAILS.size(); i++) {
        draft.detail(DETAILS.get(i), row.column(i + 3));
      }
      String sign = row.column(4);
      if (!sign.isEmpty()) {
        draft.identifiers.add(new Identifier(IdentifierType.CALL_SIGN, sign, Optional.empty(), ""));
      }
    }

    private static Kind kind(String column) {
      return switch (column) {
        case "individual" -> Kind.PERSON;
        case "vessel" -> Kind.VESSEL;
        case "aircraft" -> Kind.AIRCRAFT;
        default -> Kind.ORGANISATION;
      };
    }
  }
}
