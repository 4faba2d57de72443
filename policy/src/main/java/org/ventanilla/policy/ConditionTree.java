package org.ventanilla.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.Operator;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelReference;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelKind;
import dev.cel.parser.CelUnparserFactory;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What a checked condition is made of.
final class ConditionTree {
  /// What has an answer whatever it is asked about, if only its types are known.
  private static final Set<String> TOTAL =
      Set.of(
          Operator.LOGICAL_AND.getFunction(),
          Operator.LOGICAL_OR.getFunction(),
          Operator.LOGICAL_NOT.getFunction(),
          Operator.NOT_STRICTLY_FALSE.getFunction(),
          Operator.CONDITIONAL.getFunction(),
          Operator.EQUALS.getFunction(),
          Operator.NOT_EQUALS.getFunction(),
          Operator.LESS.getFunction(),
          Operator.LESS_EQUALS.getFunction(),
          Operator.GREATER.getFunction(),
          Operator.GREATER_EQUALS.getFunction(),
          Operator.IN.getFunction(),
          "contains",
          "endsWith",
          "size",
          "startsWith",
          ConditionCompiler.TABLE);

  private final CelAbstractSyntaxTree tree;
  private final Map<String, Table> tables;

  ConditionTree(CelAbstractSyntaxTree tree, Map<String, Table> tables) {
    this.tree = tree;
    this.tables = tables;
  }

  /// What is joined by `&&`, from left to right; the whole where nothing is.
  List<CelExpr> parts() {
    List<CelExpr> parts = new ArrayList<>();
    collectParts(tree.getExpr(), parts);
    return parts;
  }

  private static void collectParts(CelExpr expr, List<CelExpr> parts) {
    if (expr.getKind() == CelExpr.ExprKind.Kind.CALL && expr.call().function().equals("_&&_")) {
      expr.call().args().forEach(argument -> collectParts(argument, parts));
    } else {
      parts.add(expr);
    }
  }

  /// A part as a condition of its own.
  CelAbstractSyntaxTree only(CelExpr part) {
    return CelAbstractSyntaxTree.newCheckedAst(
        part, tree.getSource(), tree.getReferenceMap(), tree.getTypeMap());
  }

  /// A part as one would write it.
  String text(CelExpr part) {
    try {
      return CelUnparserFactory.newUnparser().unparse(only(part));
    } catch (RuntimeException e) {
      // Only for showing; what cannot be shown is not.
      return "";
    }
  }

  /// Where a part begins.
  CelSourceLocation location(CelExpr part) {
    int first = nodes(part).mapToInt(node -> offset(tree, node.expr())).min().orElse(0);
    return tree.getSource()
        .getOffsetLocation(first == Integer.MAX_VALUE ? 0 : first)
        .orElse(CelSourceLocation.of(1, 0));
  }

  /// Where an expression begins, in code points; beyond everything where that is not known. Of a
  /// function's call CEL remembers the parenthesis, of an attribute the dot.
  static int offset(CelAbstractSyntaxTree tree, CelExpr expr) {
    Integer position = tree.getSource().getPositionsMap().get(expr.id());
    if (position == null) {
      return Integer.MAX_VALUE;
    }
    if (expr.getKind() == CelExpr.ExprKind.Kind.IDENT) {
      String name = expr.ident().name();
      int before = name.startsWith(Attribute.KNOWN) ? "has".length() : name.indexOf('.');
      return Math.max(0, position - Math.max(0, before));
    }
    boolean isNamed =
        expr.getKind() == CelExpr.ExprKind.Kind.CALL
            && expr.call().target().isEmpty()
            && Character.isLetter(expr.call().function().charAt(0));
    return isNamed ? Math.max(0, position - expr.call().function().length()) : position;
  }

  /// The attributes read or asked about.
  Set<Attribute> attributesOf(CelExpr part) {
    Set<Attribute> attributes = EnumSet.noneOf(Attribute.class);
    nodes(part)
        .forEach(node -> {
          attributeOf(node).ifPresent(attributes::add);
          askedOf(node).ifPresent(attributes::add);
        });
    return attributes;
  }

  /// The names of the tables read.
  Set<String> tables() {
    Set<String> names = new TreeSet<>();
    nodes(tree.getExpr())
        .filter(ConditionTree::readsTable)
        .forEach(node -> constant(node.expr().call().args().get(0)).ifPresent(names::add));
    return names;
  }

  /// All that it is made of.
  Stream<CelNavigableExpr> nodes() {
    return nodes(tree.getExpr());
  }

  private Stream<CelNavigableExpr> nodes(CelExpr part) {
    return CelNavigableAst.fromAst(only(part)).getRoot().allNodes();
  }

  /// Whether some values might make it fail, though all it reads is known.
  boolean mayFail() {
    return !isShortInLoops() || nodes().map(CelNavigableExpr::expr).anyMatch(this::mayFail);
  }

  /// Whether a node might fail though what it is made of does not.
  private boolean mayFail(CelExpr expr) {
    if (tree.getType(expr.id()).filter(type -> type.kind() == CelKind.DYN).isPresent()) {
      return true;
    }
    return switch (expr.getKind()) {
      case CALL -> !TOTAL.contains(expr.call().function()) && !isSure(expr.call());
      case SELECT -> tree.getReference(expr.id()).isEmpty();
      case MAP, STRUCT -> true;
      case CONSTANT, IDENT, LIST, COMPREHENSION, NOT_SET -> false;
    };
  }

  /// Levels of what is declared with an order, and patterns that were read when the policy was.
  private boolean isSure(CelExpr.CelCall call) {
    return switch (call.function()) {
      case ConditionCompiler.LEVEL -> isOrdered(call.args().getFirst());
      case PatternLint.MATCHES -> constant(call.args().getLast()).isPresent();
      default -> false;
    };
  }

  private boolean isOrdered(CelExpr expr) {
    return constant(expr).isPresent()
        || attributeOf(expr)
            .filter(attribute -> Manifest.ordered().contains(attribute.domain()))
            .isPresent();
  }

  /// Whether its loops take fewer steps than there may be, however many roles a requester has.
  boolean isShortInLoops() {
    List<CelNavigableExpr> loops =
        nodes().filter(node -> node.getKind() == CelExpr.ExprKind.Kind.COMPREHENSION).toList();
    boolean isNested =
        loops.stream()
            .flatMap(CelNavigableExpr::descendants)
            .anyMatch(node -> node.getKind() == CelExpr.ExprKind.Kind.COMPREHENSION);
    long steps =
        loops.stream().mapToLong(loop -> steps(loop.expr().comprehension().iterRange())).sum();
    return !isNested && steps < ConditionCompiler.MAX_LOOP_STEPS;
  }

  /// How many there may be of what a loop goes over.
  private long steps(CelExpr range) {
    if (range.getKind() == CelExpr.ExprKind.Kind.LIST) {
      return range.list().elements().size();
    }
    if (attributeOf(range).filter(Attribute.REQUESTER_ROLES::equals).isPresent()) {
      return RequestFacts.MAX_ROLES;
    }
    return isTable(range)
        ? constant(range.call().args().getFirst())
            .map(tables::get)
            .map(table -> table.values().size())
            .orElse(ConditionCompiler.MAX_LOOP_STEPS)
        : ConditionCompiler.MAX_LOOP_STEPS;
  }

  static boolean isTable(CelExpr expr) {
    return expr.getKind() == CelExpr.ExprKind.Kind.CALL
        && expr.call().function().equals(ConditionCompiler.TABLE);
  }

  private static boolean readsTable(CelNavigableExpr node) {
    return node.getKind() == CelExpr.ExprKind.Kind.CALL
        && (node.expr().call().function().equals(ConditionCompiler.TABLE)
            || node.expr().call().function().equals(ConditionCompiler.LOOKUP));
  }

  static Optional<String> constant(CelExpr expr) {
    return expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
            && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE
        ? Optional.of(expr.constant().stringValue())
        : Optional.empty();
  }

  /// The attribute a node reads.
  Optional<Attribute> attributeOf(CelNavigableExpr node) {
    return attributeOf(node.expr());
  }

  Optional<Attribute> attributeOf(CelExpr expr) {
    return tree.getReference(expr.id()).map(CelReference::name).flatMap(Attribute::named);
  }

  private Optional<Attribute> askedOf(CelNavigableExpr node) {
    return tree.getReference(node.id())
        .map(CelReference::name)
        .filter(name -> name.startsWith(Attribute.KNOWN))
        .flatMap(name -> Attribute.named(name.substring(Attribute.KNOWN.length())));
  }
}
