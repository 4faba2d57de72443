package org.ventanilla.bench.policy;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.entity.Entities;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.PolicySet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ventanilla.policy.Effect;
import org.ventanilla.policy.FieldDecision;
import org.ventanilla.policy.Policy;

/// One decision on one field, on one thread. Both engines have read their rules before; Cedar keeps
/// them parsed on its side. Before anything is measured the two are held against each other: where
/// Cedar allows nothing ours releases nothing, and the reverse.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 2)
public class PolicyBenchmark {
  /// How many rules the policy has; five of them are about each field.
  @Param({"20", "200", "2000"})
  public int rules;

  private final BasicAuthorizationEngine cedar = new BasicAuthorizationEngine();
  private Policy policy = new InventedPolicy(InventedPolicy.RULES_A_FIELD).ours();
  private PolicySet policies = new PolicySet();
  private Entities entities = new Entities();
  private List<InventedPolicy.Question> questions = List.of();
  private int next;

  /// Reads the rules and holds the engines against each other.
  @Setup
  public void read() throws AuthException, CacheException {
    InventedPolicy invented = new InventedPolicy(rules);
    policy = invented.ours();
    policies = invented.cedars();
    policies.cache();
    entities = invented.entities();
    questions = invented.questions();
    for (InventedPolicy.Question question : questions) {
      boolean isReleased = decided(question).effect() != Effect.DENY;
      boolean isAllowed = authorized(question).success.orElseThrow().isAllowed();
      if (isReleased != isAllowed) {
        throw new IllegalStateException("the engines differ on " + question.record());
      }
    }
  }

  /// Ours.
  @Benchmark
  public FieldDecision ventanilla() {
    return decided(question());
  }

  /// Cedar through its Java library.
  @Benchmark
  public AuthorizationResponse cedar() throws AuthException {
    return authorized(question());
  }

  private InventedPolicy.Question question() {
    next = (next + 1) % questions.size();
    return questions.get(next);
  }

  private FieldDecision decided(InventedPolicy.Question question) {
    return policy.decide(question.request(), question.record(), question.field());
  }

  private AuthorizationResponse authorized(InventedPolicy.Question question) throws AuthException {
    return cedar.isAuthorized(question.cedar(), policies, entities);
  }
}
