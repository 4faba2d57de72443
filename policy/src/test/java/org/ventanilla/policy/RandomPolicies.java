package org.ventanilla.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Random policies over [Sample]'s manifest, and random facts.
final class RandomPolicies {
  private static final List<String> PLAIN =
      List.of(
          "level(record.classification) <= level(requester.clearance)",
          "!record.thirdParty || record.consent",
          "has(record.source) && record.source in ['A', 'B']",
          "record.handling != 'H0'",
          "'investigator' in requester.roles",
          "request.purpose == 'investigation' && level(record.handling) < level('H3')",
          "record.originator == 'bb-police'",
          "requester.roles.all(role, role in ['investigator', 'judge'])");
  private static final List<String> CONDITIONS =
      Stream.concat(
              PLAIN.stream(), Stream.of("requester.roles.exists(role, role.startsWith('inv'))"))
          .toList();

  private static final List<String> TIMES =
      List.of(
          "from: 2026-06-01",
          "until: 2026-06-01",
          "from: 2026-07-01",
          "until: 2026-06-01T12:00:00Z",
          "from: 2026-06-01T09:30:00-06:00");

  private final Random random;
  private List<String> conditions = CONDITIONS;
  private List<String> times = TIMES;

  RandomPolicies(long seed) {
    this.random = new Random(seed);
  }

  String rules(int count) {
    conditions = CONDITIONS;
    times = TIMES;
    return written(count);
  }

  /// Rules that between them have three conditions and one time, so that all situations can be
  /// looked at in a moment.
  String fewRules(int count) {
    conditions = List.of(pick(PLAIN), pick(PLAIN), pick(PLAIN));
    times = List.of(pick(TIMES));
    return written(count);
  }

  private String written(int count) {
    StringBuilder text = new StringBuilder("rules:\n");
    for (int i = 0; i < count; i++) {
      text.append(rule(i));
    }
    return text.toString();
  }

  private String rule(int number) {
    String effect = pick(List.of("PERMIT", "PERMIT", "APPROVE", "DENY"));
    StringBuilder text = new StringBuilder();
    text.append("  - id: R-").append(number).append("\n    effect: ").append(effect).append('\n');
    if (effect.equals("DENY")) {
      text.append("    ground: ").append(pick(List.of("INACCURATE", "MINOR_OFFENCE"))).append('\n');
    }
    text.append("    scope: {").append(String.join(", ", scope())).append("}\n");
    if (random.nextInt(3) > 0) {
      text.append("    when: \"").append(pick(conditions)).append("\"\n");
    }
    if (random.nextInt(6) == 0) {
      text.append("    valid: {").append(pick(times)).append("}\n");
    }
    List<String> obligations = obligations(effect);
    if (!obligations.isEmpty()) {
      text.append("    obligations: [").append(String.join(", ", obligations)).append("]\n");
    }
    return text.toString();
  }

  private List<String> scope() {
    List<String> scope = new ArrayList<>();
    addSometimes(scope, "to", List.of("aa", "bb"));
    addSometimes(scope, "from", List.of("aa", "bb"));
    addSometimes(scope, "kind", List.of("information", "vetting"));
    addSometimes(scope, "agency", List.of("aa-police", "bb-police", "bb-customs"));
    addSometimes(scope, "purpose", List.of("investigation", "identify", "vetting"));
    addSometimes(scope, "urgency", List.of("URGENT", "ORDINARY"));
    addSometimes(scope, "category", List.of("identity", "financial", "informant"));
    addSometimes(scope, "holder", List.of("aa-police", "aa-registry"));
    addSometimes(scope, "field", List.of("name", "account", "account.number"));
    return scope;
  }

  private void addSometimes(List<String> scope, String key, List<String> values) {
    if (random.nextInt(4) == 0) {
      List<String> some = values.stream().filter(value -> random.nextBoolean()).toList();
      scope.add(key + ": " + (some.isEmpty() ? pick(values) : some.toString()));
    }
  }

  private List<String> obligations(String effect) {
    List<String> obligations = new ArrayList<>();
    if (effect.equals("APPROVE")) {
      obligations.add(
          "{type: approver, role: %s, count: %s}"
              .formatted(pick(List.of("director", "officer")), 1 + random.nextInt(2)));
    }
    if (!effect.equals("DENY") && random.nextInt(3) == 0) {
      obligations.add(
          pick(
              List.of(
                  "{type: redact, keep: last4}",
                  "{type: redact, keep: last2}",
                  "{type: redact, keep: first2}",
                  "{type: redact, keep: nothing}",
                  "{type: redact, path: account.number, keep: last4}",
                  "{type: redact, path: account, keep: hmac}",
                  "{type: mark, handling: H2}",
                  "{type: mark, handling: H1}",
                  "{type: expire, days: 30}",
                  "{type: expire, days: 90}",
                  "{type: seal}",
                  "{type: notify-originator}")));
    }
    return obligations;
  }

  Facts facts() {
    String to = pick(List.of("aa", "bb"));
    List<String> roles = pick(List.of("investigator", "judge", "clerk", "")).lines().toList();
    RequestFacts request =
        new RequestFacts(
            to,
            to.equals("aa") ? "bb" : "aa",
            to + pick(List.of("-police", "-customs")),
            pick(List.of("information", "vetting")),
            pick(List.of("investigation", "identify", "vetting")),
            pick(List.of("URGENT", "ORDINARY")),
            pick(List.of("unclassified", "restricted", "confidential", "secret")),
            roles,
            Sample.AT.plusHours(random.nextInt(72) - 36L));
    RecordFacts record =
        new RecordFacts(
            pick(List.of("aa-police", "aa-registry", "bb-customs")),
            null,
            pick(List.of("unclassified", "restricted", "confidential", "secret")),
            pick(List.of("H0", "H1", "H2", "H3")),
            random.nextInt(5) == 0 ? null : pick(List.of("A", "B", "C", "X")),
            "1",
            random.nextInt(10) == 0 ? null : "bb-police",
            random.nextBoolean(),
            random.nextBoolean());
    FieldFacts field =
        new FieldFacts(
            pick(List.of("name", "account", "account.number")),
            pick(List.of("identity", "financial", "informant")));
    return new Facts(request, record, field);
  }

  private String pick(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }
}
