package org.ventanilla.screening.list;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.list.DateExpression.Partial;
import org.ventanilla.screening.list.DateExpression.Span;
import org.ventanilla.screening.list.ListedEntity.Address;
import org.ventanilla.screening.list.ListedEntity.Identifier;
import org.ventanilla.screening.list.ListedEntity.Kind;
import org.ventanilla.screening.list.ListedEntity.Name;
import org.ventanilla.screening.list.ListedEntity.NameKind;
import org.ventanilla.screening.list.ReadReport.Reason;

/// The consolidated list of the United Nations Security Council in XML. The id is the list's
/// `DATAID`; the permanent reference, such as `CDi.001`, is the detail `reference`. Names come in
/// the order the list has them, for it does not say which are family names.
///
/// Source: the list's schema, `sc-sanctions.xsd`.
final class UnFile {
  private static final Set<String> ENTRIES = Set.of("INDIVIDUAL", "ENTITY");
  private static final List<String> NAME_PARTS =
      List.of("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME");
  private static final Set<String> KNOWN =
      Set.of(
          "DATAID",
          "VERSIONNUM",
          "FIRST_NAME",
          "SECOND_NAME",
          "THIRD_NAME",
          "FOURTH_NAME",
          "UN_LIST_TYPE",
          "REFERENCE_NUMBER",
          "LISTED_ON",
          "GENDER",
          "COMMENTS1",
          "NATIONALITY",
          "LIST_TYPE",
          "LAST_DAY_UPDATED",
          "NAME_ORIGINAL_SCRIPT",
          "DESIGNATION",
          "TITLE",
          "SORT_KEY",
          "SORT_KEY_LAST_MOD");

  private final Path path;

  UnFile(Path path) {
    this.path = path;
  }

  ReadReport read(Consumer<ListedEntity> sink) throws IOException {
    ReadCounts counts = new ReadCounts();
    String file = String.valueOf(path.getFileName());
    Set<String> ids = new HashSet<>();
    try (XmlEntries entries = new XmlEntries(file, Files.newInputStream(path), counts)) {
      XmlNode entry = entries.next(ENTRIES);
      entries.requireRoot("CONSOLIDATED_LIST");
      SourceDates.first(entries.rootAttribute("dateGenerated"))
          .or(() -> SourceDates.ofName(path))
          .ifPresent(counts::sourceDate);
      while (entry != null) {
        Reason reason = use(entry, ids, sink);
        if (reason == null) {
          counts.entity();
          counts.used(file);
        } else {
          counts.skip(file, entries.line(), reason);
        }
        entry = entries.next(ENTRIES);
      }
    }
    return counts.report();
  }

  private static @Nullable Reason use(XmlNode entry, Set<String> ids, Consumer<ListedEntity> sink) {
    String id = entry.text("DATAID");
    if (id.isBlank()) {
      return Reason.NO_ID;
    }
    Kind kind = entry.name().equals("INDIVIDUAL") ? Kind.PERSON : Kind.ORGANISATION;
    EntityDraft draft = new EntityDraft(id, kind);
    names(entry, draft);
    if (draft.names.isEmpty()) {
      return Reason.NO_NAME;
    }
    if (!ids.add(id)) {
      return Reason.DUPLICATE_ID;
    }
    statements(entry, draft);
    for (XmlNode child : entry.children()) {
      switch (child.name()) {
        case "INDIVIDUAL_ADDRESS", "ENTITY_ADDRESS" -> address(child, draft);
        case "INDIVIDUAL_DATE_OF_BIRTH" -> birthDate(child, draft);
        case "INDIVIDUAL_PLACE_OF_BIRTH" -> birthPlace(child, draft);
        case "INDIVIDUAL_DOCUMENT" -> document(child, draft);
        default -> other(child, draft);
      }
    }
    sink.accept(draft.entity());
    return null;
  }

  private static void names(XmlNode entry, EntityDraft draft) {
    name(draft, NameKind.PRIMARY, joined(entry, NAME_PARTS, " "));
    name(draft, NameKind.ALIAS, entry.text("NAME_ORIGINAL_SCRIPT"));
    for (XmlNode alias : entry.children()) {
      if (!alias.name().endsWith("_ALIAS")) {
        continue;
      }
      NameKind kind =
          switch (alias.text("QUALITY").toLowerCase(Locale.ROOT)) {
            case "low" -> NameKind.WEAK_ALIAS;
            case "f.k.a." -> NameKind.FORMER;
            default -> NameKind.ALIAS;
          };
      name(draft, kind, alias.text("ALIAS_NAME"));
      draft.detail("aliasNote", alias.text("NOTE"));
      String born = alias.text("DATE_OF_BIRTH");
      if (!born.isEmpty() && !FreeDates.read(born, draft)) {
        draft.detail("aliasBirthDate", born);
      }
      String place = joined(alias, List.of("CITY_OF_BIRTH", "COUNTRY_OF_BIRTH"), ", ");
      if (!place.isEmpty()) {
        draft.birthPlaces.add(place);
      }
    }
  }

  private static void name(EntityDraft draft, NameKind kind, String text) {
    if (!text.isBlank()) {
      draft.names.add(new Name(draft.names.isEmpty() ? NameKind.PRIMARY : kind, text.strip()));
    }
  }

  private static void statements(XmlNode entry, EntityDraft draft) {
    if (!entry.text("UN_LIST_TYPE").isEmpty()) {
      draft.programs.add(entry.text("UN_LIST_TYPE"));
    }
    draft.detail("reference", entry.text("REFERENCE_NUMBER"));
    draft.detail("listedOn", entry.text("LISTED_ON"));
    values(entry, "TITLE").forEach(title -> draft.detail("title", title));
    values(entry, "DESIGNATION").forEach(office -> draft.detail("position", office));
    draft.nationalities.addAll(values(entry, "NATIONALITY"));
    String gender = entry.text("GENDER").toLowerCase(Locale.ROOT);
    if (gender.equals("male") || gender.equals("female")) {
      draft.gender = Optional.of(gender);
    }
    draft.remarks = entry.text("COMMENTS1");
  }

  private static List<String> values(XmlNode entry, String name) {
    return entry.all(name).stream()
        .flatMap(node -> node.all("VALUE").stream())
        .map(XmlNode::text)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static void address(XmlNode node, EntityDraft draft) {
    Address address =
        new Address(
            node.text("STREET"),
            joined(node, List.of("CITY", "STATE_PROVINCE", "ZIP_CODE"), ", "),
            node.text("COUNTRY"),
            node.text("NOTE"));
    if (!address.line().isEmpty() || !address.note().isEmpty()) {
      draft.addresses.add(address);
    }
  }

  private static void birthPlace(XmlNode node, EntityDraft draft) {
    String place = joined(node, List.of("STREET", "CITY", "STATE_PROVINCE", "COUNTRY"), ", ");
    if (!place.isEmpty()) {
      draft.birthPlaces.add(place);
    }
    draft.detail("birthPlaceNote", node.text("NOTE"));
  }

  private static void birthDate(XmlNode node, EntityDraft draft) {
    boolean circa = node.text("TYPE_OF_DATE").equalsIgnoreCase("APPROXIMATELY");
    Optional<Partial> from = date(node, "DATE", "FROM_YEAR", "YEAR");
    Optional<Partial> to = date(node, "DATE", "TO_YEAR", "YEAR");
    draft.detail("birthDateNote", node.text("NOTE"));
    if (from.isPresent() && to.isPresent() && !to.get().last().isBefore(from.get().first())) {
      draft.birthDates.add(DateExpression.of(new Span(from.get(), to.get(), circa)));
    } else {
      String stated = joined(node, List.of("DATE", "FROM_YEAR", "TO_YEAR", "YEAR"), " ");
      draft.detail("birthDate", stated);
    }
  }

  private static Optional<Partial> date(XmlNode node, String... names) {
    for (String name : names) {
      String text = node.text(name);
      if (!text.isEmpty()) {
        return Partial.parse(text.length() > 10 ? text.substring(0, 10) : text);
      }
    }
    return Optional.empty();
  }

  private static void document(XmlNode node, EntityDraft draft) {
    String number = node.text("NUMBER");
    String type = joined(node, List.of("TYPE_OF_DOCUMENT", "TYPE_OF_DOCUMENT2"), " ");
    String note =
        joined(node, List.of("TYPE_OF_DOCUMENT2", "DATE_OF_ISSUE", "CITY_OF_ISSUE", "NOTE"), "; ");
    if (number.isBlank()) {
      draft.detail("documentNote", joined(List.of(type, note)));
      return;
    }
    String country =
        node.text("ISSUING_COUNTRY").isEmpty()
            ? node.text("COUNTRY_OF_ISSUE")
            : node.text("ISSUING_COUNTRY");
    draft.identifiers.add(
        new Identifier(
            IdentifierWords.of(type),
            number,
            Optional.of(country).filter(text -> !text.isEmpty()),
            note));
  }

  /// An element the schema had not when this was written is kept as a detail.
  private static void other(XmlNode node, EntityDraft draft) {
    if (!KNOWN.contains(node.name()) && !node.name().endsWith("_ALIAS")) {
      List<String> texts = new ArrayList<>(List.of(node.text()));
      node.children().forEach(child -> texts.add(child.text()));
      draft.detail(node.name().toLowerCase(Locale.ROOT), joined(texts));
    }
  }

  private static String joined(List<String> texts) {
    return String.join("; ", texts.stream().filter(text -> !text.isBlank()).toList());
  }

  private static String joined(XmlNode node, List<String> names, String separator) {
    return String.join(
        separator, names.stream().map(node::text).filter(text -> !text.isBlank()).toList());
  }
}
