package org.ventanilla.window.agreement;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ventanilla.window.agreement.Problem.Code;

/// Reads calendars and the holiday files they name. Keeps the bytes of those files for the digest.
final class CalendarReader {
  private final Path directory;
  private final Problems problems;
  private final Map<String, byte[]> files = new TreeMap<>();

  CalendarReader(Path directory, Problems problems) {
    this.directory = directory;
    this.problems = problems;
  }

  Map<String, WorkingCalendar> read(Section calendars) {
    Map<String, WorkingCalendar> read = new LinkedHashMap<>();
    calendars
        .sections(Shapes.ID, Shapes.ID_SHAPE)
        .forEach((id, section) -> read.put(id, calendar(id, section)));
    return read;
  }

  Map<String, byte[]> files() {
    return files;
  }

  private WorkingCalendar calendar(String id, Section section) {
    section.only("zone", "days", "hours", "holidays");
    ZoneId zone =
        section.value(
            "zone", Shapes::zone, "a time zone such as Europe/Madrid", (ZoneId) ZoneOffset.UTC);
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String name : section.references("days", "day", dayNames(), true)) {
      DayOfWeek day = Shapes.day(name);
      if (day != null) {
        days.add(day);
      }
    }
    if (days.isEmpty()) {
      days.add(DayOfWeek.MONDAY);
    }
    Shapes.Hours hours =
        section.value(
            "hours",
            Shapes::hours,
            "opening and closing such as 09:00-18:00, on one day",
            new Shapes.Hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));
    String name =
        section.text("holidays", Shapes.FILE, "the name of a .yaml file in this directory", "");
    Holidays holidays = name.isEmpty() ? Holidays.NONE : holidays(name);
    return new WorkingCalendar(
        id,
        zone,
        days,
        hours.opens(),
        hours.closes(),
        holidays.days(),
        holidays.firstYear(),
        holidays.lastYear());
  }

  private Holidays holidays(String name) {
    YamlFile file = new YamlFile(name, problems);
    Optional<byte[]> bytes = file.bytes(directory);
    if (bytes.isEmpty()) {
      return Holidays.NONE;
    }
    files.put(name, bytes.get());
    Optional<Section> root = file.section(bytes.get());
    return root.isEmpty() ? Holidays.NONE : holidays(root.get());
  }

  private static Holidays holidays(Section root) {
    root.only("years", "holidays");
    Section years = root.section("years");
    years.only("from", "to");
    int from = year(years, "from");
    int to = year(years, "to");
    if (to < from) {
      years.contradiction("to", "'to' must not be before 'from'");
    }
    Map<LocalDate, Label> days = new HashMap<>();
    Section listed = root.section("holidays");
    listed
        .sections(Shapes.DATE, "a date such as 2026-12-25")
        .forEach((text, section) -> {
          section.only("en", "es");
          Label label = section.asLabel();
          LocalDate date = Shapes.date(text);
          if (date == null) {
            listed.wrong(text, Code.VALUE_WRONG, "there is no day '" + text + "'");
          } else if (date.getYear() < from || date.getYear() > to) {
            listed.contradiction(text, "the day lies outside the file's 'years'");
          } else {
            days.put(date, label);
          }
        });
    return new Holidays(days, from, to);
  }

  private static int year(Section years, String key) {
    return years.value(key, text -> Shapes.number(text, 1900, 2200), "a year", 2000);
  }

  private static Set<String> dayNames() {
    Set<String> names = new LinkedHashSet<>();
    Arrays.stream(DayOfWeek.values())
        .map(day -> day.name().toLowerCase(Locale.ROOT))
        .forEach(names::add);
    return names;
  }

  private record Holidays(Map<LocalDate, Label> days, int firstYear, int lastYear) {
    private static final Holidays NONE = new Holidays(Map.of(), 0, 0);
  }
}
