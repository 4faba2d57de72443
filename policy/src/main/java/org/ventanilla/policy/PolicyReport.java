package org.ventanilla.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What [PolicyCheck] found out about a policy.
///
/// @param proven ids of the invariants that hold in every situation
/// @param findings what is wrong, worst first
/// @param silent where no rule says anything: nothing leaves there
/// @param situations how many situations were looked at
public record PolicyReport(
    List<String> proven, List<Finding> findings, List<Cell> silent, long situations) {
  public PolicyReport {
    proven = List.copyOf(proven);
    findings = List.copyOf(findings);
    silent = List.copyOf(silent);
  }

  /// Whether the policy may be used: no table is broken, and every invariant is proven.
  public boolean isSound() {
    return findings.stream().noneMatch(finding -> finding.kind().isGrave());
  }

  /// Sorts of findings. The first four are grave.
  public enum Kind {
    /// A table cannot be read.
    BROKEN_TABLE,
    /// An invariant does not hold; the counterexample shows it.
    INVARIANT_VIOLATED,
    /// It could not be told whether an invariant holds, which counts as not.
    INVARIANT_INCONCLUSIVE,
    /// There are too many situations to look at all.
    TOO_LARGE,
    /// A rule that counts longer than a table it reads, and withholds from then on.
    TABLE_ENDS,
    /// No situation is one a rule applies in.
    NEVER_APPLIES,
    /// A rule that changes no decision, because others always outweigh it or say the same.
    HIDDEN,
    /// A rule whose time is over.
    OVER;

    /// Whether the policy must not be used.
    public boolean isGrave() {
      return compareTo(TOO_LARGE) <= 0;
    }
  }

  /// One thing wrong.
  ///
  /// @param id the rule, invariant or table it is about
  /// @param file where it stands, with line and column from 1; 0 where the whole file is meant
  /// @param others the rules that hide it, or that let the field of the counterexample leave
  public record Finding(
      Kind kind,
      String id,
      String file,
      int line,
      int column,
      Sentence sentence,
      List<String> others,
      @Nullable Counterexample counterexample) {
    public Finding {
      others = List.copyOf(others);
    }

    /// The file, with line and column where there are any.
    public String place() {
      return line == 0 ? file : file + ":" + line + ":" + column;
    }
  }

  /// Facts under which an invariant does not hold, as `policy explain` reads them. Members keep
  /// their order.
  public record Counterexample(Map<String, Object> request, Map<String, Object> record) {
    public Counterexample {
      request = Collections.unmodifiableMap(new LinkedHashMap<>(request));
      record = Collections.unmodifiableMap(new LinkedHashMap<>(record));
    }
  }

  /// One agency asking for one purpose for one category.
  public record Cell(String agency, String purpose, String category) {}
}
