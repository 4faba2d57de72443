package org.ventanilla.screening.list;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ventanilla.screening.ScreeningException;
import org.ventanilla.screening.list.DateExpression.Partial;
import org.ventanilla.screening.list.ListedEntity.Address;
import org.ventanilla.screening.list.ListedEntity.Identifier;
import org.ventanilla.screening.list.ReadReport.Reason;

/// What the parties of OFAC's advanced XML refer to by numbers.
final class OfacXmlReferences {
  /// Most places, documents, relations and entries together.
  static final int MOST_HELD = 5_000_000;

  private static final Map<String, String> PARTIES =
      Map.of("1", "Vessel", "2", "Aircraft", "3", "Entity", "4", "Individual");

  private static final Map<String, String> FEATURES =
      Map.of(
          "8", "Birthdate",
          "9", "Place of Birth",
          "10", "Nationality Country",
          "11", "Citizenship Country",
          "25", "Location",
          "26", "Title",
          "224", "Gender");

  private final String file;

  /// Reference values by the name of their element and their number.
  private final Map<String, String> values = new HashMap<>();

  private final Map<String, String> partyTypes = new HashMap<>();
  private final Map<String, Address> locations = new HashMap<>();
  private final Map<String, List<Identifier>> documents = new HashMap<>();
  private final Map<String, List<Statement>> relations = new HashMap<>();
  private final Map<String, List<Statement>> programs = new HashMap<>();
  private Optional<LocalDate> dateOfIssue = Optional.empty();
  private long held;

  OfacXmlReferences(String file) {
    this.file = file;
  }

  /// What is said of a profile, in which line, and to or of which other one.
  record Statement(long line, String text, String other) {}

  void learn(XmlNode node, long line) {
    if (++held > MOST_HELD) {
      throw new ScreeningException(
          ScreeningException.Code.LIST_TOO_LARGE,
          file
              + ", line "
              + line
              + ": more than "
              + MOST_HELD
              + " places, documents and relations");
    }
    switch (node.name()) {
      case "DateOfIssue" -> dateOfIssue = dateOfIssue.or(() -> date(node).map(Partial::first));
      case "ReferenceValueSets" ->
          node.children().forEach(set -> set.children().forEach(this::value));
      case "Location" -> locations.put(node.attribute("ID"), location(node));
      case "IDRegDocument" -> document(node);
      case "ProfileRelationship" ->
          relations
              .computeIfAbsent(node.attribute("From-ProfileID"), id -> new ArrayList<>(1))
              .add(
                  new Statement(
                      line,
                      of("RelationType", node.attribute("RelationTypeID")),
                      node.attribute("To-ProfileID")));
      default -> sanctions(node, line);
    }
  }

  private void value(XmlNode node) {
    String id = node.attribute("ID");
    values.put(node.name() + " " + id, node.text());
    if (node.name().equals("PartySubType")) {
      partyTypes.put(id, node.attribute("PartyTypeID"));
    }
  }

  /// A reference value; empty when the file does not define it.
  String of(String set, String id) {
    return values.getOrDefault(set + " " + id, "");
  }

  /// What sort of party a subtype is, in the list's words: its own, then its type's. A file that
  /// does not define it has the numbers OFAC has always used.
  String party(String subType) {
    String type = of("PartyType", partyTypes.getOrDefault(subType, ""));
    String words = of("PartySubType", subType) + " " + type;
    return words.isBlank() ? PARTIES.getOrDefault(subType, "") : words;
  }

  /// What a feature is about, in the list's words, or in OFAC's when the file does not define it.
  String feature(String type) {
    String words = of("FeatureType", type);
    return words.isEmpty() ? FEATURES.getOrDefault(type, "") : words;
  }

  Optional<LocalDate> dateOfIssue() {
    return dateOfIssue;
  }

  Optional<Address> location(String id) {
    return Optional.ofNullable(locations.get(id)).filter(address -> !address.line().isEmpty());
  }

  List<Identifier> documents(String identity) {
    return documents.getOrDefault(identity, List.of());
  }

  List<Statement> relations(String profile) {
    return Optional.ofNullable(relations.remove(profile)).orElse(List.of());
  }

  List<Statement> programs(String profile) {
    return Optional.ofNullable(programs.remove(profile)).orElse(List.of());
  }

  void report(ReadCounts counts) {
    relations
        .values()
        .forEach(list -> list.forEach(r -> counts.skip(file, r.line(), Reason.DANGLING)));
    programs
        .values()
        .forEach(list -> list.forEach(p -> counts.skip(file, p.line(), Reason.DANGLING)));
  }

  private Address location(XmlNode node) {
    List<String> street = new ArrayList<>();
    List<String> city = new ArrayList<>();
    for (XmlNode part : node.all("LocationPart")) {
      String kind = of("LocPartType", part.attribute("LocPartTypeID"));
      List<String> into =
          kind.startsWith("ADDRESS") || kind.isEmpty() || kind.startsWith("Unknown")
              ? street
              : city;
      part.all("LocationPartValue").stream()
          .map(value -> value.text("Value"))
          .filter(text -> !text.isEmpty())
          .forEach(into::add);
    }
    String country =
        node.child("LocationCountry")
            .map(c -> of("Country", c.attribute("CountryID")))
            .filter(name -> !name.isEmpty())
            .or(() ->
                node.child("LocationAreaCode")
                    .map(area -> of("AreaCode", area.attribute("AreaCodeID"))))
            .orElse("");
    return new Address(String.join(", ", street), String.join(", ", city), country, "");
  }

  private void document(XmlNode node) {
    String number = node.text("IDRegistrationNo");
    if (number.isEmpty()) {
      return;
    }
    String stated = of("IDRegDocType", node.attribute("IDRegDocTypeID"));
    RemarkLabels.Label label = RemarkLabels.of(stated + " 0");
    IdentifierType type =
        label != null && label.meaning() instanceof RemarkLabels.Numbered known
            ? known.type()
            : IdentifierWords.of(stated);
    Optional<String> country =
        Optional.of(of("Country", node.attribute("IssuedBy-CountryID")))
            .filter(name -> !name.isEmpty());
    List<String> notes = new ArrayList<>();
    if (type == IdentifierType.OTHER) {
      notes.add(stated);
    }
    for (XmlNode dated : node.all("DocumentDate")) {
      String what = of("IDRegDocDateType", dated.attribute("IDRegDocDateTypeID"));
      OfacXmlDates.read(dated).ifPresent(date -> notes.add(what + " " + date));
    }
    if (!node.text("Comment").isEmpty()) {
      notes.add(node.text("Comment"));
    }
    documents
        .computeIfAbsent(node.attribute("IdentityID"), id -> new ArrayList<>(1))
        .add(new Identifier(type, number, country, String.join("; ", notes)));
  }

  private void sanctions(XmlNode node, long line) {
    for (XmlNode measure : node.all("SanctionsMeasure")) {
      String type = of("SanctionsType", measure.attribute("SanctionsTypeID"));
      String program = measure.text("Comment");
      if (!program.isEmpty() && (type.isEmpty() || type.equals("Program"))) {
        programs
            .computeIfAbsent(node.attribute("ProfileID"), id -> new ArrayList<>(1))
            .add(new Statement(line, program, ""));
      }
    }
  }

  static Optional<Partial> date(XmlNode node) {
    return Partial.of(
        number(node.text("Year")), number(node.text("Month")), number(node.text("Day")));
  }

  private static int number(String text) {
    boolean digits =
        !text.isEmpty() && text.length() <= 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? Integer.parseInt(text) : 0;
  }
}
