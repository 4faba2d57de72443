package org.ventanilla.screening.link;

import java.util.Locale;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.list.RelationType;

/// How one step of a path connects. The strength is how much of the connection survives the step,
/// before damping; they are judgements, kept in one place.
public enum StepKind {
  /// The person is the entry, as far as the match goes.
  IDENTITY(1.0),
  /// The person declared a relative who is the entry.
  RELATIVE(0.9),
  /// The person declared an employer that is the entry.
  EMPLOYER(0.8),
  /// The person declared another name, which is the entry's.
  NAME(0.9),
  /// Both have this document or number.
  DOCUMENT(0.95),
  /// Both have this vehicle.
  VEHICLE(0.9),
  /// Both have this electronic mail address.
  EMAIL(0.9),
  /// Both have this telephone number.
  PHONE(0.85),
  /// Both have this address.
  ADDRESS(0.75),
  /// The list links them without saying how.
  LINKED(0.85),
  /// One owns the other.
  OWNERSHIP(0.9),
  /// One directs the other.
  DIRECTORSHIP(0.9),
  /// One is a member of the other.
  MEMBERSHIP(0.8),
  /// One works for the other, or both for a third that is not listed.
  EMPLOYMENT(0.75),
  /// They are kin.
  FAMILY(0.9),
  /// One is the other's associate.
  ASSOCIATE(0.85),
  /// One acts for the other.
  REPRESENTATION(0.85),
  /// One came after the other.
  SUCCESSION(0.9),
  /// One operates the other.
  OPERATION(0.8);

  private final double strength;

  StepKind(double strength) {
    this.strength = strength;
  }

  /// The stable code, for example `ownership`.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// How much of the connection survives, above 0 and at most 1.
  public double strength() {
    return strength;
  }

  /// Whether what was declared may be an entry of this kind: a relative is a person, as far as the
  /// list says what an entry is, and nobody is employed by a ship.
  public boolean mayBe(ListedEntity.Kind kind) {
    return switch (this) {
      case RELATIVE -> kind == ListedEntity.Kind.PERSON || kind == ListedEntity.Kind.UNKNOWN;
      case EMPLOYER -> kind != ListedEntity.Kind.VESSEL && kind != ListedEntity.Kind.AIRCRAFT;
      default -> true;
    };
  }

  static StepKind of(RelationType type) {
    return valueOf(type.name());
  }
}
