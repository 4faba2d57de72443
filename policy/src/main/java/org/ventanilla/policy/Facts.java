package org.ventanilla.policy;

import java.util.Optional;

/// All a rule may know when it looks at one field.
record Facts(RequestFacts request, RecordFacts record, FieldFacts field) {
  /// The value of an attribute, or of the question whether it is known.
  Optional<Object> find(String name) {
    if (name.startsWith(Attribute.KNOWN)) {
      return Attribute.named(name.substring(Attribute.KNOWN.length()))
          .map(attribute -> attribute.of(this) != null);
    }
    return Attribute.named(name).flatMap(attribute -> Optional.ofNullable(attribute.of(this)));
  }
}
