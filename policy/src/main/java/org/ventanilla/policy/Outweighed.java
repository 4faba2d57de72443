package org.ventanilla.policy;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Forgets of the rules that apply together those that cannot matter, so that far fewer situations
/// are different. The first rule that denies decides. Whether it matters itself shows in what would
/// be decided without it: by the next one that denies, or where there is none by the others, which
/// make a difference only if it denies for the ground that having no rule denies for.
final class Outweighed {
  private final List<Subject> subjects;
  private final int sides;

  Outweighed(List<Subject> subjects, int sides) {
    this.subjects = subjects;
    this.sides = sides;
  }

  /// @param matched rules and invariants, by subject; invariants stay
  void forget(BitSet matched) {
    for (int side = 0; side < sides; side++) {
      int first = nextDenial(matched, side, 0);
      if (first < 0) {
        continue;
      }
      int second = nextDenial(matched, side, first + 1);
      if (second < 0 && ground(first) == Ground.DATA_CATEGORY) {
        continue;
      }
      for (int i = matched.nextSetBit(0); i >= 0; i = matched.nextSetBit(i + 1)) {
        Subject subject = subjects.get(i);
        if (subject.side() == side && !subject.isInvariant() && i != first && i != second) {
          matched.clear(i);
        }
      }
    }
  }

  private int nextDenial(BitSet matched, int side, int from) {
    for (int i = matched.nextSetBit(from); i >= 0; i = matched.nextSetBit(i + 1)) {
      if (subjects.get(i).side() == side && ground(i) != null) {
        return i;
      }
    }
    return -1;
  }

  private @Nullable Ground ground(int subject) {
    Rule rule = subjects.get(subject).rule();
    return rule == null ? null : rule.ground();
  }
}
