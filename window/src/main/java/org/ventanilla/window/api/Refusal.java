package org.ventanilla.window.api;

/// A call the door does not go on with. The one exception of this module; it becomes the problem it
/// carries.
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  Refusal(Problem problem) {
    // A refusal is an everyday answer, so it costs no stack trace.
    super(problem.code(), null, false, false);
    this.problem = problem;
  }

  Refusal(ProblemCode code) {
    this(Problem.of(code));
  }

  Refusal(ProblemCode code, String detail) {
    this(Problem.of(code, detail));
  }

  Problem problem() {
    return problem;
  }
}
