package org.ventanilla.policy;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import org.jspecify.annotations.Nullable;

/// A rule's condition, compiled. Safe for many threads.
final class Condition {
  /// What came of evaluating a condition.
  enum Verdict {
    HOLDS,
    FAILS,
    /// It could not be evaluated. The content of the fault is dropped: it may quote facts.
    ERROR
  }

  private static final Condition ALWAYS = new Condition(null);

  private final @Nullable Program program;

  private Condition(@Nullable Program program) {
    this.program = program;
  }

  static Condition always() {
    return ALWAYS;
  }

  static Condition of(Program program) {
    return new Condition(program);
  }

  Verdict evaluate(Facts facts) {
    if (program == null) {
      return Verdict.HOLDS;
    }
    try {
      return program.eval(facts) instanceof Boolean answer
          ? (answer ? Verdict.HOLDS : Verdict.FAILS)
          : Verdict.ERROR;
    } catch (CelEvaluationException | RuntimeException e) {
      return Verdict.ERROR;
    }
  }
}
