package org.ventanilla.policy;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What a condition does with its free attributes. One that is only compared with texts which stand
/// in the condition or in a table, or with attributes whose values are declared, can be enumerated:
/// all that counts is which of these it is, or none. The same goes for the variable of a loop over
/// a list (`exists`, `all`): all that counts is which of these are in the list, and whether
/// anything else is.
final class Comparisons {
  private static final Set<String> EQUALITY = Set.of("_==_", "_!=_");

  private static final long MOST_ROLES_TRIED = 4;

  private final ConditionTree tree;
  private final Map<String, Table> tables;
  private final Manifest manifest;
  private final Map<Attribute, Set<String>> texts = new EnumMap<>(Attribute.class);
  private final Set<Attribute> open = EnumSet.noneOf(Attribute.class);

  /// @param tables by their name
  Comparisons(ConditionTree tree, Map<String, Table> tables, Manifest manifest) {
    this.tree = tree;
    this.manifest = manifest;
    this.tables = tables;
    tree.nodes()
        .forEach(node ->
            tree.attributeOf(node)
                .filter(Attribute::isFree)
                .ifPresent(attribute -> {
                  Set<String> compared =
                      texts.computeIfAbsent(attribute, ignored -> new TreeSet<>());
                  if (!isCompared(node, compared) && !isLoopedOver(node, compared)) {
                    open.add(attribute);
                  }
                }));
    // What else is done with them is at least tried with whatever stands there; of roles, of which
    // every set is tried, with some.
    open.forEach(attribute ->
        Stream.concat(
                tree.nodes().flatMap(node -> constant(node.expr()).stream()),
                tree.tables().stream().flatMap(name -> values(name).stream()))
            .limit(attribute.domain() == Domain.ROLES ? MOST_ROLES_TRIED : Long.MAX_VALUE)
            .forEach(texts.computeIfAbsent(attribute, ignored -> new TreeSet<>())::add));
  }

  /// The texts each free attribute is compared with.
  Map<Attribute, Set<String>> texts() {
    return texts;
  }

  /// The free attributes with which it does more.
  Set<Attribute> open() {
    return open;
  }

  private boolean isCompared(CelNavigableExpr node, Set<String> compared) {
    Optional<CelNavigableExpr> parent = node.parent();
    if (parent.isEmpty() || parent.get().getKind() != CelExpr.ExprKind.Kind.CALL) {
      return false;
    }
    CelExpr.CelCall call = parent.get().expr().call();
    if (call.target().isPresent() || call.args().size() != 2) {
      return false;
    }
    boolean isLeft = call.args().get(0).id() == node.id();
    CelExpr other = call.args().get(isLeft ? 1 : 0);
    Optional<? extends Collection<String>> given;
    if (EQUALITY.contains(call.function()) || (call.function().equals("@in") && !isLeft)) {
      given = constant(other).map(List::of).or(() -> declared(node, other));
    } else {
      given = call.function().equals("@in") ? listed(other) : Optional.empty();
    }
    given.ifPresent(compared::addAll);
    return given.isPresent();
  }

  /// Whether it is what `exists` or `all` goes over, and their variable is only compared. Other
  /// loops count, or make lists, and many loops fail for many roles.
  private boolean isLoopedOver(CelNavigableExpr node, Set<String> compared) {
    Optional<CelNavigableExpr> parent = node.parent();
    if (parent.isEmpty() || parent.get().getKind() != CelExpr.ExprKind.Kind.COMPREHENSION) {
      return false;
    }
    CelExpr.CelComprehension loop = parent.get().expr().comprehension();
    boolean isQuantifier =
        loop.accuInit().getKind() == CelExpr.ExprKind.Kind.CONSTANT
            && loop.accuInit().constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE;
    if (!isQuantifier || loop.iterRange().id() != node.id()) {
      return false;
    }
    return tree.isShortInLoops()
        && parent
            .get()
            .descendants()
            .filter(one -> one.id() != node.id())
            .filter(one -> one.getKind() == CelExpr.ExprKind.Kind.IDENT)
            .filter(one -> one.expr().ident().name().equals(loop.iterVar()))
            .allMatch(one -> isCompared(one, compared));
  }

  private Optional<Collection<String>> listed(CelExpr expr) {
    if (expr.getKind() == CelExpr.ExprKind.Kind.LIST) {
      List<String> items =
          expr.list().elements().stream().flatMap(item -> constant(item).stream()).toList();
      return items.size() == expr.list().elements().size() ? Optional.of(items) : Optional.empty();
    }
    return ConditionTree.isTable(expr)
        ? constant(expr.call().args().get(0)).map(this::values)
        : Optional.empty();
  }

  /// The values of the attribute it is compared with. Not of a loop's variable: there would be too
  /// many sets of them.
  private Optional<List<String>> declared(CelNavigableExpr node, CelExpr other) {
    return tree.attributeOf(node).isEmpty()
        ? Optional.empty()
        : tree.attributeOf(other)
            .map(Attribute::domain)
            .filter(Domain::isDeclared)
            .map(manifest::valuesOf);
  }

  private Collection<String> values(String table) {
    Table found = tables.get(table);
    return found == null ? List.of() : found.values();
  }

  private static Optional<String> constant(CelExpr expr) {
    return ConditionTree.constant(expr);
  }
}
