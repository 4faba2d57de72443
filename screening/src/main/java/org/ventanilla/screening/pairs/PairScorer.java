package org.ventanilla.screening.pairs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.ventanilla.screening.json.JsonLine;
import org.ventanilla.screening.name.NameParser;
import org.ventanilla.screening.name.NameScorer;
import org.ventanilla.screening.name.NameType;
import org.ventanilla.screening.name.TokenWeights;

/// Scores rows of one file of pairs. Does not change; [#worker()] makes what one thread works with.
public final class PairScorer {
  private static final String FORMULA = "=+-@\t\r";
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,18}(?:[.,][0-9]{1,18})?");

  private final NameParser parser;
  private final boolean json;
  private final int first;
  private final int second;
  private final int schema;
  private final int columns;
  private final int score;

  /// @param file whose rows are scored
  /// @param parser shared by all threads
  public PairScorer(PairFile file, NameParser parser) {
    this.parser = parser;
    this.json = file.json();
    this.first = file.column("name1");
    this.second = file.column("name2");
    this.schema = file.column("schema");
    this.columns = file.header().size();
    this.score = file.column("score");
  }

  /// What came of a batch.
  ///
  /// @param text its lines, each with its end
  /// @param problems rows that have no score
  public record Scored(String text, List<Problem> problems) {
    /// Copies.
    public Scored {
      problems = List.copyOf(problems);
    }
  }

  /// A row without a score.
  ///
  /// @param line from 1
  /// @param reason why, and how to mend it
  public record Problem(long line, String reason) {}

  /// The first line of a scored CSV file with its end; empty for JSON lines.
  public String head(PairFile file) {
    return json ? "" : line(file.header(), "score");
  }

  /// One thread's.
  public Function<List<PairRow>, Scored> worker() {
    NameScorer names = new NameScorer(TokenWeights.standard());
    return rows -> scored(rows, names);
  }

  private Scored scored(List<PairRow> rows, NameScorer names) {
    StringBuilder text = new StringBuilder();
    List<Problem> problems = new ArrayList<>();
    for (PairRow row : rows) {
      PairRow checked = row instanceof PairRow.Names pair ? check(pair) : row;
      switch (checked) {
        case PairRow.Names pair -> text.append(line(pair.fields(), decimals(score(pair, names))));
        case PairRow.Entities pair -> entities(pair, names, text, problems);
        case PairRow.Bad bad -> {
          problems.add(new Problem(bad.line(), bad.reason()));
          text.append(json ? unscored(bad.reason()) : line(bad.fields(), ""));
        }
      }
    }
    return new Scored(text.toString(), problems);
  }

  private PairRow check(PairRow.Names pair) {
    for (int column : new int[] {first, second}) {
      if (pair.fields().get(column).isBlank()) {
        return new PairRow.Bad(pair.line(), pair.fields(), "no name" + (column == first ? 1 : 2));
      }
    }
    return pair;
  }

  private double score(PairRow.Names pair, NameScorer names) {
    NameType type = schema < 0 ? NameType.UNKNOWN : NameType.ofSchema(pair.fields().get(schema));
    return names.score(
        parser.parse(pair.fields().get(first), type),
        parser.parse(pair.fields().get(second), type));
  }

  private void entities(
      PairRow.Entities pair, NameScorer names, StringBuilder text, List<Problem> problems) {
    String reason;
    if (JsonLine.read(pair.text()) instanceof JsonLine.Read(Map<String, Object> object)) {
      String top = JsonLine.text(object, "schema");
      if (object.get("query") instanceof Map<?, ?> query
          && object.get("candidate") instanceof Map<?, ?> candidate) {
        PairEntity left = PairEntity.of(query, top, parser);
        PairEntity right = PairEntity.of(candidate, top, parser);
        if (!left.names().isEmpty() && !right.names().isEmpty()) {
          double score = PairEvidence.score(left, right, names);
          text.append("{\"score\": ").append(decimals(score)).append("}\n");
          return;
        }
        reason = "the " + (left.names().isEmpty() ? "query" : "candidate") + " has no name";
      } else {
        reason = "query and candidate are two objects in FollowTheMoney form";
      }
    } else {
      reason = "no JSON object, a key twice, or too deep";
    }
    problems.add(new Problem(pair.line(), reason));
    text.append(unscored(reason));
  }

  private static String unscored(String reason) {
    return "{\"score\": null, \"error\": \"" + reason.replace("\"", "'") + "\"}\n";
  }

  /// A score with six digits after the point.
  static String decimals(double score) {
    String digits = Long.toString(Math.round(score * 1_000_000));
    return digits.length() > 6
        ? digits.substring(0, digits.length() - 6) + "." + digits.substring(digits.length() - 6)
        : "0." + "0".repeat(6 - digits.length()) + digits;
  }

  /// A row with its score, in the column of that name or as the last one.
  private String line(List<String> fields, String value) {
    StringBuilder line = new StringBuilder();
    int count = Math.max(columns, fields.size());
    for (int i = 0; i < count; i++) {
      String field = i == score ? value : i < fields.size() ? fields.get(i) : "";
      line.append(i > 0 ? "," : "").append(quoted(field));
    }
    if (score < 0) {
      line.append(',').append(value);
    }
    return line.append('\n').toString();
  }

  private static String quoted(String written) {
    String field = guarded(written);
    boolean plain =
        field.indexOf(',') < 0
            && field.indexOf('"') < 0
            && field.indexOf('\n') < 0
            && field.indexOf('\r') < 0;
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }

  /// What a spreadsheet would take for a formula is kept from being one; a number is none.
  private static String guarded(String field) {
    return !field.isEmpty()
            && FORMULA.indexOf(field.charAt(0)) >= 0
            && !NUMBER.matcher(field).matches()
        ? "'" + field
        : field;
  }
}
