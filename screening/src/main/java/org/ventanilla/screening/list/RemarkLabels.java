package org.ventanilla.screening.list;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The words with which a statement in OFAC's remarks begins, in either case, and what it is about.
/// Collected from the published lists of 2021 and 2022.
final class RemarkLabels {
  private static final Map<String, List<Label>> BY_FIRST_WORD = byFirstWord();

  private RemarkLabels() {}

  /// What follows a label.
  sealed interface Meaning {}

  /// A document or number.
  record Numbered(IdentifierType type) implements Meaning {}

  /// Something kept under a key of the details.
  record Detail(String key) implements Meaning {}

  /// Another entry, by its name.
  record Related(RelationType type) implements Meaning {}

  /// Something with a place of its own in the entry.
  enum Own implements Meaning {
    BIRTH_DATE,
    BIRTH_PLACE,
    NATIONALITY,
    CITIZENSHIP,
    GENDER
  }

  /// A label, which a blank or a colon follows.
  record Label(String text, Meaning meaning) {}

  /// The longest label the statement begins with.
  static @Nullable Label of(String statement) {
    for (Label label : BY_FIRST_WORD.getOrDefault(firstWord(statement), List.of())) {
      int end = label.text().length();
      if (statement.length() > end + 1
          && statement.regionMatches(true, 0, label.text(), 0, end)
          && (statement.charAt(end) == ' ' || statement.charAt(end) == ':')) {
        return label;
      }
    }
    return null;
  }

  private static String firstWord(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' || c == ':') {
        return text.substring(0, i).toLowerCase(Locale.ROOT);
      }
    }
    return text.toLowerCase(Locale.ROOT);
  }

  private static Map<String, List<Label>> byFirstWord() {
    List<Label> labels = new ArrayList<>();
    for (IdentifierType type : IdentifierType.values()) {
      type.labels().forEach(text -> labels.add(new Label(text, new Numbered(type))));
    }
    labels.add(new Label("DOB", Own.BIRTH_DATE));
    labels.add(new Label("Alt. DOB", Own.BIRTH_DATE));
    labels.add(new Label("POB", Own.BIRTH_PLACE));
    labels.add(new Label("Alt. POB", Own.BIRTH_PLACE));
    labels.add(new Label("nationality", Own.NATIONALITY));
    labels.add(new Label("citizen", Own.CITIZENSHIP));
    labels.add(new Label("Gender", Own.GENDER));
    related(labels, RelationType.LINKED, "Linked To");
    related(labels, RelationType.OPERATION, "Aircraft Operator", "Vessel Operator");
    related(
        labels,
        RelationType.FAMILY,
        "son of",
        "daughter of",
        "wife of",
        "husband of",
        "brother of",
        "sister of",
        "nephew of",
        "niece of",
        "cousin of",
        "father of",
        "mother of",
        "half-brother of",
        "half-brother to",
        "brother-in-law of",
        "son-in-law of",
        "spouse of",
        "child of",
        "daughter-in-law of",
        "sister-in-law of");
    related(labels, RelationType.ASSOCIATE, "Associated with", "Assocated with", "Dealings with");
    related(labels, RelationType.MEMBERSHIP, "Organization");
    labels.add(new Label("Member", new Detail("position")));
    details(labels);
    Map<String, List<Label>> byFirstWord = new HashMap<>();
    labels.stream()
        .sorted((one, other) -> Integer.compare(other.text().length(), one.text().length()))
        .forEach(label ->
            byFirstWord
                .computeIfAbsent(firstWord(label.text()), word -> new ArrayList<>())
                .add(label));
    return Map.copyOf(byFirstWord);
  }

  private static void related(List<Label> labels, RelationType type, String... texts) {
    for (String text : texts) {
      labels.add(new Label(text, new Related(type)));
    }
  }

  private static void details(List<Label> labels) {
    detail(labels, "aircraftModel", "Aircraft Model");
    detail(labels, "manufactureDate", "Aircraft Manufacture Date", "Vessel Year of Build");
    detail(labels, "formerFlag", "Former Vessel Flag", "Other Vessel Flag");
    detail(labels, "flag", "Vessel Flag");
    detail(labels, "otherVesselType", "Other Vessel Type");
    detail(labels, "formerVesselType", "Former Vessel Type");
    detail(labels, "registeredIn", "Nationality of Registration", "Registration Country");
    detail(labels, "security", "ISIN", "Equity Ticker");
    detail(labels, "establishedOn", "Organization Established Date");
    detail(labels, "organizationType", "Organization Type");
    detail(labels, "targetType", "Target Type");
    detail(labels, "website", "Website", "Web site");
    detail(labels, "fax", "Fax", "Fax No.", "Fax Number", "Alt. Fax", "Telex", "TGMS");
    detail(
        labels,
        "sanctions",
        "Additional Sanctions Information -",
        "Secondary sanctions risk",
        "Transactions Prohibited For",
        "IFCA Determination -",
        "For more information on directives,",
        "CAATSA Section 235 Information",
        "Executive Order 13846 information",
        "Executive Order 13662 Directive Determination -",
        "Executive Order 14024 Directive Information",
        "Executive Order 14024 Directive Information -",
        "Executive Order 13645 Determination -",
        "Effective Date",
        "Listing Date",
        "PEESA Information",
        "NDAA Section 1263 Information");
    detail(
        labels,
        "custody",
        "arrested",
        "imprisoned",
        "ICTY",
        "In custody",
        "Currently",
        "Wanted by",
        "Interpol",
        "Temporary suspension of deportation No.");
    detail(labels, "chineseCommercialCode", "Chinese Commercial Code");
    detail(labels, "location", "Possibly Located in", "From", "Believed to be in", "UN/LOCODE");
    detail(labels, "scope", "All locations", "Only locations", "Also operations", "Operations");
    detail(labels, "tribe", "Tribe", "Subtribe", "ethnicity");
    detail(
        labels,
        "position",
        "Occupation",
        "CEO of",
        "Constituent of",
        "Alternate Title,",
        "MP for",
        "Commander-in-Chief,",
        "Title");
    detail(
        labels,
        "passportNote",
        "Holder of a",
        "Passport issued",
        "Passport and National ID were issued",
        "U.S.A. Passport issued",
        "Driver's License is issued by");
  }

  private static void detail(List<Label> labels, String key, String... texts) {
    for (String text : texts) {
      labels.add(new Label(text, new Detail(key)));
    }
  }
}
