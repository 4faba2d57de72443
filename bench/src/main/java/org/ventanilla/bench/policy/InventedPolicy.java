package org.ventanilla.bench.policy;

import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.entity.Entities;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ventanilla.policy.FieldFacts;
import org.ventanilla.policy.Policy;
import org.ventanilla.policy.PolicyLoad;
import org.ventanilla.policy.RecordFacts;
import org.ventanilla.policy.RequestFacts;

/// A policy of any size in which five rules are about each field, and the same rules in Cedar's
/// language. Cedar has no approvals and no obligations: there an approval is a permit.
final class InventedPolicy {
  static final int RULES_A_FIELD = 5;
  private static final int QUESTIONS = 256;
  private static final List<String> CLASSIFICATIONS =
      List.of("unclassified", "restricted", "confidential", "secret");
  private static final List<String> HANDLING = List.of("H0", "H1", "H2", "H3");
  private static final List<String> PURPOSES = List.of("investigation", "identify", "vetting");
  private static final List<String> SOURCES = List.of("A", "B", "C", "X");

  private final int categories;
  private final Random random = new Random(20_261_127L);

  InventedPolicy(int rules) {
    this.categories = rules / RULES_A_FIELD;
  }

  /// One question, in both forms.
  record Question(
      RequestFacts request, RecordFacts record, FieldFacts field, AuthorizationRequest cedar) {}

  Policy ours() {
    String manifest =
        """
        id: bench
        version: "1"
        levels: {classification: %s, handling: %s}
        agencies: {aa: [aa-police], bb: [bb-police]}
        kinds: [information]
        purposes: %s
        urgencies: [ORDINARY]
        categories: %s
        evaluation: {source: %s, information: ["1"]}
        roles: [director]
        """
            .formatted(CLASSIFICATIONS, HANDLING, PURPOSES, names(), SOURCES);
    StringBuilder rules = new StringBuilder("rules:\n");
    for (String category : names()) {
      rules.append(
          """
            - {id: %1$s-A, effect: PERMIT, scope: {to: bb, category: %1$s}, obligations: [{type: mark, handling: H1}]}
            - {id: %1$s-B, effect: PERMIT, scope: {to: bb, category: %1$s}, when: level(record.classification) <= level(requester.clearance), obligations: [{type: redact, keep: last4}]}
            - {id: %1$s-C, effect: DENY, ground: THIRD_PARTY_CONSENT, scope: {to: bb, category: %1$s}, when: record.thirdParty && !record.consent}
            - {id: %1$s-D, effect: DENY, ground: INACCURATE, scope: {to: bb, category: %1$s}, when: 'has(record.source) && record.source == "X"'}
            - {id: %1$s-E, effect: APPROVE, scope: {to: bb, category: %1$s}, when: 'request.purpose == "investigation" && level(record.handling) < level("H3")', obligations: [{type: approver, role: director}]}
          """
              .formatted(category));
    }
    return switch (Policy.of(
        new TreeMap<>(Map.of("policy.yaml", manifest, "rules.yaml", rules.toString())))) {
      case PolicyLoad.Loaded(Policy policy) -> policy;
      case PolicyLoad.Rejected rejected -> throw new IllegalStateException(rejected.toString());
    };
  }

  PolicySet cedars() {
    Set<com.cedarpolicy.model.policy.Policy> policies = new HashSet<>();
    for (String category : names()) {
      String scope =
          "(principal in Government::\"bb\", action == Action::\"release\", resource == Category::\""
              + category
              + "\")";
      add(policies, category + "-A", "permit " + scope + ";");
      add(
          policies,
          category + "-B",
          "permit " + scope + " when { context.classification <= context.clearance };");
      add(
          policies,
          category + "-C",
          "forbid " + scope + " when { context.thirdParty && !context.consent };");
      add(
          policies,
          category + "-D",
          "forbid " + scope + " when { context has source && context.source == \"X\" };");
      add(
          policies,
          category + "-E",
          "permit "
              + scope
              + " when { context.purpose == \"investigation\" && context.handling < 3 };");
    }
    return new PolicySet(policies);
  }

  private static void add(
      Set<com.cedarpolicy.model.policy.Policy> policies, String id, String text) {
    policies.add(new com.cedarpolicy.model.policy.Policy(text, id));
  }

  Entities entities() {
    EntityUID government = uid("Government", "bb");
    return new Entities(
        Set.of(
            new Entity(government, Map.of(), Set.of()),
            new Entity(uid("Agency", "bb-police"), Map.of(), Set.of(government))));
  }

  List<Question> questions() {
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < QUESTIONS; i++) {
      questions.add(question());
    }
    return questions;
  }

  private Question question() {
    String category = "c" + random.nextInt(categories);
    String purpose = pick(PURPOSES);
    String clearance = pick(CLASSIFICATIONS);
    String classification = pick(CLASSIFICATIONS);
    String handling = pick(HANDLING);
    String source = pick(SOURCES);
    boolean thirdParty = random.nextInt(4) == 0;
    boolean consent = random.nextBoolean();
    Map<String, Value> context = new HashMap<>();
    context.put("purpose", new PrimString(purpose));
    context.put("clearance", new PrimLong(CLASSIFICATIONS.indexOf(clearance)));
    context.put("classification", new PrimLong(CLASSIFICATIONS.indexOf(classification)));
    context.put("handling", new PrimLong(HANDLING.indexOf(handling)));
    context.put("source", new PrimString(source));
    context.put("thirdParty", new PrimBool(thirdParty));
    context.put("consent", new PrimBool(consent));
    return new Question(
        new RequestFacts(
            "bb",
            "aa",
            "bb-police",
            "information",
            purpose,
            "ORDINARY",
            clearance,
            List.of("investigator"),
            ZonedDateTime.of(2026, 6, 1, 12, 0, 0, 0, ZoneOffset.UTC)),
        new RecordFacts(
            "aa-police", null, classification, handling, source, "1", null, thirdParty, consent),
        new FieldFacts("name", category),
        new AuthorizationRequest(
            uid("Agency", "bb-police"),
            uid("Action", "release"),
            uid("Category", category),
            context));
  }

  private static EntityUID uid(String type, String id) {
    return new EntityUID(EntityTypeName.parse(type).orElseThrow(), id);
  }

  private List<String> names() {
    return IntStream.range(0, categories).mapToObj(i -> "c" + i).collect(Collectors.toList());
  }

  private String pick(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }
}
