package org.ventanilla.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelReference;
import dev.cel.common.navigation.CelNavigableAst;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What CEL's type checker lets pass and a policy must not: text compared by alphabet, levels of
/// different enumerations compared with each other, values nobody declared, and what has no bound.
final class ConditionLint {
  private static final Set<String> ORDER = Set.of("_<_", "_<=_", "_>_", "_>=_");
  private static final Set<String> EQUALITY = Set.of("_==_", "_!=_");
  private static final Set<String> UNORDERED = Set.of("_string", "_bytes", "_bool");

  private final Manifest manifest;
  private final Map<String, Table> tables;
  private final CelAbstractSyntaxTree tree;
  private final List<Finding> findings = new ArrayList<>();

  ConditionLint(Manifest manifest, Map<String, Table> tables, CelAbstractSyntaxTree tree) {
    this.manifest = manifest;
    this.tables = tables;
    this.tree = tree;
    CelNavigableAst.fromAst(tree)
        .getRoot()
        .allNodes()
        .map(node -> node.expr())
        .filter(expr -> expr.getKind() == CelExpr.ExprKind.Kind.CALL)
        .forEach(this::check);
    new GrowthLint(tree, this::add).check();
  }

  /// One thing wrong with a part of the condition.
  record Found(CelExpr expr, Problem.Code code, String message, String remedy) {}

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
      checkComparable(call.args().get(0), list);
    } else if (readsTable(expr)) {
      checkTable(expr);
    } else if (isLevel(expr)) {
      checkLevel(expr);
    } else if (function.equals(PatternLint.MATCHES)) {
      new PatternLint(this::add).check(expr);
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

  /// The name must be known when the policy loads, and the table must have what is asked of it.
  private void checkTable(CelExpr expr) {
    CelExpr name = expr.call().args().get(0);
    if (!isText(name)) {
      add(
          name,
          Problem.Code.CONDITION,
          "which table is read is not known beforehand",
          "write its name in quotes: table(\"vetted-units\")");
      return;
    }
    Table table = tables.get(name.constant().stringValue());
    if (table == null) {
      add(
          name,
          Problem.Code.UNDECLARED_VALUE,
          "there is no table '" + Identifier.shortened(name.constant().stringValue()) + "'",
          tables.isEmpty()
              ? "add " + PolicyFiles.TABLES + "/NAME.yaml"
              : "use one of " + tables.keySet().stream().sorted().limit(30).toList());
    } else if (isLookup(expr) && !table.isMapping() && !table.isBroken()) {
      add(
          name,
          Problem.Code.CONDITION,
          "'" + table.name() + "' is a list, not a mapping",
          "ask whether a value is in table(\"" + table.name() + "\")");
    }
  }

  /// A value sought in a table of other things is never found.
  private void checkComparable(CelExpr subject, CelExpr list) {
    Optional<Domain> domain =
        attributeOf(subject).map(Attribute::domain).filter(Domain::isDeclared);
    Optional<Domain> sought = tableOf(list).filter(t -> !isLookup(list)).map(Table::valuesOf);
    if (domain.isPresent() && sought.isPresent() && !isComparable(domain.get(), sought.get())) {
      add(
          list,
          Problem.Code.CONDITION,
          "a table of " + sought.get().word() + " is searched for " + domain.get().word(),
          "search a table whose 'of' is " + domain.get().word());
    }
  }

  /// Holders are agencies and some more.
  private static boolean isComparable(Domain one, Domain other) {
    Set<Domain> both = EnumSet.of(one, other);
    return both.size() == 1 || both.equals(EnumSet.of(Domain.AGENCY, Domain.HOLDER));
  }

  private Optional<Table> tableOf(CelExpr expr) {
    return readsTable(expr) && isText(expr.call().args().get(0))
        ? Optional.ofNullable(tables.get(expr.call().args().get(0).constant().stringValue()))
        : Optional.empty();
  }

  private static boolean readsTable(CelExpr expr) {
    return expr.getKind() == CelExpr.ExprKind.Kind.CALL
        && (expr.call().function().equals(ConditionCompiler.TABLE) || isLookup(expr));
  }

  private static boolean isLookup(CelExpr expr) {
    return expr.getKind() == CelExpr.ExprKind.Kind.CALL
        && expr.call().function().equals(ConditionCompiler.LOOKUP);
  }

  /// The enumeration a call of `level` looks into, where that can be told.
  private Optional<Domain> levelDomain(CelExpr expr) {
    if (!isLevel(expr)) {
      return Optional.empty();
    }
    CelExpr argument = expr.call().args().get(0);
    if (isLookup(argument)) {
      return tableOf(argument).map(Table::of).filter(Manifest.ordered()::contains);
    }
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
    add(new Found(expr, code, message, remedy));
  }

  private void add(Found found) {
    int offset = ConditionTree.offset(tree, found.expr());
    CelSourceLocation location =
        tree.getSource().getOffsetLocation(offset).orElse(CelSourceLocation.of(1, 0));
    findings.add(new Finding(location, found.code(), found.message(), found.remedy()));
  }
}
