package org.ventanilla.window.agreement;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads who is there: parties, their agencies, the roles of officers.
final class PartiesReader {
  /// For a party whose calendar is unknown; never part of an agreement that loads.
  private static final WorkingCalendar STAND_IN =
      new WorkingCalendar(
          "?",
          ZoneOffset.UTC,
          Set.of(DayOfWeek.MONDAY),
          LocalTime.MIDNIGHT,
          LocalTime.MIDNIGHT,
          Map.of(),
          0,
          0);

  private PartiesReader() {}

  static Map<String, Party> parties(Section section, Map<String, WorkingCalendar> calendars) {
    Map<String, Party> parties = new LinkedHashMap<>();
    section
        .sections(Shapes.ID, Shapes.ID_SHAPE)
        .forEach((id, party) -> {
          party.only("names", "prefix", "calendar");
          Label names = party.label("names");
          String prefix =
              party.text("prefix", Shapes.PREFIX, "two or three upper-case letters", "?");
          String calendar = party.reference("calendar", "calendar", calendars.keySet());
          parties.put(id, new Party(id, names, prefix, calendars.getOrDefault(calendar, STAND_IN)));
        });
    return parties;
  }

  static Map<String, Agency> agencies(
      Section section, Vocabulary vocabulary, Set<String> parties, Set<String> kinds) {
    Map<String, Agency> agencies = new LinkedHashMap<>();
    section
        .sections(Shapes.ID, Shapes.ID_SHAPE)
        .forEach((id, agency) -> {
          agency.only("party", "names", "clearance", "territory", "files", "answers", "desk");
          agencies.put(
              id,
              new Agency(
                  id,
                  agency.reference("party", "party", parties),
                  agency.label("names"),
                  agency.reference(
                      "clearance",
                      "classification",
                      KindsReader.codes(vocabulary.classifications())),
                  agency.text("territory", Shapes.TERRITORY, Shapes.TERRITORY_SHAPE, "?"),
                  Set.copyOf(agency.references("files", "kind", kinds, false)),
                  agency.has("answers")
                      ? agency.value(
                          "answers",
                          PartiesReader::answers,
                          "imported or person; leave it out for an agency that holds nothing",
                          Answers.PERSON)
                      : Answers.NOTHING,
                  agency.has("desk")
                      && agency.value("desk", Shapes::bool, "true or false", false)));
        });
    return agencies;
  }

  private static @Nullable Answers answers(String text) {
    return switch (text) {
      case "imported" -> Answers.IMPORTED;
      case "person" -> Answers.PERSON;
      default -> null;
    };
  }

  static Map<String, Role> roles(Section section, Set<String> agencies) {
    Set<String> rights = new LinkedHashSet<>();
    for (Right right : Right.values()) {
      rights.add(right.code());
    }
    Map<String, Role> roles = new LinkedHashMap<>();
    section
        .sections(Shapes.ID, Shapes.ID_SHAPE)
        .forEach((id, role) -> {
          role.only("names", "may", "agencies");
          Set<Right> may = EnumSet.noneOf(Right.class);
          for (String code : role.references("may", "right", rights, true)) {
            Right.of(code).ifPresent(may::add);
          }
          Set<String> open = Set.copyOf(role.references("agencies", "agency", agencies, false));
          roles.put(id, new Role(id, role.label("names"), may, open));
        });
    return roles;
  }
}
