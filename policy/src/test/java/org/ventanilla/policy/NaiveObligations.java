package org.ventanilla.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The obvious twin of [ObligationMerge], for redactions, marks, approvers and expiries: an
/// obligation stays when no other one is stricter, and two that stay and touch the same part of the
/// value cannot be compared.
final class NaiveObligations {
  private NaiveObligations() {}

  static boolean isUnfit(List<Obligation> obligations, String field) {
    for (Obligation obligation : obligations) {
      if (obligation instanceof Obligation.Redact redact) {
        String path = redact.path() == null ? field : redact.path();
        if (!(path + ".").startsWith(field + ".") && !(field + ".").startsWith(path + ".")) {
          return true;
        }
      }
    }
    return false;
  }

  static boolean isIncomparable(List<Obligation> obligations, String field) {
    List<Obligation.Redact> left = redactions(obligations, field);
    for (Obligation.Redact one : left) {
      for (Obligation.Redact other : left) {
        boolean touching = (one.path() + ".").startsWith(other.path() + ".");
        if (touching && !one.equals(other)) {
          return true;
        }
      }
    }
    return false;
  }

  static Set<Obligation> strictest(List<Obligation> obligations, String field, Manifest manifest) {
    Set<Obligation> kept = new HashSet<>(redactions(obligations, field));
    List<String> handling = manifest.valuesOf(Domain.HANDLING);
    for (Obligation one : obligations) {
      boolean outdone = one instanceof Obligation.Redact;
      for (Obligation other : obligations) {
        outdone |=
            one instanceof Obligation.Mark a
                && other instanceof Obligation.Mark b
                && handling.indexOf(b.handling()) > handling.indexOf(a.handling());
        outdone |=
            one instanceof Obligation.Expire a
                && other instanceof Obligation.Expire b
                && b.days() < a.days();
        outdone |=
            one instanceof Obligation.Approver a
                && other instanceof Obligation.Approver b
                && a.role().equals(b.role())
                && b.count() > a.count();
      }
      if (!outdone) {
        kept.add(one);
      }
    }
    return kept;
  }

  /// The redactions no other is stricter than, with their paths spelt out.
  private static List<Obligation.Redact> redactions(List<Obligation> obligations, String field) {
    List<Obligation.Redact> placed =
        obligations.stream()
            .filter(Obligation.Redact.class::isInstance)
            .map(Obligation.Redact.class::cast)
            .map(redact -> new Obligation.Redact(place(redact.path(), field), redact.keep()))
            .distinct()
            .toList();
    return placed.stream()
        .filter(one -> placed.stream().noneMatch(rival -> isStricter(rival, one)))
        .toList();
  }

  private static String place(@Nullable String path, String field) {
    return path == null || field.startsWith(path) ? field : path;
  }

  private static boolean isStricter(Obligation.Redact one, Obligation.Redact other) {
    if (one.equals(other)) {
      return false;
    }
    if (one.keep() instanceof Keep.Nothing) {
      return (other.path() + ".").startsWith(one.path() + ".");
    }
    if (!String.valueOf(one.path()).equals(other.path())) {
      return false;
    }
    return (one.keep() instanceof Keep.Last a
            && other.keep() instanceof Keep.Last b
            && a.count() < b.count())
        || (one.keep() instanceof Keep.First c
            && other.keep() instanceof Keep.First d
            && c.count() < d.count());
  }
}
