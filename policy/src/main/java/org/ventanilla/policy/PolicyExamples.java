package org.ventanilla.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/// Runs a policy's own examples: the files in its `tests/`. This is what `policy test` shows.
public final class PolicyExamples {
  /// Examples show hashes under this key, so that they are the same everywhere. It protects
  /// nothing.
  private static final byte[] KEY = new byte[32];

  private static final String WITHHELD = "withheld";

  private PolicyExamples() {}

  /// What came of one example.
  ///
  /// @param file the file it stands in, and from which line
  /// @param differences what was expected and what came; empty when the example holds
  public record Result(String file, int line, String name, List<String> differences) {
    public Result {
      differences = List.copyOf(differences);
    }

    /// Whether the example holds.
    public boolean holds() {
      return differences.isEmpty();
    }
  }

  /// Runs all examples, in the order of the files.
  public static List<Result> run(Policy policy) {
    Redactor redactor = new Redactor(new SecretKeySpec(KEY, "HmacSHA256"));
    return policy.examples().stream().map(example -> run(policy, example, redactor)).toList();
  }

  private static Result run(Policy policy, Example example, Redactor redactor) {
    FieldDecision decision = policy.decide(example.request(), example.record(), example.field());
    Example.Expectation expected = example.expected();
    List<String> differences = new ArrayList<>();
    compare("effect", expected.effect(), decision.effect(), differences);
    if (expected.rules() != null) {
      compare("rules", expected.rules(), decision.trace().matched(), differences);
    }
    if (expected.ground() != null) {
      Object ground = decision instanceof FieldDecision.Deny deny ? deny.ground() : "none";
      compare("ground", expected.ground(), ground, differences);
    }
    if (expected.approvers() != null) {
      compare("approvers", expected.approvers(), approvers(decision), differences);
    }
    if (example.value() != null && (expected.value() != null || expected.withheld())) {
      Optional<Object> wanted = Optional.ofNullable(expected.value()).map(FieldValue::toPlain);
      Optional<Object> got = outcome(decision, example, example.value(), redactor);
      if (!wanted.equals(got)) {
        differences.add(difference("value", wanted.orElse(WITHHELD), got.orElse(WITHHELD)));
      }
    }
    if (!differences.isEmpty()) {
      differences.add("reason: " + decision.trace().reason().english());
    }
    return new Result(example.place().file(), example.place().line(), example.name(), differences);
  }

  private static Map<String, Integer> approvers(FieldDecision decision) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    if (decision instanceof FieldDecision.Approve approve) {
      approve.approvers().forEach(approver -> counts.put(approver.role(), approver.count()));
    }
    return counts;
  }

  /// What leaves; empty where nothing does.
  private static Optional<Object> outcome(
      FieldDecision decision, Example example, FieldValue value, Redactor redactor) {
    List<Obligation> obligations =
        switch (decision) {
          case FieldDecision.Permit permit -> permit.obligations();
          case FieldDecision.Approve approve -> approve.obligations();
          case FieldDecision.Deny ignored ->
              List.of(new Obligation.Redact(null, new Keep.Nothing()));
        };
    return switch (redactor.apply(obligations, example.field().path(), value)) {
      case Redaction.Released(FieldValue released) -> Optional.of(released.toPlain());
      case Redaction.Withheld ignored -> Optional.empty();
    };
  }

  private static void compare(
      String what, Object expected, Object actual, List<String> differences) {
    if (!Objects.equals(expected, actual)) {
      differences.add(difference(what, expected, actual));
    }
  }

  /// A value may have several lines; a difference has one.
  private static String difference(String what, Object expected, Object actual) {
    return Identifier.visible(what + ": expected " + expected + ", got " + actual);
  }
}
