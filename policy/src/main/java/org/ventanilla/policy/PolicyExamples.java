package org.ventanilla.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

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
      FieldValue wanted = expected.value();
      FieldValue got = outcome(decision, example, example.value(), redactor);
      if (wanted == null ? got != null : !isSame(wanted, got)) {
        differences.add(difference("value", shown(wanted), shown(got)));
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

  /// What leaves; `null` where nothing does, because the policy says so or because the value cannot
  /// be changed as it asks.
  private static @Nullable FieldValue outcome(
      FieldDecision decision, Example example, FieldValue value, Redactor redactor) {
    return switch (decision) {
      case FieldDecision.Permit permit -> released(permit.obligations(), example, value, redactor);
      case FieldDecision.Approve approve ->
          released(approve.obligations(), example, value, redactor);
      case FieldDecision.Deny ignored -> null;
    };
  }

  private static @Nullable FieldValue released(
      List<Obligation> obligations, Example example, FieldValue value, Redactor redactor) {
    return switch (redactor.apply(obligations, example.field().path(), value)) {
      case Redaction.Released(FieldValue released) -> released;
      case Redaction.Withheld ignored -> null;
    };
  }

  /// Whether two values say the same. What leaves changed is a text, so `value: 1962` is met by
  /// `"1962"`.
  private static boolean isSame(FieldValue wanted, @Nullable FieldValue got) {
    return switch (wanted) {
      case FieldValue.Sequence(List<FieldValue> items) ->
          got instanceof FieldValue.Sequence(List<FieldValue> others)
              && items.size() == others.size()
              && IntStream.range(0, items.size())
                  .allMatch(i -> isSame(items.get(i), others.get(i)));
      case FieldValue.Structure(Map<String, FieldValue> members) ->
          got instanceof FieldValue.Structure(Map<String, FieldValue> others)
              && members.keySet().equals(others.keySet())
              && members.entrySet().stream()
                  .allMatch(member -> isSame(member.getValue(), others.get(member.getKey())));
      case FieldValue.Decimal(BigDecimal number)
          when got instanceof FieldValue.Decimal(BigDecimal other) ->
          number.compareTo(other) == 0;
      case FieldValue.Text text -> got != null && Masking.text(text).equals(Masking.text(got));
      case FieldValue.Decimal number ->
          got != null && Masking.text(number).equals(Masking.text(got));
      case FieldValue.Flag flag -> flag.equals(got);
    };
  }

  private static Object shown(@Nullable FieldValue value) {
    return value == null ? WITHHELD : value.toPlain();
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
