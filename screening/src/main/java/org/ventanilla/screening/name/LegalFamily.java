package org.ventanilla.screening.name;

/// Families of legal forms. Forms of one family are each other's translations; forms of two are
/// other companies.
enum LegalFamily {
  /// Says only that it is a company.
  ANY(0),
  /// Shares, as a rule traded: AG, S.A., PLC, ОАО.
  STOCK(1),
  /// Members' liability is limited: GmbH, S. de R.L., ООО, LLC.
  LIMITED(2),
  /// A partnership.
  PARTNERSHIP(3),
  /// An association, a foundation, a charity.
  NON_PROFIT(4),
  /// Owned by a state.
  STATE(5),
  /// A cooperative.
  COOPERATIVE(6),
  /// One person's business.
  SOLE(7);

  private final int position;

  LegalFamily(int position) {
    this.position = position;
  }

  int bit() {
    return 1 << position;
  }
}
