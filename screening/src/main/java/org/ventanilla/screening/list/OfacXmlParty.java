package org.ventanilla.screening.list;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ventanilla.screening.list.ListedEntity.Address;
import org.ventanilla.screening.list.ListedEntity.Identifier;
import org.ventanilla.screening.list.ListedEntity.Kind;
import org.ventanilla.screening.list.ListedEntity.Name;
import org.ventanilla.screening.list.ListedEntity.NameKind;

/// One `DistinctParty` of OFAC's advanced XML.
final class OfacXmlParty {
  private static final List<String> FAMILY_PARTS =
      List.of("last name", "maiden name", "matronymic");
  private static final List<String> GIVEN_PARTS =
      List.of("first name", "middle name", "nickname", "patronymic");

  private final OfacXmlReferences references;

  OfacXmlParty(OfacXmlReferences references) {
    this.references = references;
  }

  EntityDraft draft(String id, XmlNode party) {
    List<XmlNode> profiles = party.all("Profile");
    String kind =
        profiles.isEmpty() ? "" : references.party(profiles.getFirst().attribute("PartySubTypeID"));
    EntityDraft draft = new EntityDraft(id, kind(kind));
    for (XmlNode profile : profiles) {
      for (boolean primary : new boolean[] {true, false}) {
        profile.all("Identity").stream()
            .filter(identity -> primary == identity.attribute("Primary").equals("true"))
            .forEach(identity -> identity(identity, draft));
      }
      profile.all("Feature").forEach(feature -> feature(feature, draft));
      String number = profile.attribute("ID");
      references.programs(number).forEach(program -> program(draft, program.text()));
      for (OfacXmlReferences.Statement related : references.relations(number)) {
        if (!related.other().isEmpty()) {
          draft.relations.add(
              new Relation(
                  relationType(related.text()),
                  new Relation.ById(related.other()),
                  related.text()));
        }
      }
      draft.remarks = String.join("; ", nonEmpty(draft.remarks, profile.text("Comment")));
    }
    draft.remarks = String.join("; ", nonEmpty(draft.remarks, party.text("Comment")));
    return draft;
  }

  private static List<String> nonEmpty(String... texts) {
    return List.of(texts).stream().filter(text -> !text.isEmpty()).toList();
  }

  private static void program(EntityDraft draft, String program) {
    if (!draft.programs.contains(program)) {
      draft.programs.add(program);
    }
  }

  private static Kind kind(String words) {
    String text = words.toLowerCase(Locale.ROOT);
    if (text.contains("individual")) {
      return Kind.PERSON;
    }
    if (text.contains("vessel")) {
      return Kind.VESSEL;
    }
    return text.contains("aircraft") ? Kind.AIRCRAFT : Kind.ORGANISATION;
  }

  private static RelationType relationType(String words) {
    String text = words.toLowerCase(Locale.ROOT);
    if (text.contains("family") || text.contains("spouse")) {
      return RelationType.FAMILY;
    }
    if (text.contains("own")) {
      return RelationType.OWNERSHIP;
    }
    if (text.contains("leader") || text.contains("official") || text.contains("director")) {
      return RelationType.DIRECTORSHIP;
    }
    if (text.contains("acting for") || text.contains("support")) {
      return RelationType.REPRESENTATION;
    }
    return text.contains("associate") ? RelationType.ASSOCIATE : RelationType.LINKED;
  }

  private void identity(XmlNode identity, EntityDraft draft) {
    Map<String, String> parts = new HashMap<>();
    identity.all("NamePartGroups").stream()
        .flatMap(groups -> groups.all("MasterNamePartGroup").stream())
        .flatMap(master -> master.all("NamePartGroup").stream())
        .forEach(group ->
            parts.put(
                group.attribute("ID"),
                references
                    .of("NamePartType", group.attribute("NamePartTypeID"))
                    .toLowerCase(Locale.ROOT)));
    for (boolean primary : new boolean[] {true, false}) {
      identity.all("Alias").stream()
          .filter(alias -> primary == alias.attribute("Primary").equals("true"))
          .forEach(alias -> alias(alias, parts, draft));
    }
    draft.identifiers.addAll(references.documents(identity.attribute("ID")));
  }

  private void alias(XmlNode alias, Map<String, String> parts, EntityDraft draft) {
    boolean former =
        references
            .of("AliasType", alias.attribute("AliasTypeID"))
            .toLowerCase(Locale.ROOT)
            .startsWith("f.k.a");
    NameKind kind =
        alias.attribute("LowQuality").equals("true")
            ? NameKind.WEAK_ALIAS
            : former ? NameKind.FORMER : NameKind.ALIAS;
    for (XmlNode documented : alias.all("DocumentedName")) {
      String text = name(documented, parts);
      if (!text.isEmpty()) {
        draft.names.add(new Name(draft.names.isEmpty() ? NameKind.PRIMARY : kind, text));
      }
    }
  }

  private static String name(XmlNode documented, Map<String, String> parts) {
    List<String> family = new ArrayList<>();
    List<String> given = new ArrayList<>();
    List<String> whole = new ArrayList<>();
    for (XmlNode part : documented.all("DocumentedNamePart")) {
      for (XmlNode value : part.all("NamePartValue")) {
        String type = parts.getOrDefault(value.attribute("NamePartGroupID"), "");
        List<String> into =
            FAMILY_PARTS.contains(type) ? family : GIVEN_PARTS.contains(type) ? given : whole;
        if (!value.text().isEmpty()) {
          into.add(value.text());
        }
      }
    }
    if (family.isEmpty() || given.isEmpty()) {
      family.addAll(given);
      family.addAll(whole);
      return String.join(" ", family);
    }
    given.addAll(whole);
    return String.join(" ", family) + ", " + String.join(" ", given);
  }

  private void feature(XmlNode feature, EntityDraft draft) {
    String type = references.feature(feature.attribute("FeatureTypeID"));
    for (XmlNode version : feature.all("FeatureVersion")) {
      List<String> texts = new ArrayList<>();
      for (XmlNode detail : version.all("VersionDetail")) {
        String stated = references.of("DetailReference", detail.attribute("DetailReferenceID"));
        nonEmpty(stated, detail.text()).forEach(texts::add);
      }
      List<Address> places = new ArrayList<>();
      for (XmlNode place : version.all("VersionLocation")) {
        references.location(place.attribute("LocationID")).ifPresent(places::add);
      }
      state(draft, type, version, texts, places);
    }
  }

  private void state(
      EntityDraft draft, String type, XmlNode version, List<String> texts, List<Address> places) {
    Optional<DateExpression> date = OfacXmlDates.read(version);
    String comment = version.text("Comment");
    List<String> lines = places.stream().map(Address::line).toList();
    switch (type.toLowerCase(Locale.ROOT)) {
      case "birthdate" -> date.ifPresent(draft.birthDates::add);
      case "place of birth" -> {
        draft.birthPlaces.addAll(lines);
        draft.birthPlaces.addAll(texts);
      }
      case "nationality country" -> draft.nationalities.addAll(lines);
      case "citizenship country" -> draft.citizenships.addAll(lines);
      case "location" -> draft.addresses.addAll(places);
      case "gender" -> {
        String gender = texts.isEmpty() ? "" : texts.getFirst().toLowerCase(Locale.ROOT);
        if (gender.equals("male") || gender.equals("female")) {
          draft.gender = Optional.of(gender);
        }
      }
      default -> other(draft, type, joined(texts, date.map(DateExpression::toString), lines));
    }
    draft.detail("note", comment);
  }

  private static String joined(List<String> texts, Optional<String> date, List<String> lines) {
    List<String> all = new ArrayList<>(texts);
    date.ifPresent(all::add);
    all.addAll(lines);
    return String.join(" ", all);
  }

  /// Any other feature has the name it has in the remarks of the legacy files, or is kept under its
  /// own.
  private static void other(EntityDraft draft, String type, String value) {
    if (value.isEmpty()) {
      return;
    }
    switch (type.toLowerCase(Locale.ROOT)) {
      case "title" -> draft.detail("title", value);
      case "vessel call sign" -> number(draft, IdentifierType.CALL_SIGN, value);
      case "vessel type" -> draft.detail("vesselType", value);
      case "vessel flag" -> draft.detail("flag", value);
      case "vessel owner" -> {
        draft.detail("owner", value);
        draft.link(RelationType.OPERATION, value, "owner");
      }
      case "vessel tonnage" -> draft.detail("tonnage", value);
      case "vessel gross registered tonnage" -> draft.detail("grossTonnage", value);
      default -> {
        EntityDraft understood = new EntityDraft(draft.id, draft.kind);
        Remarks.read(type + " " + value.replace(';', ','), understood);
        if (understood.remarks.isEmpty()) {
          draft.take(understood);
        } else {
          draft.detail(type.isEmpty() ? "feature" : type, value);
        }
      }
    }
  }

  private static void number(EntityDraft draft, IdentifierType type, String value) {
    draft.identifiers.add(new Identifier(type, value, Optional.empty(), ""));
  }
}
