package org.ventanilla.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Finds what could make a value larger with each step of a loop. Ten steps of `x + x + x + x` fill
/// any memory, and as many lists of a list twice take longer to compare than there is time; neither
/// is seen by counting steps.
///
/// So what is done in a loop joins nothing with `+`, matches patterns with nothing but its variable
/// and attributes, and makes lists of single values only. Lists of single values are no longer than
/// the steps that made them, and outside of loops nothing is larger than it is written.
final class GrowthLint {
  private static final Set<String> JOINING = Set.of("add_string", "add_bytes", "add_list");
  private static final Set<CelKind> SINGLE =
      EnumSet.of(
          CelKind.BOOL,
          CelKind.INT,
          CelKind.UINT,
          CelKind.DOUBLE,
          CelKind.STRING,
          CelKind.BYTES,
          CelKind.DURATION,
          CelKind.TIMESTAMP,
          CelKind.TYPE,
          CelKind.NULL_TYPE);

  private final CelAbstractSyntaxTree tree;
  private final Consumer<ConditionLint.Found> found;

  GrowthLint(CelAbstractSyntaxTree tree, Consumer<ConditionLint.Found> found) {
    this.tree = tree;
    this.found = found;
  }

  void check() {
    check(tree.getExpr(), false);
  }

  private void check(CelExpr expr, boolean isInLoop) {
    switch (expr.getKind()) {
      case COMPREHENSION -> checkLoop(expr, isInLoop);
      case CALL -> {
        if (isInLoop && isJoining(expr)) {
          add(
              expr,
              "a loop joins with '+', and what it joins could grow with each step",
              "join outside of the loop, or compare the pieces one by one");
        }
        if (isInLoop && isCall(expr, PatternLint.MATCHES) && !isGiven(matched(expr))) {
          add(
              expr,
              "a loop matches a pattern with more than its variable or an attribute",
              "match outside of the loop, or match the variable itself");
        }
        expr.call().target().ifPresent(target -> check(target, isInLoop));
        expr.call().args().forEach(argument -> check(argument, isInLoop));
      }
      case LIST -> {
        if (isInLoop && !expr.list().elements().isEmpty()) {
          checkElements(expr);
        }
        expr.list().elements().forEach(element -> check(element, isInLoop));
      }
      case MAP -> {
        checkMapping(expr, isInLoop);
        expr.map()
            .entries()
            .forEach(entry -> {
              check(entry.key(), isInLoop);
              check(entry.value(), isInLoop);
            });
      }
      case STRUCT -> {
        checkMapping(expr, isInLoop);
        expr.struct().entries().forEach(entry -> check(entry.value(), isInLoop));
      }
      case SELECT -> check(expr.select().operand(), isInLoop);
      case IDENT, CONSTANT, NOT_SET -> {}
    }
  }

  private void checkMapping(CelExpr expr, boolean isInLoop) {
    if (isInLoop) {
      add(expr, "a loop makes a mapping", "write it outside of the loop, or use a table");
    }
  }

  /// CEL writes loops of the macros out. The adding to what they collect is its own.
  private void checkLoop(CelExpr expr, boolean isInLoop) {
    CelExpr.CelComprehension loop = expr.comprehension();
    if (isInLoop && loop.accuInit().getKind() == CelExpr.ExprKind.Kind.LIST) {
      checkElements(expr);
    }
    check(loop.iterRange(), isInLoop);
    CelExpr step = loop.loopStep();
    if (isCall(step, "_?_:_")) {
      check(step.call().args().get(0), true);
      step = step.call().args().get(1);
    }
    if (isCall(step, "_+_") && isNamed(step.call().args().get(0), loop.accuVar())) {
      CelExpr added = step.call().args().get(1);
      if (added.getKind() == CelExpr.ExprKind.Kind.LIST) {
        added.list().elements().forEach(element -> check(element, true));
      }
    } else {
      check(step, true);
    }
  }

  /// What a pattern is matched with.
  private static CelExpr matched(CelExpr call) {
    return call.call().target().orElseGet(() -> call.call().args().get(0));
  }

  /// Whether it is a variable, or an attribute; long texts written down are neither.
  private static boolean isGiven(CelExpr expr) {
    return expr.getKind() == CelExpr.ExprKind.Kind.IDENT
        || expr.getKind() == CelExpr.ExprKind.Kind.SELECT;
  }

  private static boolean isCall(CelExpr expr, String function) {
    return expr.getKind() == CelExpr.ExprKind.Kind.CALL && expr.call().function().equals(function);
  }

  private static boolean isNamed(CelExpr expr, String name) {
    return expr.getKind() == CelExpr.ExprKind.Kind.IDENT && expr.ident().name().equals(name);
  }

  private boolean isJoining(CelExpr expr) {
    return isCall(expr, "_+_")
        && tree.getReference(expr.id()).map(CelReference::overloadIds).stream()
            .flatMap(List::stream)
            .anyMatch(JOINING::contains);
  }

  private void checkElements(CelExpr list) {
    boolean isOfSingle =
        tree.getType(list.id()).stream()
            .flatMap(type -> type.parameters().stream())
            .map(CelType::kind)
            .anyMatch(SINGLE::contains);
    if (!isOfSingle) {
      add(
          list,
          "a loop makes lists of what is not a single value, which could grow with each step",
          "make lists of texts, numbers or truth values only");
    }
  }

  private void add(CelExpr expr, String message, String remedy) {
    found.accept(new ConditionLint.Found(expr, Problem.Code.GROWTH, message, remedy));
  }
}
