package org.ventanilla.window.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ventanilla.policy.Policy;
import org.ventanilla.window.notary.Ticket;
import org.ventanilla.window.platform.AllConnections;
import org.ventanilla.window.platform.TestDatabase;

class StoredPoliciesTests {
  private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");

  private static final Map<String, String> RULES =
      Map.of("rules.yaml", "rules: [{id: ID-1, effect: PERMIT, scope: {category: identity}}]");

  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  private static final Policy POLICY = SampleCase.policy(RULES);

  private final StoredPolicies policies =
      new StoredPolicies(new PolicyStore(DB.database()), _ -> {}, () -> START);

  @BeforeAll
  static void putInForce() {
    PolicyStore store = new PolicyStore(DB.database());
    String digest = POLICY.digest();
    store.changing(() -> {
      store.add(digest, POLICY.id(), POLICY.version(), 1, SampleCase.files(RULES), START);
      return store.activate(
          digest, "found", START, START, new Ticket(1), new byte[] {1}, new byte[32]);
    });
  }

  @Test
  void whoWaitsForAConnectionToSeeWhatIsInForceKeepsNoTransactionWaiting() throws Exception {
    List<String> seen =
        AllConnections.taken(
            DB, () -> policies.inForce().digest(), () -> policies.inForce().digest());

    assertThat(seen).hasSizeGreaterThan(1).containsOnly(POLICY.digest());
  }

  @Test
  void whoWaitsForAConnectionToLoadAVersionKeepsNoTransactionWaiting() throws Exception {
    List<String> seen =
        AllConnections.taken(
            DB,
            () -> policies.find(POLICY.digest()).orElseThrow().digest(),
            () -> policies.inForce().digest());

    assertThat(seen).hasSizeGreaterThan(1).containsOnly(POLICY.digest());
  }
}
