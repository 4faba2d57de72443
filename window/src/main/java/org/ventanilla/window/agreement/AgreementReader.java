package org.ventanilla.window.agreement;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.agreement.AgreementFile.Loaded;
import org.ventanilla.window.agreement.AgreementFile.Outcome;
import org.ventanilla.window.agreement.AgreementFile.Wrong;
import org.ventanilla.window.agreement.Problem.Code;

/// Reads an agreement section by section, each before those that refer to it.
final class AgreementReader {
  private static final String FORMAT = "1";

  private final Path directory;
  private final Problems problems = new Problems();

  AgreementReader(Path directory) {
    this.directory = directory;
  }

  Outcome read() {
    YamlFile file = new YamlFile(AgreementFile.NAME, problems);
    Optional<byte[]> bytes = file.bytes(directory);
    Optional<Section> root = bytes.flatMap(file::section);
    if (root.isEmpty()) {
      return new Wrong(problems.inOrder());
    }
    CalendarReader calendars = new CalendarReader(directory, problems);
    Agreement agreement = agreement(root.get(), calendars, bytes.orElseThrow());
    if (problems.none()) {
      new AgreementRules(root.get(), agreement).check();
    }
    return problems.none() ? new Loaded(agreement) : new Wrong(problems.inOrder());
  }

  private Agreement agreement(Section root, CalendarReader calendarReader, byte[] bytes) {
    root.only(
        "format",
        "agreement",
        "version",
        "names",
        "policy",
        "vocabulary",
        "calendars",
        "parties",
        "urgencies",
        "kinds",
        "agencies",
        "roles",
        "routes",
        "reminders",
        "collecting-closes",
        "requester-sees",
        "retention",
        "filing",
        "cosignature",
        "consent-closes",
        "policy-in-flight");
    root.value("format", text -> text.equals(FORMAT) ? text : null, FORMAT, FORMAT);
    Vocabulary vocabulary = KindsReader.vocabulary(root.section("vocabulary"));
    Map<String, WorkingCalendar> calendars = calendarReader.read(root.section("calendars"));
    Map<String, Party> parties = PartiesReader.parties(root.section("parties"), calendars);
    Map<String, Urgency> urgencies = KindsReader.urgencies(root.section("urgencies"));
    Map<String, Kind> kinds =
        KindsReader.kinds(root.section("kinds"), vocabulary, urgencies.keySet());
    Map<String, Agency> agencies =
        PartiesReader.agencies(
            root.section("agencies"), vocabulary, parties.keySet(), kinds.keySet());
    Map<String, Role> roles = PartiesReader.roles(root.section("roles"), agencies.keySet());
    Map<String, byte[]> files = new TreeMap<>(calendarReader.files());
    files.put(AgreementFile.NAME, bytes);
    return new Agreement(
        root.text("agreement", Shapes.ID, Shapes.ID_SHAPE, "?"),
        root.text("version", Shapes.VERSION, "a version such as 1.0", "?"),
        root.label("names"),
        FilesDigest.of(files),
        policyDirectory(root),
        List.copyOf(parties.values()),
        List.copyOf(agencies.values()),
        List.copyOf(roles.values()),
        List.copyOf(kinds.values()),
        List.copyOf(urgencies.values()),
        vocabulary,
        routes(root, vocabulary, agencies, kinds.keySet(), parties.keySet()),
        reminders(root, roles.keySet()),
        root.value("collecting-closes", Shapes::percent, "1% to 100%", 1.0),
        visibility(root.section("requester-sees"), KindsReader.codes(vocabulary.grounds())),
        root.value("retention", Shapes::period, "a period such as P5Y", Period.ofDays(1)),
        filing(root.section("filing")),
        root.value("cosignature", AgreementReader::demand, "required or welcome", false),
        root.value("consent-closes", Shapes::percent, "1% to 100%", 1.0),
        root.value("policy-in-flight", AgreementReader::inFlight, "keep or redecide", false));
  }

  private Path policyDirectory(Section root) {
    String name =
        root.text("policy", Shapes.FOLDER, "the name of a directory beside this file", "?");
    Path policy = directory.resolve(name);
    if (!name.equals("?") && !Files.isDirectory(policy)) {
      root.wrong("policy", Code.REFERENCE_UNKNOWN, "there is no directory '" + name + "' here");
    }
    return policy;
  }

  private static List<Route> routes(
      Section root,
      Vocabulary vocabulary,
      Map<String, Agency> agencies,
      Set<String> kinds,
      Set<String> parties) {
    List<Route> routes = new ArrayList<>();
    for (Section route : root.list("routes")) {
      route.only("holder", "kinds", "categories", "subject-types", "territories", "from");
      String holder = route.reference("holder", "agency", agencies.keySet());
      Agency agency = agencies.get(holder);
      if (agency != null && !agency.holds()) {
        route.contradiction(
            "holder",
            "agency '" + holder + "' holds nothing; give it 'answers' or remove the route");
      }
      List<String> from = route.references("from", "party", parties, false);
      if (agency != null && from.contains(agency.party())) {
        route.contradiction(
            "from", "a holder is not asked by its own party '" + agency.party() + "'");
      }
      routes.add(
          new Route(
              holder,
              Set.copyOf(route.references("kinds", "kind", kinds, true)),
              Set.copyOf(
                  route.references(
                      "categories", "category", KindsReader.codes(vocabulary.categories()), true)),
              Set.copyOf(
                  route.references(
                      "subject-types",
                      "subject type",
                      KindsReader.codes(vocabulary.subjectTypes()),
                      false)),
              territories(route),
              Set.copyOf(from)));
    }
    return routes;
  }

  private static Set<String> territories(Section route) {
    List<String> named = route.references("territories", "territory", List.of(), false);
    for (String territory : named) {
      if (!Shapes.TERRITORY.matcher(territory).matches()) {
        route.wrong(
            "territories",
            Code.VALUE_WRONG,
            "'" + territory + "' must be " + Shapes.TERRITORY_SHAPE);
      }
    }
    return Set.copyOf(named);
  }

  private static List<Reminder> reminders(Section root, Set<String> roles) {
    List<Reminder> reminders = new ArrayList<>();
    for (Section reminder : root.list("reminders")) {
      reminder.only("at", "tell");
      double share = reminder.value("at", Shapes::percent, "1% to 100%", 1.0);
      if (!reminders.isEmpty() && reminders.getLast().share() > share) {
        reminder.contradiction("at", "reminders stand in the order of time");
      }
      reminders.add(new Reminder(share, reminder.reference("tell", "role", roles)));
    }
    return reminders;
  }

  private static Visibility visibility(Section section, Collection<String> grounds) {
    section.only("states", "grounds", "withheld-fields", "minimum-time");
    Section listed = section.section("states");
    Map<String, String> states = new LinkedHashMap<>();
    listed.only(AgreementRules.STATES.toArray(String[]::new));
    for (String state : AgreementRules.STATES) {
      states.put(state, listed.reference(state, "state to show", AgreementRules.SHOWN_STATES));
    }
    return new Visibility(
        states,
        Set.copyOf(section.references("grounds", "refusal ground", grounds, false)),
        section.value("withheld-fields", Shapes::bool, "true or false", false),
        section.value(
            "minimum-time",
            Shapes::duration,
            "a time such as PT10M, up to 30 days",
            Duration.ZERO));
  }

  private static @Nullable Boolean demand(String text) {
    return switch (text) {
      case "required" -> true;
      case "welcome" -> false;
      default -> null;
    };
  }

  private static @Nullable Boolean inFlight(String text) {
    return switch (text) {
      case "redecide" -> true;
      case "keep" -> false;
      default -> null;
    };
  }

  private static FilingLimits filing(Section section) {
    section.only("max-validity", "clock-skew");
    Duration validity =
        section.value(
            "max-validity", Shapes::duration, "a time such as PT1H, up to 30 days", Duration.ZERO);
    Duration skew =
        section.value(
            "clock-skew", Shapes::duration, "a time such as PT1M, up to 30 days", Duration.ZERO);
    if (section.has("clock-skew") && skew.compareTo(Duration.ofMinutes(10)) > 0) {
      section.contradiction("clock-skew", "clocks may differ by ten minutes at most");
    }
    if (section.has("max-validity") && !validity.isPositive()) {
      section.contradiction("max-validity", "a filing must be valid for some time");
    }
    return new FilingLimits(validity, skew);
  }
}
