package org.ventanilla.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelReference;
import dev.cel.common.navigation.CelNavigableAst;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What CEL's type checker lets pass and a policy must not: text compared by alphabet, levels of
/// different enumerations compared with each other, values nobody declared.
final class ConditionLint {
  private static final Set<String> ORDER = Set.of("_<_", "_<=_", "_>_", "_>=_");
  private static final Set<String> EQUALITY = Set.of("_==_", "_!=_");
  private static final Set<String> UNORDERED = Set.of("_string", "_bytes", "_bool");

  private final Manifest manifest;
  private final CelAbstractSyntaxTree tree;
  private final List<Finding> findings = new ArrayList<>();

  ConditionLint(Manifest manifest, CelAbstractSyntaxTree tree) {
    this.manifest = manifest;
    this.tree = tree;
    CelNavigableAst.fromAst(tree)
        .getRoot()
        .allNodes()
        .map(node -> node.expr())
        .filter(expr -> expr.getKind() == CelExpr.ExprKind.Kind.CALL)
        .forEach(this::check);
  }

  /// One thing wrong, and where in the condition.
  record Finding(CelSourceLocation location, Problem.Code code, String message, String remedy) {}

  List<Finding> findings() {
    return findings;
  }

  private void check(CelExpr expr) {
    CelExpr.CelCall call = expr.call();
    String function = call.function();
    if (ORDER.contains(function)) {
      checkOrder(expr);
    }
    if (ORDER.contains(function) || EQUALITY.contains(function)) {
      checkSameEnumeration(expr, call.args().get(0), call.args().get(1));
    }
    if (EQUALITY.contains(function)) {
      checkDeclared(call.args().get(0), call.args().get(1));
      checkDeclared(call.args().get(1), call.args().get(0));
    } else if (function.equals("@in")) {
      CelExpr list = call.args().get(1);
      if (list.getKind() == CelExpr.ExprKind.Kind.LIST) {
        list.list().elements().forEach(element -> checkDeclared(call.args().get(0), element));
      }
    } else if (isLevel(expr)) {
      checkLevel(expr);
    }
  }

  private void checkOrder(CelExpr expr) {
    List<String> overloads =
        tree.getReference(expr.id()).map(CelReference::overloadIds).map(List::copyOf).orElseThrow();
    if (overloads.stream().anyMatch(id -> UNORDERED.stream().anyMatch(id::endsWith))) {
      add(
          expr,
          Problem.Code.STRING_ORDER,
          "text would be compared by alphabet, where 'confidential' comes before 'restricted'",
          "write level(a) " + expr.call().function().replace("_", "") + " level(b)");
    }
  }

  private void checkSameEnumeration(CelExpr expr, CelExpr left, CelExpr right) {
    Optional<Domain> leftDomain = levelDomain(left);
    Optional<Domain> rightDomain = levelDomain(right);
    if (leftDomain.isPresent()
        && rightDomain.isPresent()
        && !leftDomain.get().equals(rightDomain.get())) {
      add(
          expr,
          Problem.Code.CONDITION,
          "levels of two enumerations are compared: "
              + leftDomain.get().key()
              + " and "
              + rightDomain.get().key(),
          "compare levels of one enumeration");
    }
  }

  private void checkLevel(CelExpr expr) {
    CelExpr argument = expr.call().args().get(0);
    boolean isText = isText(argument);
    if ((isText || attributeOf(argument).isPresent()) && levelDomain(expr).isEmpty()) {
      add(
          expr,
          isText ? Problem.Code.UNDECLARED_VALUE : Problem.Code.CONDITION,
          "this has no order",
          "use level() on a classification, a clearance or a handling code");
    }
  }

  private void checkDeclared(CelExpr subject, CelExpr value) {
    Optional<Domain> domain =
        attributeOf(subject).map(Attribute::domain).filter(Domain::isDeclared);
    if (domain.isPresent() && isText(value)) {
      String text = value.constant().stringValue();
      if (!manifest.declares(domain.get(), text)) {
        add(
            value,
            Problem.Code.UNDECLARED_VALUE,
            "'" + Identifier.shortened(text) + "' is not declared, so this never holds",
            "declare it in policy.yaml, or use one of " + manifest.shown(domain.get()));
      }
    }
  }

  /// The enumeration a call of `level` looks into, where that can be told.
  private Optional<Domain> levelDomain(CelExpr expr) {
    if (!isLevel(expr)) {
      return Optional.empty();
    }
    CelExpr argument = expr.call().args().get(0);
    return isText(argument)
        ? manifest.orderOf(argument.constant().stringValue())
        : attributeOf(argument).map(Attribute::domain).filter(Manifest.ordered()::contains);
  }

  private static boolean isLevel(CelExpr expr) {
    return expr.getKind() == CelExpr.ExprKind.Kind.CALL && expr.call().function().equals("level");
  }

  private static boolean isText(CelExpr expr) {
    return expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
        && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE;
  }

  private Optional<Attribute> attributeOf(CelExpr expr) {
    return tree.getReference(expr.id()).map(CelReference::name).flatMap(Attribute::named);
  }

  private void add(CelExpr expr, Problem.Code code, String message, String remedy) {
    int offset = tree.getSource().getPositionsMap().getOrDefault(expr.id(), 0);
    CelSourceLocation location =
        tree.getSource().getOffsetLocation(offset).orElse(CelSourceLocation.of(1, 0));
    findings.add(new Finding(location, code, message, remedy));
  }
}
