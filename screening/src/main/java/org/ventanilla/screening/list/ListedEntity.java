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
/// @param linkedTo names of entries this one is linked to
/// @param details what else the source has in a column of its own, such as `title` or `flag`
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
    List<String> linkedTo,
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
    linkedTo = List.copyOf(linkedTo);
    details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
    if (id.isBlank() || names.isEmpty()) {
      throw new IllegalArgumentException("an entry has an id and a name");
    }
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
    AIRCRAFT
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
}
