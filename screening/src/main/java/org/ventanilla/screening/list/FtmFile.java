package org.ventanilla.screening.list;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.json.JsonLine;
import org.ventanilla.screening.list.ReadReport.Reason;

/// FollowTheMoney entities, one JSON object a line, as `entities.ftm.json` of OpenSanctions. The
/// file is read twice: first the entities that only say something of others (addresses, documents,
/// sanctions, ownerships and the like), then those that are listed.
///
/// Source: the FollowTheMoney schema, followthemoney.tech.
final class FtmFile {
  private final Path path;

  FtmFile(Path path) {
    this.path = path;
  }

  ReadReport read(Consumer<ListedEntity> sink) throws IOException {
    String file = String.valueOf(path.getFileName());
    FtmSides sides = new FtmSides(file);
    each(new ReadCounts(), (object, lines) -> sides.learn(object, lines.number()));
    ReadCounts counts = new ReadCounts();
    SourceDates.ofName(path).ifPresent(counts::sourceDate);
    Set<String> ids = new HashSet<>();
    each(
        counts,
        (object, lines) -> {
          Reason reason = use(object, sides, ids, sink);
          if (reason != null) {
            lines.skip(reason);
          } else if (!FtmSides.isSide(JsonLine.text(object, "schema"))) {
            counts.entity();
            lines.used();
          }
        });
    sides.report(counts);
    return counts.report();
  }

  private interface Use {
    void line(Map<String, Object> object, Lines lines);
  }

  private void each(ReadCounts counts, Use use) throws IOException {
    String file = String.valueOf(path.getFileName());
    try (Lines lines = new Lines(file, Files.newInputStream(path), counts, null)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (line.isBlank()) {
          continue;
        }
        switch (JsonLine.read(line)) {
          case JsonLine.Read(Map<String, Object> object) -> use.line(object, lines);
          case JsonLine.Malformed malformed -> lines.skip(Reason.MALFORMED_JSON);
        }
      }
    }
  }

  private static @Nullable Reason use(
      Map<String, Object> object, FtmSides sides, Set<String> ids, Consumer<ListedEntity> sink) {
    String id = JsonLine.text(object, "id");
    String schema = JsonLine.text(object, "schema");
    if (id.isBlank()) {
      return Reason.NO_ID;
    }
    if (FtmSides.isSide(schema)) {
      return null;
    }
    EntityDraft draft = new EntityDraft(id, FtmThing.kind(schema));
    FtmThing.read(object, draft, sides);
    if (draft.names.isEmpty()) {
      return FtmThing.isKnown(schema) ? Reason.NO_NAME : Reason.UNKNOWN_SCHEMA;
    }
    if (!ids.add(id)) {
      return Reason.DUPLICATE_ID;
    }
    sides.attach(id, draft);
    sink.accept(draft.entity());
    return null;
  }
}
