package org.ventanilla.screening.list;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.json.JsonLine;
import org.ventanilla.screening.list.ReadReport.Reason;

/// Records with Senzing's attribute names: CSV with a header, or one JSON object a line. The id is
/// `RECORD_ID`; where a file has several sources that use the same one, the later ones have
/// `DATA_SOURCE:RECORD_ID`. The file is read twice, for pointers may come before their anchors.
///
/// Source: Senzing's generic entity specification.
final class SenzingFile {
  private final Path path;
  private final String file;

  SenzingFile(Path path) {
    this.path = path;
    this.file = String.valueOf(path.getFileName());
  }

  /// Uses one record; returns why it cannot.
  private interface Use {
    @Nullable Reason record(List<Map<String, String>> groups);
  }

  ReadReport read(Consumer<ListedEntity> sink) throws IOException {
    Map<String, List<String>> anchors = new HashMap<>();
    Ids first = new Ids();
    each(new ReadCounts(), groups -> anchor(groups, first, anchors));
    ReadCounts counts = new ReadCounts();
    SourceDates.ofName(path).ifPresent(counts::sourceDate);
    Ids second = new Ids();
    each(counts, groups -> use(groups, second, anchors, counts, sink));
    return counts.report();
  }

  /// Gives each record the id it has in hits.
  private static final class Ids {
    private final Set<String> records = new HashSet<>();
    private final Set<String> given = new HashSet<>();

    /// The id, or null when there is none or the file has this record already.
    @Nullable String of(String source, String id) {
      String whole = source + ":" + id;
      if (id.isBlank() || !records.add(whole)) {
        return null;
      }
      return given.add(id) ? id : given.add(whole) ? whole : null;
    }
  }

  private static @Nullable Reason anchor(
      List<Map<String, String>> groups, Ids ids, Map<String, List<String>> anchors) {
    String id = ids.of(value(groups, "DATA_SOURCE"), value(groups, "RECORD_ID"));
    if (id != null) {
      for (Map<String, String> group : groups) {
        String key = group.getOrDefault("REL_ANCHOR_KEY", "");
        if (!key.isEmpty()) {
          anchors
              .computeIfAbsent(
                  key(group.getOrDefault("REL_ANCHOR_DOMAIN", ""), key), k -> new ArrayList<>(1))
              .add(id);
        }
      }
    }
    return null;
  }

  static String key(String domain, String key) {
    return domain + "\u0000" + key;
  }

  private static @Nullable Reason use(
      List<Map<String, String>> groups,
      Ids ids,
      Map<String, List<String>> anchors,
      ReadCounts counts,
      Consumer<ListedEntity> sink) {
    String record = value(groups, "RECORD_ID");
    if (record.isBlank()) {
      return Reason.NO_ID;
    }
    String id = ids.of(value(groups, "DATA_SOURCE"), record);
    if (id == null) {
      return Reason.DUPLICATE_ID;
    }
    sink.accept(SenzingRecord.entity(id, groups, anchors));
    counts.entity();
    return null;
  }

  private static String value(List<Map<String, String>> groups, String name) {
    return groups.isEmpty() ? "" : groups.getFirst().getOrDefault(name, "");
  }

  private void each(ReadCounts counts, Use use) throws IOException {
    if (isCsv()) {
      rows(counts, use);
    } else {
      objects(counts, use);
    }
  }

  private boolean isCsv() throws IOException {
    String name = file.toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv") || name.endsWith(".json") || name.endsWith(".jsonl")) {
      return name.endsWith(".csv");
    }
    try (InputStream in = Files.newInputStream(path)) {
      return in.read() != '{';
    }
  }

  private void rows(ReadCounts counts, Use use) throws IOException {
    try (CsvTable table = new CsvTable(file, Files.newInputStream(path), counts, ',')) {
      List<String> header =
          table.header().stream().map(name -> name.toUpperCase(Locale.ROOT)).toList();
      for (List<String> row = table.next(); row != null; row = table.next()) {
        Map<String, String> group = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
          if (!row.get(i).isEmpty()) {
            group.putIfAbsent(header.get(i), row.get(i));
          }
        }
        Reason reason = use.record(List.of(group));
        if (reason == null) {
          counts.used(file);
        } else {
          table.skip(reason);
        }
      }
    }
  }

  private void objects(ReadCounts counts, Use use) throws IOException {
    try (Lines lines = new Lines(file, Files.newInputStream(path), counts, null)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (line.isBlank()) {
          continue;
        }
        Reason reason =
            switch (JsonLine.read(line)) {
              case JsonLine.Read(Map<String, Object> object) -> use.record(groups(object));
              case JsonLine.Malformed malformed -> Reason.MALFORMED_JSON;
            };
        if (reason == null) {
          lines.used();
        } else {
          lines.skip(reason);
        }
      }
    }
  }

  /// The object's own attributes, then those of every object in it.
  private static List<Map<String, String>> groups(Map<String, Object> object) {
    List<Map<String, String>> groups = new ArrayList<>();
    collect(object, groups);
    return groups;
  }

  private static void collect(Map<?, ?> object, List<Map<String, String>> groups) {
    Map<String, String> own = new HashMap<>();
    groups.add(own);
    object.forEach((name, value) -> {
      if (value instanceof Map<?, ?> nested) {
        collect(nested, groups);
      } else if (value instanceof List<?> list) {
        list.stream()
            .filter(Map.class::isInstance)
            .forEach(element -> collect((Map<?, ?>) element, groups));
      } else if (!String.valueOf(value).isBlank()) {
        own.put(
            String.valueOf(name).toUpperCase(Locale.ROOT),
            Rows.withoutControls(String.valueOf(value)).strip());
      }
    });
  }
}
