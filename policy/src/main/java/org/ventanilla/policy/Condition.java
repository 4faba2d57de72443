package org.ventanilla.policy;

import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A rule's condition, compiled. Safe for many threads.
///
/// @param program `null` for a condition that always holds
/// @param text as it was written
/// @param reads the attributes it reads or asks about
/// @param tables the tables it reads
/// @param parts what must hold together, each compiled by itself; one alone is the condition itself
/// @param compared the texts each free attribute it reads is compared with
/// @param open the free attributes with which it does more than compare them with given texts
/// @param mayFail whether some values of what it reads might make it fail, besides those not known
record Condition(
    @Nullable Program program,
    String text,
    Set<Attribute> reads,
    List<Table> tables,
    List<Part> parts,
    Map<Attribute, Set<String>> compared,
    Set<Attribute> open,
    boolean mayFail) {
  /// What came of evaluating a condition.
  enum Verdict {
    HOLDS,
    FAILS,
    /// It could not be evaluated. The content of the fault is dropped: it may quote facts.
    ERROR
  }

  /// One of the parts joined by `&&`.
  ///
  /// @param place where it stands
  /// @param text as it is written in the policy
  record Part(Place place, String text, Set<Attribute> reads, Program program) {
    Part {
      reads = Set.copyOf(reads);
    }

    Verdict evaluate(Evaluation evaluation) {
      return Condition.evaluate(program, evaluation);
    }

    List<String> attributes() {
      return List.copyOf(new TreeSet<>(reads.stream().map(Attribute::variable).toList()));
    }
  }

  private static final Condition ALWAYS =
      new Condition(null, "", Set.of(), List.of(), List.of(), Map.of(), Set.of(), false);

  Condition {
    reads = Set.copyOf(reads);
    tables = List.copyOf(tables);
    parts = List.copyOf(parts);
    compared = Map.copyOf(compared);
    open = Set.copyOf(open);
  }

  static Condition always() {
    return ALWAYS;
  }

  boolean isAlways() {
    return program == null;
  }

  /// Whether the other says the same of whatever facts.
  boolean isSame(Condition other) {
    return text.equals(other.text) && tables.equals(other.tables);
  }

  /// Whether it says things, or fails, for values that nobody has looked at.
  boolean mayFailUnseen() {
    return mayFail && !open.isEmpty();
  }

  Verdict evaluate(Evaluation evaluation) {
    if (program == null) {
      return Verdict.HOLDS;
    }
    for (Table table : tables) {
      if (!table.isReadableAt(evaluation.facts().request().at())) {
        evaluation.fail(Fault.TABLE);
        return Verdict.ERROR;
      }
    }
    return evaluate(program, evaluation);
  }

  private static Verdict evaluate(Program program, Evaluation evaluation) {
    try {
      if (program.eval(evaluation) instanceof Boolean answer) {
        return answer ? Verdict.HOLDS : Verdict.FAILS;
      }
      evaluation.fail(Fault.EVALUATION);
    } catch (CelEvaluationException e) {
      evaluation.fail(evaluation.isOutOfTime() ? Fault.TIME_OUT : fault(e));
    } catch (Evaluation.OutOfTime e) {
      evaluation.fail(Fault.TIME_OUT);
    } catch (RuntimeException e) {
      evaluation.fail(Fault.EVALUATION);
    } catch (StackOverflowError | OutOfMemoryError e) {
      // What it took is free again; the other fields are to be decided.
      evaluation.fail(Fault.COST);
    }
    return Verdict.ERROR;
  }

  private static Fault fault(CelEvaluationException e) {
    Throwable cause = e;
    for (int depth = 0; depth < 5 && cause != null; depth++) {
      if (cause instanceof ConditionCompiler.NoEntry) {
        return Fault.TABLE;
      }
      cause = cause.getCause();
    }
    CelErrorCode code = e.getErrorCode();
    return switch (code) {
      case ATTRIBUTE_NOT_FOUND -> Fault.MISSING_ATTRIBUTE;
      case DIVIDE_BY_ZERO, NUMERIC_OVERFLOW -> Fault.ARITHMETIC;
      case ITERATION_BUDGET_EXCEEDED -> Fault.COST;
      default -> Fault.EVALUATION;
    };
  }
}
