package org.ventanilla.policy;

/// How much of the reasons for a decision the policy lets the requester see. From least to most;
/// each includes those before it.
public enum Openness {
  /// Nothing but what leaves.
  NOTHING("nothing"),
  /// The ground of a refusal.
  GROUND("ground"),
  /// The sentence for the requester, which names no rule.
  SENTENCE("sentence"),
  /// The ids of the rules that matched.
  RULES("rules");

  private final String key;

  Openness(String key) {
    this.key = key;
  }

  /// As the policy writes it.
  public String key() {
    return key;
  }

  /// Whether this includes `other`.
  public boolean includes(Openness other) {
    return compareTo(other) >= 0;
  }

  Openness strictest(Openness other) {
    return includes(other) ? other : this;
  }
}
