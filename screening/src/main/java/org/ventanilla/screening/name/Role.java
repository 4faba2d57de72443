package org.ventanilla.screening.name;

/// What a token does in a name, as far as the name shows it.
public enum Role {
  /// A person's given name.
  GIVEN,
  /// A further given name.
  MIDDLE,
  /// The father's name as a name of its own: Viktorovich, bin Salman.
  PATRONYMIC,
  /// The family name; in Hispanic naming the father's.
  FAMILY,
  /// In Hispanic naming the mother's family name.
  MATERNAL,
  /// A word that joins or marks: de, la, bin, al, von, of, the.
  PARTICLE,
  /// Doctor, General, Mrs., Sheikh, Motor Vessel.
  TITLE,
  /// Junior, the third.
  SUFFIX,
  /// A legal form: S.A. de C.V., GmbH.
  LEGAL_FORM,
  /// A word many organisations share: trading, group, bank.
  GENERIC,
  /// A country or a place, in an organisation's name.
  PLACE,
  /// A number, also one written as a word or in Roman numerals.
  NUMBER,
  /// Any other word of a name.
  WORD;

  /// Whether the token is compared at all. The others decide between equals only.
  boolean counts() {
    return this != PARTICLE && this != TITLE && this != SUFFIX && this != LEGAL_FORM;
  }
}
