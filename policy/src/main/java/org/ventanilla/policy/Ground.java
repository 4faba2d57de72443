package org.ventanilla.policy;

/// Why something is refused. The codes are those of `docs/vocabulary.md`; they are stable and are
/// shown to the other party.
public enum Ground {
  NOT_AVAILABLE("not available", "no disponible"),
  REQUEST_NONCOMPLIANT(
      "the request does not comply with the agreement", "la solicitud no cumple con el convenio"),
  JUDICIAL_DENIED("a court has not authorised it", "un tribunal no lo autorizó"),
  DATA_CATEGORY(
      "this category of information is not given", "esta categoría de información no se entrega"),
  INACCURATE("the information is inaccurate", "la información es inexacta"),
  NATIONAL_SECURITY("national security", "seguridad nacional"),
  ONGOING_INVESTIGATION_OR_SAFETY(
      "an ongoing investigation or a person's safety",
      "una investigación en curso o la seguridad de una persona"),
  LEGAL_PERSON_INTEREST("the interests of a legal person", "los intereses de una persona jurídica"),
  MINOR_OFFENCE("the offence is minor", "el delito es menor"),
  NOT_AN_OFFENCE("the act is no offence here", "el hecho no es delito aquí"),
  THIRD_PARTY_CONSENT(
      "the originator has not consented", "quien originó la información no ha consentido"),
  /// A fault made the window fail closed. Not for rules: only the engine gives it.
  POLICY_ERROR("the window could not decide safely", "la ventanilla no pudo decidir con seguridad");

  private final String english;
  private final String spanish;

  Ground(String english, String spanish) {
    this.english = english;
    this.spanish = spanish;
  }

  /// How the ground is shown to people.
  public Sentence label() {
    return new Sentence(english, spanish);
  }
}
