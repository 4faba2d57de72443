package org.ventanilla.policy;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// Says whether a CEL expression over variables of any value can be true. What it cannot tell stays
/// open, and whoever asks takes that for the worse.
public interface Prover {
  /// Asks one question.
  Answer ask(Question question);

  /// Whether an expression can be true.
  ///
  /// @param expression CEL, without functions of our own
  /// @param variables each variable's CEL type, such as `string` or `list<string>`
  record Question(String expression, SortedMap<String, String> variables) {}

  /// What came of it.
  sealed interface Answer {
    /// It can, for example with these values.
    ///
    /// @param values texts, truth values or lists of texts; not every variable needs one
    record Possible(Map<String, Object> values) implements Answer {
      public Possible {
        values = Map.copyOf(values);
      }
    }

    /// It never can.
    record Impossible() implements Answer {}

    /// It could not be told.
    record Unknown(String why) implements Answer {}
  }

  /// One that never can tell.
  static Prover none() {
    return question -> new Answer.Unknown("there is no verifier");
  }

  /// The texts of a list as [Answer.Possible] gives it.
  static List<String> texts(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of(String.valueOf(value));
  }
}
