package org.ventanilla.window.agreement;

import java.util.List;

/// A kind of request and what may be asked with it. Lists hold codes of the vocabulary.
public record Kind(
    String id,
    Label names,
    List<String> subjectTypes,
    int maxSubjects,
    List<String> purposes,
    List<String> categories,
    List<String> urgencies,
    Decider decider) {
  /// No agreement may allow more subjects in one request.
  static final int MOST_SUBJECTS = 100;

  /// Who proposes the decision on each field.
  public enum Decider {
    /// The written policy alone; people only where it asks for their approval.
    POLICY,
    /// An officer of the desk, within what the policy allows.
    OFFICER
  }

  public Kind {
    subjectTypes = List.copyOf(subjectTypes);
    purposes = List.copyOf(purposes);
    categories = List.copyOf(categories);
    urgencies = List.copyOf(urgencies);
  }
}
