package org.ventanilla.policy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A policy, read whole and checked; the library's door. Immutable, and safe for many threads.
///
/// ```java
/// switch (Policy.load(directory)) {
///   case PolicyLoad.Loaded(Policy policy) -> policy.decide(request, record, field);
///   case PolicyLoad.Rejected(List<Problem> problems) -> problems.forEach(System.err::println);
/// }
/// ```
public final class Policy {
  private final Manifest manifest;
  private final List<Rule> rules;
  private final List<Example> examples;
  private final String digest;
  private final Combiner combiner;

  Policy(Manifest manifest, List<Rule> rules, List<Example> examples, String digest) {
    this.manifest = manifest;
    this.rules = List.copyOf(rules);
    this.examples = List.copyOf(examples);
    this.digest = digest;
    this.combiner = new Combiner(manifest, this.rules, digest);
  }

  /// Reads a policy directory: `policy.yaml`, the rules in the other `.yaml` files beside it, and
  /// the examples in `tests/`.
  public static PolicyLoad load(Path directory) {
    Problems problems = new Problems();
    SortedMap<String, String> files = PolicyFiles.read(directory, problems);
    return problems.isEmpty()
        ? new PolicyReader(files, problems).read()
        : new PolicyLoad.Rejected(problems.inOrder());
  }

  /// Reads a policy from the texts of its files, named by their path within the directory. The
  /// bounds are those of [#load].
  public static PolicyLoad of(SortedMap<String, String> files) {
    Problems problems = new Problems();
    long total = 0;
    for (var file : files.entrySet()) {
      int length = file.getValue().getBytes(StandardCharsets.UTF_8).length;
      total += length;
      if (length > PolicyFiles.MAX_FILE_BYTES || total > PolicyFiles.MAX_TOTAL_BYTES) {
        problems.add(
            Place.whole(file.getKey()), Problem.Code.TOO_LARGE, "too large", "split the file");
      }
    }
    if (files.size() > PolicyFiles.MAX_FILES) {
      problems.add(Place.whole("."), Problem.Code.TOO_LARGE, "too many files", "join some of them");
    }
    return problems.isEmpty()
        ? new PolicyReader(new TreeMap<>(files), problems).read()
        : new PolicyLoad.Rejected(problems.inOrder());
  }

  /// Decides one field of one record for one request. Never throws for what the facts say: whatever
  /// cannot be decided is denied.
  public FieldDecision decide(RequestFacts request, RecordFacts record, FieldFacts field) {
    return combiner.decide(new Facts(request, record, field));
  }

  /// The policy's id, from its manifest.
  public String id() {
    return manifest.id();
  }

  /// The policy's version, from its manifest.
  public String version() {
    return manifest.version();
  }

  /// SHA-256 over all files of the policy, 64 lower-case hexadecimal digits.
  public String digest() {
    return digest;
  }

  /// The ids of all rules, in the policy's order.
  public List<String> ruleIds() {
    return rules.stream().map(Rule::id).toList();
  }

  /// The roles approvers can have.
  public List<String> approverRoles() {
    return manifest.roles();
  }

  List<Example> examples() {
    return examples;
  }

  Manifest manifest() {
    return manifest;
  }

  List<Rule> rules() {
    return rules;
  }
}
