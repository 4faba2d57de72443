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

  private static final int MOST_EDITS = 3;

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

  /// The attribute somebody probably meant: one of the same thing that differs in few letters.
  static Optional<Attribute> nearest(String misspelt) {
    return Spelling.nearest(misspelt, BY_NAME.keySet(), MOST_EDITS).flatMap(Attribute::named);
  }

  /// What people call it.
  Sentence words() {
    return switch (this) {
      case REQUEST_TO -> new Sentence("the government that asks", "el gobierno que pide");
      case REQUEST_FROM ->
          new Sentence("the government that is asked", "el gobierno al que se pide");
      case REQUEST_AGENCY -> new Sentence("the agency that asks", "la dependencia que pide");
      case REQUEST_KIND -> new Sentence("the kind of request", "el tipo de solicitud");
      case REQUEST_PURPOSE -> new Sentence("the purpose", "la finalidad");
      case REQUEST_URGENCY -> new Sentence("the urgency", "la urgencia");
      case REQUESTER_CLEARANCE ->
          new Sentence("the requester's clearance", "la habilitación del solicitante");
      case REQUESTER_ROLES ->
          new Sentence("the requester's roles", "las funciones del solicitante");
      case RECORD_HOLDER -> new Sentence("the holder", "el poseedor");
      case RECORD_CATEGORY -> new Sentence("the record's category", "la categoría del registro");
      case RECORD_CLASSIFICATION ->
          new Sentence("the record's classification", "la clasificación del registro");
      case RECORD_HANDLING ->
          new Sentence("the record's handling code", "el código de manejo del registro");
      case RECORD_SOURCE ->
          new Sentence("the evaluation of the source", "la evaluación de la fuente");
      case RECORD_INFORMATION ->
          new Sentence("the evaluation of the information", "la evaluación de la información");
      case RECORD_ORIGINATOR -> new Sentence("the originator", "quien originó la información");
      case RECORD_THIRD_PARTY ->
          new Sentence("its origin from a third party", "su procedencia de un tercero");
      case RECORD_CONSENT ->
          new Sentence("the originator's consent", "el consentimiento de quien la originó");
      case FIELD_PATH -> new Sentence("the field", "el campo");
      case FIELD_CATEGORY -> new Sentence("the field's category", "la categoría del campo");
    };
  }

  String variable() {
    return variable;
  }

  Domain domain() {
    return domain;
  }

  /// Whether its values are not declared, so that there is no end of them.
  boolean isFree() {
    return domain == Domain.FREE || domain == Domain.ROLES;
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
