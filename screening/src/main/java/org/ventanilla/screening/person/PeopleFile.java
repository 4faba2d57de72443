package org.ventanilla.screening.person;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.ScreeningException;
import org.ventanilla.screening.list.Country;
import org.ventanilla.screening.list.DateExpression;

/// Streams people from a file: CSV whose header names the columns `id,name` and, if there are any,
/// `given,paternal,maternal,birth_date,sex,nationality,curp,rfc,passport`, in any order; or JSON
/// lines with the same members (file name ending in `.jsonl`, `.ndjson` or `.json`). `given` with
/// `paternal` may stand for `name`. UTF-8, any size, one row in memory at a time; a row has at most
/// [Lines#LONGEST_LINE] bytes. One thread reads.
///
/// A row without id or name, or one that is no row, is skipped and told; a birth date, sex or
/// nationality that cannot be understood is told and left out, and the person is still given. So is
/// one whose id an earlier row has; that is told as well. Rows of which none can be used are a
/// fault.
public final class PeopleFile implements AutoCloseable {
  /// What stands where a part of a name was asked for and there is none.
  private static final Set<String> NOTHING =
      Set.of("n/a", "n.a.", "no aplica", "s/d", "sin dato", "not applicable");

  private static final List<String> COLUMNS =
      List.of(
          "id",
          "name",
          "given",
          "paternal",
          "maternal",
          "birth_date",
          "sex",
          "nationality",
          "curp",
          "rfc",
          "passport");

  private final String file;
  private final Table table;
  private final SkippedRows problems;
  private final SeenIds seen = new SeenIds();
  private long people;

  private PeopleFile(String file, Table table, SkippedRows problems) {
    this.file = file;
    this.table = table;
    this.problems = problems;
  }

  /// Opens a file and reads its header.
  ///
  /// @param path the file
  /// @param problems is told every row skipped, every field left out and, once each, columns that
  ///   are not used, in the order of the file
  /// @throws ScreeningException `FILE_UNREADABLE`, `BAD_HEADER`
  public static PeopleFile open(Path path, Consumer<RowProblem> problems) {
    String name = String.valueOf(path.getFileName());
    try {
      return open(name, Files.newInputStream(path), problems);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /// Reads from a stream, which [#close] closes.
  ///
  /// @param name says whether it is CSV or JSON, and stands in messages
  public static PeopleFile open(String name, InputStream in, Consumer<RowProblem> problems) {
    SkippedRows skipped = new SkippedRows(problems);
    Table table = new Table(name, in, Table.isJson(name), COLUMNS, skipped);
    try {
      table.start(List.of(List.of("id"), List.of("name", "given", "paternal")));
    } catch (IOException e) {
      throw unreadable(name, e);
    }
    return new PeopleFile(name, table, skipped);
  }

  /// The next person, or empty at the end.
  ///
  /// @throws ScreeningException `FILE_UNREADABLE`; at the end `NO_USABLE_ROW`, if there were rows
  ///   and nobody was given
  public Optional<Person> next() {
    try {
      Table.Row row = table.next();
      while (row != null) {
        Person person = person(row);
        if (person != null) {
          people++;
          return Optional.of(person);
        }
        row = table.next();
      }
      problems.require(people);
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /// How many people were given.
  public long people() {
    return people;
  }

  /// How many bytes were read.
  public long position() {
    return table.position();
  }

  private @Nullable Person person(Table.Row row) {
    String[] v = row.values().clone();
    for (int i = 1; i <= 4; i++) {
      v[i] = nothing(v[i]) ? "" : v[i];
    }
    if (v[0].isEmpty()) {
      return skip(row, "id", RowProblem.Code.NO_ID, "no id");
    }
    if (v[1].isEmpty() && v[2].isEmpty() && v[3].isEmpty() && v[4].isEmpty()) {
      return skip(row, "name", RowProblem.Code.NO_NAME, "no name");
    }
    if (v[0].length() > Person.LONGEST_TEXT) {
      return skip(row, "id", RowProblem.Code.TEXT_TOO_LONG, tooLong(Person.LONGEST_TEXT));
    }
    for (int i = 1; i <= 4; i++) {
      if (v[i].length() > Person.LONGEST_NAME) {
        String column = COLUMNS.get(i);
        return skip(row, column, RowProblem.Code.TEXT_TOO_LONG, tooLong(Person.LONGEST_NAME));
      }
    }
    if (!seen.add(v[0])) {
      String message = "an earlier row has this id too; both are screened, each ranked from 1";
      tell(row, "id", RowProblem.Code.REPEATED_ID, message);
    }
    return new Person(
        v[0],
        v[1],
        v[2],
        v[3],
        v[4],
        born(row),
        sex(row),
        nationality(row),
        bounded(row, 8),
        bounded(row, 9),
        bounded(row, 10));
  }

  /// What is written where a form asks for a name and there is none.
  private static boolean nothing(String name) {
    return name.codePoints().noneMatch(Character::isLetter)
        || NOTHING.contains(name.toLowerCase(Locale.ROOT));
  }

  private @Nullable DateExpression born(Table.Row row) {
    String text = row.values()[5];
    if (text.isEmpty()) {
      return null;
    }
    Optional<DateExpression> date = BirthDates.parse(text);
    if (date.isEmpty()) {
      tell(row, "birth_date", RowProblem.Code.BAD_DATE, "no date; write YYYY-MM-DD");
    } else if (!BirthDates.possible(date.get())) {
      tell(row, "birth_date", RowProblem.Code.BAD_DATE, BirthDates.IMPOSSIBLE);
      return null;
    }
    return date.orElse(null);
  }

  private Sex sex(Table.Row row) {
    Optional<Sex> sex = Sex.of(row.values()[6]);
    if (sex.isEmpty()) {
      tell(row, "sex", RowProblem.Code.BAD_SEX, "not understood; write female, male or other");
    }
    return sex.orElse(Sex.UNKNOWN);
  }

  private String nationality(Table.Row row) {
    String text = bounded(row, 7);
    if (text.isEmpty() || Country.code(text).isPresent()) {
      return text;
    }
    String message = "no country that is known; write its name, or its code such as MX";
    tell(row, "nationality", RowProblem.Code.UNKNOWN_COUNTRY, message);
    return "";
  }

  private String bounded(Table.Row row, int column) {
    String text = row.values()[column];
    if (text.length() <= Person.LONGEST_TEXT) {
      return text;
    }
    tell(
        row,
        COLUMNS.get(column),
        RowProblem.Code.FIELD_TOO_LONG,
        tooLong(Person.LONGEST_TEXT) + "; left out");
    return "";
  }

  private static String tooLong(int bound) {
    return "longer than " + bound + " characters";
  }

  private @Nullable Person skip(
      Table.Row row, String column, RowProblem.Code code, String message) {
    tell(row, column, code, message);
    return null;
  }

  private void tell(Table.Row row, String column, RowProblem.Code code, String message) {
    problems.accept(new RowProblem(file, row.line(), column, code, message));
  }

  static ScreeningException unreadable(String name, IOException e) {
    return new ScreeningException(
        ScreeningException.Code.FILE_UNREADABLE, "cannot read " + name + ": " + reason(e), e);
  }

  private static String reason(IOException e) {
    return switch (e) {
      case java.nio.file.NoSuchFileException gone -> "no such file";
      case java.nio.file.AccessDeniedException denied -> "not permitted";
      default -> String.valueOf(e.getMessage());
    };
  }

  @Override
  public void close() {
    try {
      table.close();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }
}
