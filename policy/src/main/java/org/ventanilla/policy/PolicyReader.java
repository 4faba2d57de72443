package org.ventanilla.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Reads a whole policy from its files. Any problem anywhere means no policy.
final class PolicyReader {
  static final int MAX_RULES = 10_000;

  /// Of a file with rules.
  static final Set<String> KEYS = Set.of("rules");

  private final SortedMap<String, String> files;
  private final Problems problems;
  private final Problems tableProblems;

  /// @param tableProblems what is wrong with tables; they keep no policy from loading
  PolicyReader(SortedMap<String, String> files, Problems problems, Problems tableProblems) {
    this.files = files;
    this.problems = problems;
    this.tableProblems = tableProblems;
  }

  PolicyLoad read() {
    String text = files.get(PolicyFiles.MANIFEST);
    if (text == null) {
      problems.add(
          Place.whole(PolicyFiles.MANIFEST),
          Problem.Code.UNREADABLE,
          "there is no " + PolicyFiles.MANIFEST,
          "add one that declares id, version, levels and attributes");
      return rejected();
    }
    YamlMap map = new YamlText(PolicyFiles.MANIFEST, problems).read(text);
    Manifest manifest = map == null ? null : new ManifestReader(map).read();
    if (manifest == null) {
      return rejected();
    }
    ConditionCompiler compiler = new ConditionCompiler(manifest, tables(manifest));
    List<Rule> rules = rules(manifest, compiler);
    List<Invariant> invariants = invariants(manifest, compiler);
    List<Example> examples = examples();
    if (problems.isEmpty() && rules.isEmpty()) {
      problems.add(
          Place.whole("."),
          Problem.Code.NO_RULES,
          "the policy has no rule, so nothing could ever leave",
          "add a file with 'rules:'");
    }
    if (!problems.isEmpty()) {
      return rejected();
    }
    return new PolicyLoad.Loaded(
        new Policy(
            new PolicyContent(
                manifest,
                rules,
                invariants,
                examples,
                tableProblems.inOrder(),
                PolicyDigest.of(files))));
  }

  private PolicyLoad rejected() {
    return new PolicyLoad.Rejected(problems.inOrder());
  }

  /// All tables by name. One with a problem is there, and broken.
  private Map<String, Table> tables(Manifest manifest) {
    Map<String, Table> tables = new HashMap<>();
    files.forEach((file, text) -> {
      if (PolicyFiles.isTable(file)) {
        String name =
            file.substring(
                PolicyFiles.TABLES.length() + 1, file.length() - PolicyFiles.YAML.length());
        tables.put(name, table(manifest, file, name, text));
      }
    });
    return tables;
  }

  private Table table(Manifest manifest, String file, String name, String text) {
    if (!Identifier.isValid(name)) {
      problems.add(
          Place.whole(file),
          Problem.Code.INVALID_VALUE,
          "the file's name is no name for a table",
          "use " + Identifier.SHAPE);
    }
    Problems own = new Problems();
    YamlMap map = tableProblems.isAbout(file) ? null : new YamlText(file, own).read(text);
    Table broken = Table.broken(name, Place.whole(file));
    Table table = map == null ? broken : new TableReader(manifest, name, map).read();
    tableProblems.addAll(own);
    return own.isEmpty() ? table : broken;
  }

  private List<Invariant> invariants(Manifest manifest, ConditionCompiler compiler) {
    YamlMap map = files.containsKey(PolicyFiles.INVARIANTS) ? read(PolicyFiles.INVARIANTS) : null;
    return map == null ? List.of() : new InvariantReader(manifest, compiler, map).read();
  }

  private List<Rule> rules(Manifest manifest, ConditionCompiler compiler) {
    RuleReader reader = new RuleReader(manifest, compiler);
    List<Rule> rules = new ArrayList<>();
    Map<String, Place> ids = new HashMap<>();
    for (String file : files.keySet()) {
      if (!isRules(file)) {
        continue;
      }
      YamlMap map = read(file);
      if (map == null) {
        continue;
      }
      map.allowOnly(KEYS);
      map.require("rules");
      for (YamlMap item : map.maps("rules")) {
        Rule rule = reader.read(item);
        if (rule != null) {
          add(rule, item, rules, ids);
        }
      }
    }
    return rules;
  }

  private static void add(Rule rule, YamlMap item, List<Rule> rules, Map<String, Place> ids) {
    Place first = ids.putIfAbsent(rule.id(), item.place("id"));
    if (first != null) {
      item.problem(
          "id",
          Problem.Code.DUPLICATE_ID,
          "the rule '" + rule.id() + "' stands already at " + first.file() + ":" + first.line(),
          "give it an id of its own");
    } else if (rules.size() == MAX_RULES) {
      item.problem(
          "id", Problem.Code.TOO_LARGE, "more than " + MAX_RULES + " rules", "split the policy");
    } else {
      rules.add(rule);
    }
  }

  private List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    for (String file : files.keySet()) {
      if (isExamples(file)) {
        YamlMap map = read(file);
        if (map != null) {
          examples.addAll(new ExampleReader(map).read());
        }
      }
    }
    return examples;
  }

  private static boolean isRules(String file) {
    return !file.equals(PolicyFiles.MANIFEST)
        && !file.equals(PolicyFiles.INVARIANTS)
        && !isExamples(file)
        && !PolicyFiles.isTable(file);
  }

  private static boolean isExamples(String file) {
    return file.startsWith(PolicyFiles.EXAMPLES + "/");
  }

  private @Nullable YamlMap read(String file) {
    return new YamlText(file, problems).read(files.getOrDefault(file, ""));
  }
}
