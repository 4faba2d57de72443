package org.ventanilla.policy;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The attributes a condition can read, with their types. Each is a variable of its own whose name
/// has a dot in it, which lets CEL check every name when the policy is loaded.
enum Attribute {
  REQUEST_TO("request.to", Domain.GOVERNMENT),
  REQUEST_FROM("request.from", Domain.GOVERNMENT),
  REQUEST_AGENCY("request.agency", Domain.AGENCY),
  REQUEST_KIND("request.kind", Domain.KIND),
  REQUEST_PURPOSE("request.purpose", Domain.PURPOSE),
  REQUEST_URGENCY("request.urgency", Domain.URGENCY),
  REQUESTER_CLEARANCE("requester.clearance", Domain.CLASSIFICATION),
  REQUESTER_ROLES("requester.roles", Domain.ROLES),
  RECORD_HOLDER("record.holder", Domain.HOLDER),
  RECORD_CATEGORY("record.category", Domain.CATEGORY),
  RECORD_CLASSIFICATION("record.classification", Domain.CLASSIFICATION),
  RECORD_HANDLING("record.handling", Domain.HANDLING),
  RECORD_SOURCE("record.source", Domain.SOURCE),
  RECORD_INFORMATION("record.information", Domain.INFORMATION),
  RECORD_ORIGINATOR("record.originator", Domain.FREE),
  RECORD_THIRD_PARTY("record.thirdParty", Domain.FLAG),
  RECORD_CONSENT("record.consent", Domain.FLAG),
  FIELD_PATH("field.path", Domain.FREE),
  FIELD_CATEGORY("field.category", Domain.CATEGORY);

  /// Before an attribute's name it makes the variable behind `has(…)`.
  static final String KNOWN = "known.";

  private static final Map<String, Attribute> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(a -> a.variable, Function.identity()));

  private final String variable;
  private final Domain domain;

  Attribute(String variable, Domain domain) {
    this.variable = variable;
    this.domain = domain;
  }

  static Optional<Attribute> named(String variable) {
    return Optional.ofNullable(BY_NAME.get(variable));
  }

  String variable() {
    return variable;
  }

  Domain domain() {
    return domain;
  }

  CelType type() {
    return switch (domain) {
      case FLAG -> SimpleType.BOOL;
      case ROLES -> ListType.create(SimpleType.STRING);
      case GOVERNMENT,
          AGENCY,
          KIND,
          PURPOSE,
          URGENCY,
          CATEGORY,
          HOLDER,
          CLASSIFICATION,
          HANDLING,
          SOURCE,
          INFORMATION,
          FREE ->
          SimpleType.STRING;
    };
  }

  /// The attribute's value; `null` when it is not known.
  @Nullable Object of(Facts facts) {
    return switch (this) {
      case REQUEST_TO -> facts.request().to();
      case REQUEST_FROM -> facts.request().from();
      case REQUEST_AGENCY -> facts.request().agency();
      case REQUEST_KIND -> facts.request().kind();
      case REQUEST_PURPOSE -> facts.request().purpose();
      case REQUEST_URGENCY -> facts.request().urgency();
      case REQUESTER_CLEARANCE -> facts.request().clearance();
      case REQUESTER_ROLES -> facts.request().roles();
      case RECORD_HOLDER -> facts.record().holder();
      case RECORD_CATEGORY -> facts.record().category();
      case RECORD_CLASSIFICATION -> facts.record().classification();
      case RECORD_HANDLING -> facts.record().handling();
      case RECORD_SOURCE -> facts.record().source();
      case RECORD_INFORMATION -> facts.record().information();
      case RECORD_ORIGINATOR -> facts.record().originator();
      case RECORD_THIRD_PARTY -> facts.record().thirdParty();
      case RECORD_CONSENT -> facts.record().consent();
      case FIELD_PATH -> facts.field().path();
      case FIELD_CATEGORY -> facts.field().category();
    };
  }
}
