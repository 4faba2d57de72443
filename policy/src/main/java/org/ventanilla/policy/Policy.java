package org.ventanilla.policy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
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
  private final PolicyContent content;
  private final Combiner combiner;

  Policy(PolicyContent content) {
    this(content, new Combiner(content, Watch.usual()));
  }

  private Policy(PolicyContent content, Combiner combiner) {
    this.content = content;
    this.combiner = combiner;
  }

  /// Reads a policy directory: `policy.yaml`, the rules in the other `.yaml` files beside it,
  /// `invariants.yaml`, the tables in `tables/` and the examples in `tests/`.
  public static PolicyLoad load(Path directory) {
    Problems problems = new Problems();
    Problems tableProblems = new Problems();
    SortedMap<String, String> files = PolicyFiles.read(directory, problems, tableProblems);
    return problems.isEmpty()
        ? new PolicyReader(files, problems, tableProblems).read()
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
      if (file.getKey().chars().anyMatch(Identifier::controls)) {
        problems.add(
            Place.whole(file.getKey()),
            Problem.Code.UNEXPECTED_FILE,
            PolicyFiles.HIDDEN_IN_NAME,
            "rename it");
      }
    }
    if (files.size() > PolicyFiles.MAX_FILES) {
      problems.add(Place.whole("."), Problem.Code.TOO_LARGE, "too many files", "join some of them");
    }
    return problems.isEmpty()
        ? new PolicyReader(new TreeMap<>(files), problems, new Problems()).read()
        : new PolicyLoad.Rejected(problems.inOrder());
  }

  /// Decides one field of one record for one request. Never throws for what the facts say: whatever
  /// cannot be decided is denied.
  public FieldDecision decide(RequestFacts request, RecordFacts record, FieldFacts field) {
    return combiner.decide(new Facts(request, record, field));
  }

  /// Says of one field what [#decide] says, and of each rule that nearly applied what kept it from
  /// it. Slower than [#decide].
  public Explanation explain(RequestFacts request, RecordFacts record, FieldFacts field) {
    Facts facts = new Facts(request, record, field);
    return new Explainer(content).explain(facts, combiner.decide(facts));
  }

  /// The same policy, telling of every fault.
  public Policy withAlarm(PolicyAlarm alarm) {
    return new Policy(content, new Combiner(content, combiner.watch().withAlarm(alarm)));
  }

  /// The same policy, withholding a field whose decision takes longer than this; two seconds where
  /// nothing else is said.
  public Policy withTimeOut(Duration timeOut) {
    return new Policy(content, new Combiner(content, combiner.watch().withTimeOut(timeOut)));
  }

  Policy watchedBy(Watch watch) {
    return new Policy(content, new Combiner(content, watch));
  }

  /// The policy's id, from its manifest.
  public String id() {
    return content.manifest().id();
  }

  /// The policy's version, from its manifest.
  public String version() {
    return content.manifest().version();
  }

  /// SHA-256 over all files of the policy, 64 lower-case hexadecimal digits.
  public String digest() {
    return content.digest();
  }

  /// The ids of all rules, in the policy's order.
  public List<String> ruleIds() {
    return content.rules().stream().map(Rule::id).toList();
  }

  /// The roles approvers can have.
  public List<String> approverRoles() {
    return content.manifest().roles();
  }

  /// What is wrong with tables. Whatever reads such a table withholds; a policy that has any is not
  /// to be activated.
  public List<Problem> brokenTables() {
    return content.tableProblems();
  }

  List<Example> examples() {
    return content.examples();
  }

  Manifest manifest() {
    return content.manifest();
  }

  List<Rule> rules() {
    return content.rules();
  }

  List<Invariant> invariants() {
    return content.invariants();
  }

  Combiner combiner() {
    return combiner;
  }
}
