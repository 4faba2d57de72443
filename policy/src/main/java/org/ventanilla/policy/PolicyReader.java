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

  private final SortedMap<String, String> files;
  private final Problems problems;

  PolicyReader(SortedMap<String, String> files, Problems problems) {
    this.files = files;
    this.problems = problems;
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
    List<Rule> rules = rules(manifest);
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
    return new PolicyLoad.Loaded(new Policy(manifest, rules, examples, PolicyDigest.of(files)));
  }

  private PolicyLoad rejected() {
    return new PolicyLoad.Rejected(problems.inOrder());
  }

  private List<Rule> rules(Manifest manifest) {
    RuleReader reader = new RuleReader(manifest, new ConditionCompiler(manifest));
    List<Rule> rules = new ArrayList<>();
    Map<String, Place> ids = new HashMap<>();
    for (String file : files.keySet()) {
      if (file.equals(PolicyFiles.MANIFEST) || isExamples(file)) {
        continue;
      }
      YamlMap map = read(file);
      if (map == null) {
        continue;
      }
      map.allowOnly(Set.of("rules"));
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

  private static boolean isExamples(String file) {
    return file.startsWith(PolicyFiles.EXAMPLES + "/");
  }

  private @Nullable YamlMap read(String file) {
    return new YamlText(file, problems).read(files.getOrDefault(file, ""));
  }
}
