package org.ventanilla.policy;

import java.util.Optional;

/// The attributes a rule's scope can name. A field's value for each is always known.
enum Dimension {
  TO("to"),
  FROM("from"),
  KIND("kind"),
  AGENCY("agency"),
  PURPOSE("purpose"),
  URGENCY("urgency"),
  CATEGORY("category"),
  HOLDER("holder"),
  FIELD("field");

  private final String key;

  Dimension(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }

  /// The attribute a condition reads the same under.
  String attribute() {
    return switch (this) {
      case TO, FROM, KIND, AGENCY, PURPOSE, URGENCY -> "request." + key;
      case HOLDER -> "record." + key;
      case CATEGORY -> "field.category";
      case FIELD -> "field.path";
    };
  }

  /// The dimension whose value an attribute is, if it is that of any.
  static Optional<Dimension> reading(Attribute attribute) {
    return switch (attribute) {
      case REQUEST_TO -> Optional.of(TO);
      case REQUEST_FROM -> Optional.of(FROM);
      case REQUEST_KIND -> Optional.of(KIND);
      case REQUEST_AGENCY -> Optional.of(AGENCY);
      case REQUEST_PURPOSE -> Optional.of(PURPOSE);
      case REQUEST_URGENCY -> Optional.of(URGENCY);
      case RECORD_HOLDER -> Optional.of(HOLDER);
      case FIELD_CATEGORY -> Optional.of(CATEGORY);
      case FIELD_PATH -> Optional.of(FIELD);
      case REQUESTER_CLEARANCE,
          REQUESTER_ROLES,
          RECORD_CATEGORY,
          RECORD_CLASSIFICATION,
          RECORD_HANDLING,
          RECORD_SOURCE,
          RECORD_INFORMATION,
          RECORD_ORIGINATOR,
          RECORD_THIRD_PARTY,
          RECORD_CONSENT ->
          Optional.empty();
    };
  }

  Domain domain() {
    return switch (this) {
      case TO, FROM -> Domain.GOVERNMENT;
      case KIND -> Domain.KIND;
      case AGENCY -> Domain.AGENCY;
      case PURPOSE -> Domain.PURPOSE;
      case URGENCY -> Domain.URGENCY;
      case CATEGORY -> Domain.CATEGORY;
      case HOLDER -> Domain.HOLDER;
      case FIELD -> Domain.FREE;
    };
  }

  String of(Facts facts) {
    return switch (this) {
      case TO -> facts.request().to();
      case FROM -> facts.request().from();
      case KIND -> facts.request().kind();
      case AGENCY -> facts.request().agency();
      case PURPOSE -> facts.request().purpose();
      case URGENCY -> facts.request().urgency();
      case CATEGORY -> facts.field().category();
      case HOLDER -> facts.record().holder();
      case FIELD -> facts.field().path();
    };
  }
}
