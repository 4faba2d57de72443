package org.ventanilla.window.agreement;

import java.util.Set;

/// An authority of one party: what it may see at most (`clearance`, a classification), where it
/// acts (`territory`, ISO 3166), the kinds of request it may file, how it answers, and whether it
/// is the desk that decides for its party.
public record Agency(
    String id,
    String party,
    Label names,
    String clearance,
    String territory,
    Set<String> files,
    Answers answers,
    boolean desk) {
  public Agency {
    files = Set.copyOf(files);
  }

  /// Whether it can be asked for information.
  public boolean holds() {
    return answers != Answers.NOTHING;
  }
}
