package org.ventanilla.policy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Compiles conditions, each by itself, against the declared attributes.
///
/// A condition is bounded before it runs: its length, its nesting, the steps all its loops take
/// together, what a loop may make ([GrowthLint]) and regular expressions ([PatternLint]). CEL has
/// no other way to run long: every function is linear in what it is given.
final class ConditionCompiler {
  static final int MAX_CODE_POINTS = 4_000;
  static final int MAX_NESTING = 32;
  static final int MAX_LOOP_STEPS = 1_000;
  static final String LEVEL = "level";
  private static final Pattern TOO_LARGE =
      Pattern.compile("recursion limit|code ?point", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*)?");
  static final String TABLE = "table";
  static final String LOOKUP = "lookup";
  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .maxExpressionCodePointSize(MAX_CODE_POINTS)
          .maxParseRecursionDepth(MAX_NESTING)
          .comprehensionMaxIterations(MAX_LOOP_STEPS)
          .populateMacroCalls(true)
          .build();

  private final Manifest manifest;
  private final Map<String, Table> tables;
  private final CelCompiler compiler;
  private final CelRuntime runtime;

  /// @param tables by their name; those that could not be read too
  ConditionCompiler(Manifest manifest, Map<String, Table> tables) {
    this.manifest = manifest;
    this.tables = Map.copyOf(tables);
    this.compiler = compiler();
    this.runtime = runtime(manifest, this.tables);
  }

  /// A mapping has no entry for a key.
  static final class NoEntry extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoEntry() {
      super("no such entry");
    }
  }

  private static CelCompiler compiler() {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(
                CelStandardMacro.ALL,
                CelStandardMacro.EXISTS,
                CelStandardMacro.EXISTS_ONE,
                CelStandardMacro.FILTER,
                CelStandardMacro.MAP,
                CelStandardMacro.MAP_FILTER)
            .addMacros(CelMacro.newGlobalMacro("has", 1, ConditionCompiler::expandHas))
            .addFunctionDeclarations(
                CelFunctionDecl.newFunctionDeclaration(
                    LEVEL,
                    CelOverloadDecl.newGlobalOverload(
                        "level_string", SimpleType.INT, SimpleType.STRING)),
                CelFunctionDecl.newFunctionDeclaration(
                    TABLE,
                    CelOverloadDecl.newGlobalOverload(
                        "table_string", ListType.create(SimpleType.STRING), SimpleType.STRING)),
                CelFunctionDecl.newFunctionDeclaration(
                    LOOKUP,
                    CelOverloadDecl.newGlobalOverload(
                        "lookup_string_string",
                        SimpleType.STRING,
                        SimpleType.STRING,
                        SimpleType.STRING)))
            .setResultType(SimpleType.BOOL);
    for (Attribute attribute : Attribute.values()) {
      builder.addVar(attribute.variable(), attribute.type());
      builder.addVar(Attribute.KNOWN + attribute.variable(), SimpleType.BOOL);
    }
    return builder.build();
  }

  // The map of tables is a copy nobody else holds, and tables never change.
  @SuppressWarnings("Immutable")
  private static CelRuntime runtime(Manifest manifest, Map<String, Table> tables) {
    Map<String, Long> levels = new HashMap<>();
    for (Domain domain : Manifest.ordered()) {
      for (String value : manifest.valuesOf(domain)) {
        levels.put(value, (long) manifest.valuesOf(domain).indexOf(value));
      }
    }
    ImmutableMap<String, Long> ranks = ImmutableMap.copyOf(levels);
    return CelRuntimeFactory.plannerRuntimeBuilder()
        .setOptions(OPTIONS)
        .addFunctionBindings(
            CelFunctionBinding.fromOverloads(
                LEVEL,
                CelFunctionBinding.from(
                    "level_string",
                    String.class,
                    value -> {
                      Long rank = ranks.get(value);
                      if (rank == null) {
                        throw new CelEvaluationException("not a declared level");
                      }
                      return rank;
                    })))
        .addFunctionBindings(
            CelFunctionBinding.fromOverloads(
                TABLE,
                CelFunctionBinding.from(
                    "table_string", String.class, name -> table(tables, name).values())))
        .addFunctionBindings(
            CelFunctionBinding.fromOverloads(
                LOOKUP,
                CelFunctionBinding.from(
                    "lookup_string_string",
                    String.class,
                    String.class,
                    (name, key) -> table(tables, name).lookup(key).orElseThrow(NoEntry::new))))
        .build();
  }

  private static Table table(Map<String, Table> tables, String name) {
    Table table = tables.get(name);
    if (table == null || table.isBroken()) {
      throw new NoEntry();
    }
    return table;
  }

  /// `has(record.originator)` asks whether the attribute is known. CEL's own macro would look for a
  /// message named `record`, which there is none of.
  private static Optional<CelExpr> expandHas(
      CelMacroExprFactory factory, CelExpr target, ImmutableList<CelExpr> arguments) {
    CelExpr argument = arguments.get(0);
    if (argument.getKind() == CelExpr.ExprKind.Kind.SELECT
        && argument.select().operand().getKind() == CelExpr.ExprKind.Kind.IDENT) {
      String name = argument.select().operand().ident().name() + "." + argument.select().field();
      if (Attribute.named(name).isPresent()) {
        return Optional.of(factory.newIdentifier(Attribute.KNOWN + name));
      }
    }
    return Optional.of(factory.reportError("has() takes one attribute"));
  }

  /// The compiled condition; `null`, with problems noted, when it does not type-check.
  @Nullable Condition compile(YamlMap rule, String key) {
    String text = rule.lines(key);
    if (text == null) {
      return null;
    }
    OptionalInt comment = CommentLint.firstIn(text);
    if (comment.isPresent()) {
      rule.problem(
          rule.placeInside(key, text.codePointCount(0, comment.getAsInt())),
          Problem.Code.CONDITION,
          "a comment in a condition",
          "write it after '#' on a line of its own, above '" + key + "'");
      return null;
    }
    CelValidationResult result = compiler.compile(text);
    if (result.hasError()) {
      for (CelIssue issue : result.getErrors()) {
        String name = nameAt(text, issue.getSourceLocation());
        boolean isAttribute =
            issue.getMessage().startsWith("undeclared reference") && name.contains(".");
        rule.problem(
            place(rule, key, issue.getSourceLocation()),
            Problem.Code.CONDITION,
            isAttribute
                ? "'" + Identifier.shortened(name) + "' is no attribute"
                : issue.getMessage(),
            Attribute.nearest(name)
                .filter(ignored -> isAttribute)
                .map(nearest -> "write " + nearest.variable())
                .orElseGet(() -> remedy(issue)));
      }
      return null;
    }
    try {
      CelAbstractSyntaxTree tree = result.getAst();
      ConditionLint lint = new ConditionLint(manifest, tables, tree);
      for (ConditionLint.Finding finding : lint.findings()) {
        rule.problem(
            place(rule, key, finding.location()),
            finding.code(),
            finding.message(),
            finding.remedy());
      }
      return lint.findings().isEmpty() ? compiled(rule, key, text, tree) : null;
    } catch (CelValidationException | CelEvaluationException e) {
      rule.problem(
          key, Problem.Code.CONDITION, "the condition cannot be compiled", "write it more simply");
      return null;
    }
  }

  /// What is written where an error is said to be, as far as it is a name. An error about the whole
  /// condition is said to be nowhere.
  private static String nameAt(String text, CelSourceLocation location) {
    if (location.getLine() < 1 || location.getColumn() < 0) {
      return "";
    }
    String line = text.lines().skip(location.getLine() - 1L).findFirst().orElse("");
    Matcher name = NAME.matcher(line);
    int from =
        line.offsetByCodePoints(
            0, Math.min(location.getColumn(), line.codePointCount(0, line.length())));
    return name.region(from, line.length()).lookingAt() ? name.group() : "";
  }

  private Condition compiled(YamlMap rule, String key, String text, CelAbstractSyntaxTree tree)
      throws CelEvaluationException {
    ConditionTree whole = new ConditionTree(tree, tables);
    Comparisons comparisons = new Comparisons(whole, tables, manifest);
    List<Condition.Part> parts = new ArrayList<>();
    for (CelExpr part : whole.parts()) {
      parts.add(
          new Condition.Part(
              place(rule, key, whole.location(part)),
              whole.text(part),
              whole.attributesOf(part),
              runtime.createProgram(whole.only(part))));
    }
    return new Condition(
        runtime.createProgram(tree),
        text,
        whole.attributesOf(tree.getExpr()),
        whole.tables().stream().flatMap(name -> Stream.ofNullable(tables.get(name))).toList(),
        parts,
        comparisons.texts(),
        comparisons.open(),
        whole.mayFail());
  }

  private static String remedy(CelIssue issue) {
    return TOO_LARGE.matcher(issue.getMessage()).find()
        ? "split the condition into two rules, or take something out; at most "
            + MAX_CODE_POINTS
            + " characters, nested "
            + MAX_NESTING
            + " deep"
        : "use the attributes " + attributes() + ", level(…), table(…), lookup(…) and has(…)";
  }

  private static String attributes() {
    return Arrays.stream(Attribute.values())
        .map(Attribute::variable)
        .collect(Collectors.joining(", "));
  }

  private static Place place(YamlMap rule, String key, CelSourceLocation location) {
    String text = String.valueOf(rule.lines(key));
    int offset = 0;
    for (int line = 1; line < location.getLine(); line++) {
      offset = text.indexOf('\n', offset) + 1;
    }
    return rule.placeInside(key, text.codePointCount(0, offset) + location.getColumn());
  }
}
