package org.ventanilla.screening.suppression;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ventanilla.screening.ScreeningException;
import org.ventanilla.screening.json.JsonLine;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.list.Statements;
import org.ventanilla.screening.list.TextLines;
import org.ventanilla.screening.person.Fact;
import org.ventanilla.screening.person.Person;

/// Cleared hits, as a file of JSON lines has them; `docs/spec/suppressions.md` has the members. A
/// line that is wrong clears nothing and is told. Of two lines for one person and entry the later
/// counts. Immutable; any number of threads may ask.
public final class Suppressions {
  /// Most lines of a file.
  public static final int MOST = 5_000_000;

  /// Most wrong lines that are listed; the count goes on.
  public static final int MOST_LISTED = 1_000;

  private static final Set<String> MEMBERS =
      Set.of("person", "list", "entity", "reason", "by", "until", "person_state", "entity_state");

  private final Map<Key, Suppression> cleared;
  private final List<Problem> problems;
  private final long wrongLines;

  private Suppressions(Map<Key, Suppression> cleared, List<Problem> problems, long wrongLines) {
    this.cleared = cleared;
    this.problems = List.copyOf(problems);
    this.wrongLines = wrongLines;
  }

  private record Key(String person, String list, String entity) {}

  /// A line that clears nothing.
  ///
  /// @param line from 1
  /// @param reason why, without the line's content
  public record Problem(long line, String reason) {}

  /// What becomes of a hit.
  public enum State {
    /// Nobody cleared it: it alerts.
    NOT_CLEARED,
    /// It was cleared and does not alert.
    CLEARED,
    /// It was cleared until a day that is over: it alerts.
    LAPSED,
    /// It was cleared, and the person states something else now: it alerts.
    PERSON_CHANGED,
    /// It was cleared, and the entry states something else now: it alerts.
    ENTITY_CHANGED
  }

  /// No cleared hits.
  public static Suppressions none() {
    return new Suppressions(Map.of(), List.of(), 0);
  }

  /// These.
  public static Suppressions of(List<Suppression> all) {
    Map<Key, Suppression> cleared = new HashMap<>();
    all.forEach(one -> cleared.put(new Key(one.person(), one.list(), one.entity()), one));
    return new Suppressions(cleared, List.of(), 0);
  }

  /// Reads a file.
  ///
  /// @throws ScreeningException `FILE_UNREADABLE` or `LIST_TOO_LARGE`
  public static Suppressions read(Path path) {
    Map<Key, Suppression> cleared = new HashMap<>();
    List<Problem> problems = new ArrayList<>();
    long[] wrong = {0};
    String file = String.valueOf(path.getFileName());
    try (InputStream in = Files.newInputStream(path)) {
      TextLines.read(
          in,
          (number, line) -> {
            if (number > MOST) {
              throw new ScreeningException(
                  ScreeningException.Code.LIST_TOO_LARGE,
                  file + " has more than " + MOST + " lines");
            }
            if (line.isBlank()) {
              return;
            }
            String problem = add(line, cleared);
            if (!problem.isEmpty()) {
              wrong[0]++;
              if (problems.size() < MOST_LISTED) {
                problems.add(new Problem(number, problem));
              }
            }
          },
          (number, reason) -> {
            wrong[0]++;
            if (problems.size() < MOST_LISTED) {
              problems.add(new Problem(number, reason));
            }
          });
    } catch (IOException e) {
      throw new ScreeningException(
          ScreeningException.Code.FILE_UNREADABLE, "cannot read " + file, e);
    }
    return new Suppressions(cleared, problems, wrong[0]);
  }

  /// Adds what a line clears; says why it clears nothing.
  private static String add(String line, Map<Key, Suppression> cleared) {
    Map<String, Object> object;
    switch (JsonLine.read(line)) {
      case JsonLine.Malformed(int column, String reason) -> {
        return "column " + column + ": " + reason;
      }
      case JsonLine.Read(Map<String, Object> read) -> object = read;
    }
    if (!MEMBERS.equals(object.keySet())) {
      return "its members are not " + MEMBERS.stream().sorted().toList();
    }
    try {
      Suppression one =
          new Suppression(
              JsonLine.text(object, "person"),
              JsonLine.text(object, "list"),
              JsonLine.text(object, "entity"),
              JsonLine.text(object, "reason"),
              JsonLine.text(object, "by"),
              LocalDate.parse(JsonLine.text(object, "until")),
              JsonLine.text(object, "person_state"),
              JsonLine.text(object, "entity_state"));
      cleared.put(new Key(one.person(), one.list(), one.entity()), one);
      return "";
    } catch (DateTimeParseException e) {
      return "until is no day YYYY-MM-DD";
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /// How many hits are cleared, for now or once.
  public int size() {
    return cleared.size();
  }

  /// The first wrong lines.
  public List<Problem> problems() {
    return problems;
  }

  /// How many lines were wrong.
  public long wrongLines() {
    return wrongLines;
  }

  /// What becomes of a hit. Asks no more than a look in a table when nobody cleared it.
  ///
  /// @param facts what the person declared
  /// @param list what hits call the list
  /// @param today the day on which it is asked
  public State state(
      Person person, List<Fact> facts, String list, ListedEntity entity, LocalDate today) {
    if (cleared.isEmpty()) {
      return State.NOT_CLEARED;
    }
    Suppression one = cleared.get(new Key(person.id(), list, entity.id()));
    if (one == null) {
      return State.NOT_CLEARED;
    }
    if (today.isAfter(one.until())) {
      return State.LAPSED;
    }
    if (!one.personState().equals(PersonStates.fingerprint(person, facts))) {
      return State.PERSON_CHANGED;
    }
    return one.entityState().equals(Statements.fingerprint(entity))
        ? State.CLEARED
        : State.ENTITY_CHANGED;
  }

  /// Whether a hit does not alert. To be asked before hits are counted against a limit, so that
  /// what is cleared takes no other hit's place.
  public boolean suppresses(
      Person person, List<Fact> facts, String list, ListedEntity entity, LocalDate today) {
    return state(person, facts, list, entity, today) == State.CLEARED;
  }
}
