package org.ventanilla.screening.suppression;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ventanilla.screening.json.JsonLine;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.list.Statements;
import org.ventanilla.screening.person.Fact;
import org.ventanilla.screening.person.Person;

/// One cleared hit.
///
/// @param person the person's id in the file of people
/// @param list what hits call the list
/// @param entity the source's own id
/// @param reason why it is no hit; never blank
/// @param by who cleared it; never blank
/// @param until the last day on which it does not alert
/// @param personState the person's fingerprint when it was cleared
/// @param entityState the entry's fingerprint when it was cleared
public record Suppression(
    String person,
    String list,
    String entity,
    String reason,
    String by,
    LocalDate until,
    String personState,
    String entityState) {
  /// Longest text of a suppression, in characters.
  public static final int LONGEST_TEXT = 1000;

  /// Checks.
  public Suppression {
    for (String text : new String[] {person, list, entity, reason, by}) {
      if (text.isBlank() || text.length() > LONGEST_TEXT) {
        throw new IllegalArgumentException(
            "every text has 1 to " + LONGEST_TEXT + " characters, and says something");
      }
    }
    if (!isFingerprint(personState) || !isFingerprint(entityState)) {
      throw new IllegalArgumentException("a fingerprint is 64 hexadecimal digits");
    }
  }

  private static boolean isFingerprint(String text) {
    return text.length() == 64
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  /// Clears a hit as person and entry are now.
  ///
  /// @param facts what the person declared
  public static Suppression of(
      Person person,
      List<Fact> facts,
      String list,
      ListedEntity entity,
      String reason,
      String by,
      LocalDate until) {
    return new Suppression(
        person.id(),
        list,
        entity.id(),
        reason,
        by,
        until,
        PersonStates.fingerprint(person, facts),
        Statements.fingerprint(entity));
  }

  /// The line a file of suppressions has for it, without its end.
  public String line() {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("person", person);
    members.put("list", list);
    members.put("entity", entity);
    members.put("reason", reason);
    members.put("by", by);
    members.put("until", until.toString());
    members.put("person_state", personState);
    members.put("entity_state", entityState);
    return JsonLine.write(members);
  }
}
