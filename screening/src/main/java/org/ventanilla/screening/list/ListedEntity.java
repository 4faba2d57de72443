package org.ventanilla.screening.list;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One entry of a list, as the list states it. Nothing is normalised here except the shape.
///
/// @param id the source's own id
/// @param kind what is listed
/// @param names at least one; the primary name is the first
/// @param programs the sanction programmes, in the list's order
/// @param birthDates each as stated; several mean any of them
/// @param birthPlaces as stated
/// @param nationalities country names as stated
/// @param citizenships country names as stated
/// @param identifiers documents, registrations, and whatever else identifies
/// @param gender `male` or `female`, if stated
/// @param addresses as stated
/// @param relations what the list says of this entry and another; stated on one of the two
/// @param details what else the source has in a column of its own, such as `title` or `flag`;
///   several values of one key are joined by `; `
/// @param remarks what was not understood as any of the above, so that nothing is lost
public record ListedEntity(
    String id,
    Kind kind,
    List<Name> names,
    List<String> programs,
    List<DateExpression> birthDates,
    List<String> birthPlaces,
    List<String> nationalities,
    List<String> citizenships,
    List<Identifier> identifiers,
    Optional<String> gender,
    List<Address> addresses,
    List<Relation> relations,
    SortedMap<String, String> details,
    String remarks) {

  /// Copies and checks.
  public ListedEntity {
    names = List.copyOf(names);
    programs = List.copyOf(programs);
    birthDates = List.copyOf(birthDates);
    birthPlaces = List.copyOf(birthPlaces);
    nationalities = List.copyOf(nationalities);
    citizenships = List.copyOf(citizenships);
    identifiers = List.copyOf(identifiers);
    addresses = List.copyOf(addresses);
    relations = List.copyOf(relations);
    details =
        details.isEmpty()
            ? Collections.emptySortedMap()
            : Collections.unmodifiableSortedMap(new TreeMap<>(details));
    if (id.isBlank() || names.isEmpty()) {
      throw new IllegalArgumentException("an entry has an id and a name");
    }
  }

  /// A builder for an entry, which fails like the constructor when it is not complete.
  public static Builder builder(String id, Kind kind) {
    return new Builder(id, kind);
  }

  /// Names of the entries this one is linked to, as stated.
  public List<String> linkedTo() {
    return relations.stream()
        .filter(relation -> relation.type() == RelationType.LINKED)
        .map(Relation::target)
        .filter(Relation.ByName.class::isInstance)
        .map(target -> ((Relation.ByName) target).name())
        .toList();
  }

  /// Telephone numbers as stated.
  public List<String> phones() {
    return values(IdentifierType.PHONE);
  }

  /// Electronic mail addresses as stated.
  public List<String> emails() {
    return values(IdentifierType.EMAIL);
  }

  private List<String> values(IdentifierType type) {
    return identifiers.stream().filter(i -> i.type() == type).map(Identifier::value).toList();
  }

  /// What is listed.
  public enum Kind {
    /// A natural person.
    PERSON,
    /// A company, a group, a body.
    ORGANISATION,
    /// A ship.
    VESSEL,
    /// An aircraft.
    AIRCRAFT,
    /// A person or an organisation; the list does not say which.
    UNKNOWN,
    /// Neither of these, such as a wallet, a vehicle or a security.
    OTHER
  }

  /// A name.
  ///
  /// @param kind how strong it is
  /// @param text as the list has it; a person's as `FAMILY NAMES, Given Names`
  public record Name(NameKind kind, String text) {
    /// Checks.
    public Name {
      if (text.isBlank()) {
        throw new IllegalArgumentException("a name has text");
      }
    }

    /// The script of its first letter; `COMMON` when it has none.
    public Character.UnicodeScript script() {
      return text.codePoints()
          .filter(Character::isLetter)
          .mapToObj(Character.UnicodeScript::of)
          .findFirst()
          .orElse(Character.UnicodeScript.COMMON);
    }
  }

  /// How strong a name is.
  public enum NameKind {
    /// The name the entry stands under.
    PRIMARY,
    /// Also known as, or now known as.
    ALIAS,
    /// A name the list calls weak: broad or little used, it needs other evidence beside it.
    WEAK_ALIAS,
    /// Formerly known as.
    FORMER
  }

  /// A document or number.
  ///
  /// @param type what it is
  /// @param value as stated
  /// @param country country name as stated, if stated
  /// @param note what the list adds, such as when it was issued; empty if nothing
  public record Identifier(
      IdentifierType type, String value, Optional<String> country, String note) {
    /// Checks.
    public Identifier {
      if (value.isBlank()) {
        throw new IllegalArgumentException("an identifier has a value");
      }
    }
  }

  /// An address; parts the list does not state are empty.
  ///
  /// @param street street and number
  /// @param city city, province, postal code
  /// @param country country name
  /// @param note what the list adds
  public record Address(String street, String city, String country, String note) {
    /// In one line, without the note.
    public String line() {
      return String.join(
          ", ", List.of(street, city, country).stream().filter(s -> !s.isEmpty()).toList());
    }
  }

  /// Puts an entry together. Not for more than one thread.
  public static final class Builder {
    private final EntityDraft draft;

    private Builder(String id, Kind kind) {
      this.draft = new EntityDraft(id, kind);
    }

    /// Adds a name; the first should be the primary one.
    public Builder name(NameKind kind, String text) {
      draft.names.add(new Name(kind, text));
      return this;
    }

    /// Adds a birth date in the form of [DateExpression].
    ///
    /// @throws IllegalArgumentException when it is none
    public Builder birthDate(String text) {
      draft.birthDates.add(
          DateExpression.parse(text)
              .orElseThrow(() -> new IllegalArgumentException("no date: " + text)));
      return this;
    }

    /// Adds a place of birth.
    public Builder birthPlace(String place) {
      draft.birthPlaces.add(place);
      return this;
    }

    /// Adds a nationality.
    public Builder nationality(String country) {
      draft.nationalities.add(country);
      return this;
    }

    /// Adds a citizenship.
    public Builder citizenship(String country) {
      draft.citizenships.add(country);
      return this;
    }

    /// Sets the gender, `male` or `female`.
    public Builder gender(String gender) {
      draft.gender = Optional.of(gender);
      return this;
    }

    /// Adds a document or number without a country.
    public Builder identifier(IdentifierType type, String value) {
      return identifier(new Identifier(type, value, Optional.empty(), ""));
    }

    /// Adds a document or number.
    public Builder identifier(Identifier identifier) {
      draft.identifiers.add(identifier);
      return this;
    }

    /// Adds an address.
    public Builder address(String street, String city, String country) {
      draft.addresses.add(new Address(street, city, country, ""));
      return this;
    }

    /// Adds a relation.
    public Builder relation(Relation relation) {
      draft.relations.add(relation);
      return this;
    }

    /// Adds a programme.
    public Builder program(String program) {
      draft.programs.add(program);
      return this;
    }

    /// Sets a detail.
    public Builder detail(String key, String value) {
      draft.details.put(key, value);
      return this;
    }

    /// The entry.
    public ListedEntity build() {
      return draft.entity();
    }
  }
}
