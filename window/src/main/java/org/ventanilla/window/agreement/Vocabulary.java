package org.ventanilla.window.agreement;

import java.util.List;

/// The codes the agreement uses, each with its label. Classifications are in order, lowest first.
public record Vocabulary(
    List<Term> classifications,
    List<Term> categories,
    List<Term> purposes,
    List<Term> subjectTypes,
    List<Term> urgencyReasons,
    List<Term> grounds) {
  public Vocabulary {
    classifications = List.copyOf(classifications);
    categories = List.copyOf(categories);
    purposes = List.copyOf(purposes);
    subjectTypes = List.copyOf(subjectTypes);
    urgencyReasons = List.copyOf(urgencyReasons);
    grounds = List.copyOf(grounds);
  }

  /// The rank of a classification, 0 the lowest; −1 when the agreement does not know it.
  public int level(String classification) {
    for (int i = 0; i < classifications.size(); i++) {
      if (classifications.get(i).code().equals(classification)) {
        return i;
      }
    }
    return -1;
  }
}
