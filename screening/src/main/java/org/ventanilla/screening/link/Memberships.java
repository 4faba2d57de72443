package org.ventanilla.screening.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ventanilla.screening.link.LinkGraph.Membership;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.list.ListedEntity.Address;
import org.ventanilla.screening.list.ListedEntity.Identifier;
import org.ventanilla.screening.list.Relation;
import org.ventanilla.screening.list.RelationType;
import org.ventanilla.screening.person.Fact;

/// The values that entities and persons have and may share.
final class Memberships {
  private static final int NOBODY = -1;

  private Memberships() {}

  /// What an entity has.
  static List<Membership> of(int number, ListedEntity entity) {
    List<Membership> found = new ArrayList<>(4);
    for (Address address : entity.addresses()) {
      address(number, address).ifPresent(found::add);
    }
    for (Identifier identifier : entity.identifiers()) {
      identifier(number, identifier).ifPresent(found::add);
    }
    for (Relation relation : entity.relations()) {
      if (relation.type() == RelationType.EMPLOYMENT
          && relation.target() instanceof Relation.ByName(String name)) {
        value(number, StepKind.EMPLOYMENT, LinkKeys.name(name), name).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<Membership> identifier(int number, Identifier identifier) {
    String value = identifier.value();
    return switch (identifier.type()) {
      case PHONE -> value(number, StepKind.PHONE, LinkKeys.phone(value), value);
      case EMAIL -> value(number, StepKind.EMAIL, LinkKeys.email(value), value);
      case IMO, MMSI, AIRCRAFT_TAIL, AIRCRAFT_SERIAL, TRANSPONDER ->
          value(number, StepKind.VEHICLE, LinkKeys.vehicle(value), value);
      case BANK, CALL_SIGN -> Optional.empty();
      default -> value(number, StepKind.DOCUMENT, LinkKeys.document(value), value);
    };
  }

  /// What a person declared; nothing of a name, which the lists are searched for.
  static Optional<Membership> of(Fact fact) {
    String value = fact.value();
    return switch (fact.kind()) {
      case ADDRESS -> address(NOBODY, new Address(value, "", fact.country(), ""));
      case PHONE -> value(NOBODY, StepKind.PHONE, LinkKeys.phone(value), value);
      case EMAIL -> value(NOBODY, StepKind.EMAIL, LinkKeys.email(value), value);
      case DOCUMENT -> value(NOBODY, StepKind.DOCUMENT, LinkKeys.document(value), value);
      case VEHICLE -> value(NOBODY, StepKind.VEHICLE, LinkKeys.vehicle(value), value);
      case EMPLOYER -> value(NOBODY, StepKind.EMPLOYMENT, LinkKeys.name(value), value);
      case RELATIVE, NAME -> Optional.empty();
    };
  }

  private static Optional<Membership> address(int number, Address address) {
    return AddressKey.of(address.street(), address.city(), address.country())
        .map(key ->
            new Membership(
                number,
                StepKind.ADDRESS,
                StepKind.ADDRESS + " " + key.street(),
                address.line(),
                Optional.of(key)));
  }

  private static Optional<Membership> value(
      int number, StepKind kind, Optional<String> key, String text) {
    return key.map(
        value -> new Membership(number, kind, kind + " " + value, text, Optional.empty()));
  }
}
