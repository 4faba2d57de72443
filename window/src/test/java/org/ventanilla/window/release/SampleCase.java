package org.ventanilla.window.release;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ventanilla.policy.Policy;
import org.ventanilla.policy.PolicyLoad;
import org.ventanilla.policy.RecordFacts;
import org.ventanilla.policy.RequestFacts;

/// A small policy's manifest, and one request and record that fit it.
final class SampleCase {
  private static final String MANIFEST =
      """
      id: sample
      version: "1"
      levels:
        classification: [unclassified, restricted, confidential, secret]
        handling: [H0, H1, H2, H3]
      agencies:
        aa: [aa-police]
        bb: [bb-police]
      kinds: [information]
      purposes: [investigation]
      urgencies: [ORDINARY]
      categories: [identity, financial, informant, operation, association, health]
      evaluation:
        source: [A, B, C, X]
        information: ["1", "2", "3", "4"]
      roles: [director, chief]
      """;

  private SampleCase() {}

  /// A policy of that manifest.
  ///
  /// @param files besides the manifest, by their paths
  static Policy policy(Map<String, String> files) {
    return switch (Policy.of(files(files))) {
      case PolicyLoad.Loaded(Policy policy) -> policy;
      case PolicyLoad.Rejected(var problems) -> throw new AssertionError(problems.toString());
    };
  }

  /// The files of such a policy.
  static SortedMap<String, String> files(Map<String, String> files) {
    TreeMap<String, String> all = new TreeMap<>(files);
    all.put("policy.yaml", MANIFEST);
    return all;
  }

  /// The police of one government ask about a record of the other's.
  static Case of(List<Case.Field> fields) {
    return new Case(
        new RequestFacts(
            "bb",
            "aa",
            "bb-police",
            "information",
            "investigation",
            "ORDINARY",
            "confidential",
            List.of(),
            LocalDate.of(2026, 6, 1).atStartOfDay(ZoneOffset.UTC)),
        List.of(
            new Case.Held(
                new RecordFacts(
                    "aa-police", null, "restricted", "H1", "A", "1", null, false, false),
                fields)));
  }
}
