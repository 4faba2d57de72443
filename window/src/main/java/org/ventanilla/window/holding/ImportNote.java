package org.ventanilla.window.holding;

/// What a holder has to know of an import that was taken: under this agreement its records are not
/// used as whoever imports them may expect.
public enum ImportNote {
  /// The agency answers through its officers, who are not asked where a record fits.
  OFFICERS_NOT_ASKED(
      "officers-not-asked",
      "The agreement has this agency answer through its officers. Where records here fit they are"
          + " the answer and no officer is asked; only where none fits, or more than fifty do. Delete"
          + " the source if officers are to see every inquiry."),
  /// No route of the agreement leads to the agency.
  NOT_ROUTED(
      "not-routed",
      "No route of the agreement in force leads to this agency, so that nobody is answered from"
          + " these records. Have a version of the agreement route requests to it.");

  private final String code;
  private final String message;

  ImportNote(String code, String message) {
    this.code = code;
    this.message = message;
  }

  /// Stable.
  public String code() {
    return code;
  }

  /// What it means and how to mend it.
  public String message() {
    return message;
  }
}
