package org.ventanilla.policy;

import dev.cel.runtime.CelVariableResolver;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// One decision while it is made: the facts as conditions see them, until when they may take, and
/// what went wrong last. For one thread.
final class Evaluation implements CelVariableResolver {
  private final Facts facts;
  private final LongSupplier nanoTime;
  private final long started;
  private final long limit;
  private @Nullable Fault fault;

  /// @param nanoTime a clock as [System#nanoTime]
  /// @param limit nanoseconds from now
  Evaluation(Facts facts, LongSupplier nanoTime, long limit) {
    this.facts = facts;
    this.nanoTime = nanoTime;
    this.started = nanoTime.getAsLong();
    this.limit = limit;
  }

  static Evaluation unlimited(Facts facts) {
    return new Evaluation(facts, () -> 0, Long.MAX_VALUE);
  }

  Facts facts() {
    return facts;
  }

  boolean isOutOfTime() {
    return nanoTime.getAsLong() - started > limit;
  }

  void fail(Fault what) {
    fault = what;
  }

  /// What went wrong last.
  Fault fault() {
    return fault == null ? Fault.ENGINE : fault;
  }

  /// The value of an attribute, or of the question whether it is known. Out of time none is given,
  /// so that whatever condition asked ends here.
  @Override
  public Optional<Object> find(String name) {
    if (isOutOfTime()) {
      throw new OutOfTime();
    }
    return facts.find(name);
  }

  /// Ends an evaluation. Says nothing, so it needs no stack.
  static final class OutOfTime extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfTime() {
      super(null, null, false, false);
    }
  }
}
