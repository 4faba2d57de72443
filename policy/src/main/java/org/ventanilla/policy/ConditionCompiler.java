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
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Compiles conditions, each by itself, against the declared attributes.
///
/// A condition is bounded before it runs: its length, its nesting, and the steps all its loops take
/// together. CEL has no other way to run long: every function is linear, and regular expressions
/// are RE2's.
final class ConditionCompiler {
  static final int MAX_CODE_POINTS = 4_000;
  static final int MAX_NESTING = 32;
  static final int MAX_LOOP_STEPS = 1_000;
  private static final String LEVEL = "level";
  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .maxExpressionCodePointSize(MAX_CODE_POINTS)
          .maxParseRecursionDepth(MAX_NESTING)
          .comprehensionMaxIterations(MAX_LOOP_STEPS)
          .build();

  private final Manifest manifest;
  private final CelCompiler compiler;
  private final CelRuntime runtime;

  ConditionCompiler(Manifest manifest) {
    this.manifest = manifest;
    this.compiler = compiler();
    this.runtime = runtime(manifest);
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
                        "level_string", SimpleType.INT, SimpleType.STRING)))
            .setResultType(SimpleType.BOOL);
    for (Attribute attribute : Attribute.values()) {
      builder.addVar(attribute.variable(), attribute.type());
      builder.addVar(Attribute.KNOWN + attribute.variable(), SimpleType.BOOL);
    }
    return builder.build();
  }

  private static CelRuntime runtime(Manifest manifest) {
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
        .build();
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
    String text = rule.text(key);
    if (text == null) {
      return null;
    }
    CelValidationResult result = compiler.compile(text);
    if (result.hasError()) {
      for (CelIssue issue : result.getErrors()) {
        rule.problem(
            place(rule, key, issue.getSourceLocation()),
            Problem.Code.CONDITION,
            issue.getMessage(),
            "use the attributes " + attributes() + ", level(…) and has(…)");
      }
      return null;
    }
    try {
      CelAbstractSyntaxTree tree = result.getAst();
      ConditionLint lint = new ConditionLint(manifest, tree);
      for (ConditionLint.Finding finding : lint.findings()) {
        rule.problem(
            place(rule, key, finding.location()),
            finding.code(),
            finding.message(),
            finding.remedy());
      }
      return lint.findings().isEmpty() ? Condition.of(runtime.createProgram(tree)) : null;
    } catch (CelValidationException | CelEvaluationException e) {
      rule.problem(
          key, Problem.Code.CONDITION, "the condition cannot be compiled", "write it more simply");
      return null;
    }
  }

  private static String attributes() {
    return Arrays.stream(Attribute.values())
        .map(Attribute::variable)
        .collect(Collectors.joining(", "));
  }

  /// A place inside a condition. Where the text is quoted or folded its lines are not the file's,
  /// so the place of the whole condition is given.
  private static Place place(YamlMap rule, String key, CelSourceLocation location) {
    Place start = rule.place(key);
    return rule.isOneLine(key) && location.getLine() == 1
        ? new Place(start.file(), start.line(), start.column() + location.getColumn())
        : start;
  }
}
