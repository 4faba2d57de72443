package org.ventanilla.screening.match;

import java.util.List;

/// Hits as CSV with the columns of [#HEADER], RFC 4180, an end of line of one `\n`. Any number of
/// threads use one.
///
/// A text that a spreadsheet would take for a formula, because it begins with `=`, `+`, `-`, `@`, a
/// tab or a return, gets an apostrophe before it, as OWASP advises ("CSV Injection"); the id is
/// among them, for it comes from outside as well.
public final class HitCsv {
  /// The first line, without its end.
  public static final String HEADER =
      "id,rank,relation,list,entity_id,entity_name,matched_name,alias_kind,score,path,explanation";

  private static final String FORMULA = "=+-@\t\r";

  private final Sentence sentence;

  /// @param language of the sentences
  public HitCsv(Language language) {
    this.sentence = new Sentence(language);
  }

  /// One row without its end.
  public String row(Hit hit) {
    StringBuilder row = new StringBuilder(256);
    for (String text :
        List.of(
            hit.person().id(),
            Integer.toString(hit.rank()),
            hit.relation().code(),
            hit.list(),
            hit.entity().id(),
            hit.entity().names().getFirst().text(),
            hit.matched().text(),
            HitJson.code(hit.matched().kind()),
            score(hit),
            hit.path())) {
      append(row, text);
      row.append(',');
    }
    append(row, sentence.of(hit));
    return row.toString();
  }

  /// The score as it is written, five digits after the point.
  static String score(Hit hit) {
    return Decimals.fixed(hit.score(), 5);
  }

  private static void append(StringBuilder row, String text) {
    boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    boolean quoted = formula;
    for (int i = 0; i < text.length() && !quoted; i++) {
      char c = text.charAt(i);
      quoted = c == ',' || c == '"' || c == '\n' || c == '\r';
    }
    if (!quoted) {
      row.append(text);
      return;
    }
    row.append('"').append(formula ? "'" : "");
    row.append(text.replace("\"", "\"\"")).append('"');
  }
}
