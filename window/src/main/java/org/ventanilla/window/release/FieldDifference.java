package org.ventanilla.window.release;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ventanilla.policy.FieldDecision;
import org.ventanilla.policy.Ground;
import org.ventanilla.policy.Keep;
import org.ventanilla.policy.Obligation;

/// A field on which two versions of the policy decide differently. Holds no value.
///
/// @param record the record's place in the case, from 0
/// @param field the field's place in its record, from 0
/// @param name the field's path
/// @param policy the digest of the version `before` is by
/// @param taken what was decided on it, which people may have closed further; null if nothing was
public record FieldDifference(
    int record,
    int field,
    String name,
    String category,
    String policy,
    @Nullable Taken taken,
    Said before,
    Said after) {

  /// What was decided on a field.
  ///
  /// @param ground why it was withheld, or null
  public record Taken(Verdict verdict, @Nullable Ground ground) {
    /// Looks a field up in a decision.
    static Function<CaseDecision, Optional<Taken>> at(int record, int field, String name) {
      return decision ->
          decision.fields().stream()
              .filter(
                  one -> one.record() == record && one.field() == field && one.name().equals(name))
              .map(one -> new Taken(one.verdict(), one.ground()))
              .findFirst();
    }
  }

  /// What a version says of a field.
  ///
  /// @param effect `PERMIT`, `APPROVE` or `DENY`
  /// @param ground why it is denied, or null
  /// @param approvers how many people of each role must agree
  /// @param obligations in words, such as `redact last4` or `expire 90`
  /// @param rules the rules that matched
  public record Said(
      String effect,
      @Nullable String ground,
      SortedMap<String, Integer> approvers,
      List<String> obligations,
      List<String> rules) {
    /// Copies.
    public Said {
      approvers = new TreeMap<>(approvers);
      obligations = List.copyOf(obligations);
      rules = List.copyOf(rules);
    }

    /// Whether the same happens to the field, by whatever rules.
    boolean same(Said other) {
      return new Said(effect, ground, approvers, obligations, List.of())
          .equals(
              new Said(other.effect, other.ground, other.approvers, other.obligations, List.of()));
    }

    static Said of(FieldDecision decision) {
      List<String> rules = decision.trace().matched();
      return switch (decision) {
        case FieldDecision.Deny deny ->
            new Said("DENY", deny.ground().name(), new TreeMap<>(), List.of(), rules);
        case FieldDecision.Permit permit ->
            new Said("PERMIT", null, new TreeMap<>(), words(permit.obligations()), rules);
        case FieldDecision.Approve approve -> {
          SortedMap<String, Integer> people = new TreeMap<>();
          approve.approvers().forEach(one -> people.put(one.role(), one.count()));
          yield new Said("APPROVE", null, people, words(approve.obligations()), rules);
        }
      };
    }

    private static List<String> words(List<Obligation> obligations) {
      return obligations.stream().map(Said::word).sorted().toList();
    }

    private static String word(Obligation obligation) {
      return switch (obligation) {
        case Obligation.Redact redact -> "redact " + word(redact.keep());
        case Obligation.Generalise generalise ->
            "generalise "
                + switch (generalise.to()) {
                  case Obligation.Precision.Year _ -> "year";
                  case Obligation.Precision.Municipality _ -> "municipality";
                  case Obligation.Precision.AgeBand band -> "age-band " + band.width();
                  case Obligation.Precision.Range range -> "range " + range.width();
                };
        case Obligation.Mark(String handling) -> "mark " + handling;
        case Obligation.Expire(int days) -> "expire " + days;
        case Obligation.NotifyOriginator _ -> "notify-originator";
        case Obligation.Seal _ -> "seal";
        case Obligation.Approver(String role, int count) -> "approver " + role + " " + count;
      };
    }

    private static String word(Keep keep) {
      return switch (keep) {
        case Keep.First(int count) -> "first" + count;
        case Keep.Last(int count) -> "last" + count;
        case Keep.Year _ -> "year";
        case Keep.Hmac _ -> "hmac";
        case Keep.Nothing _ -> "nothing";
      };
    }
  }
}
