package org.ventanilla.policy;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// The attributes a rule's scope can name. A field's value for each is always known.
enum Dimension {
  TO("to", Attribute.REQUEST_TO),
  FROM("from", Attribute.REQUEST_FROM),
  KIND("kind", Attribute.REQUEST_KIND),
  AGENCY("agency", Attribute.REQUEST_AGENCY),
  PURPOSE("purpose", Attribute.REQUEST_PURPOSE),
  URGENCY("urgency", Attribute.REQUEST_URGENCY),
  CATEGORY("category", Attribute.FIELD_CATEGORY),
  HOLDER("holder", Attribute.RECORD_HOLDER),
  FIELD("field", Attribute.FIELD_PATH);

  private static final Map<Attribute, Dimension> BY_ATTRIBUTE = new EnumMap<>(Attribute.class);

  static {
    Arrays.stream(values()).forEach(dimension -> BY_ATTRIBUTE.put(dimension.attribute, dimension));
  }

  private final String key;
  private final Attribute attribute;

  Dimension(String key, Attribute attribute) {
    this.key = key;
    this.attribute = attribute;
  }

  String key() {
    return key;
  }

  /// The attribute a condition reads the same under.
  Attribute attribute() {
    return attribute;
  }

  /// The dimension whose value an attribute is, if it is that of any.
  static Optional<Dimension> reading(Attribute attribute) {
    return Optional.ofNullable(BY_ATTRIBUTE.get(attribute));
  }

  Domain domain() {
    return attribute.domain();
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
