package org.ventanilla.window.release;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ventanilla.policy.Policy;

/// Versions of the policy for other modules' tests, of which a test says which is in force.
public final class TestPolicies implements PolicyBook {
  private final Map<String, Policy> added = new ConcurrentHashMap<>();
  private volatile Policy inForce;

  private TestPolicies(Policy first) {
    this.inForce = first;
    added.put(first.digest(), first);
  }

  public static TestPolicies of(Path directory) {
    return new TestPolicies(ReleaseConfiguration.load(directory));
  }

  /// Adds a version without putting it in force.
  ///
  /// @return its digest
  public String add(Path directory) {
    Policy policy = ReleaseConfiguration.load(directory);
    added.put(policy.digest(), policy);
    return policy.digest();
  }

  /// Adds a version and puts it in force.
  public void change(Path directory) {
    inForce = Objects.requireNonNull(added.get(add(directory)));
  }

  @Override
  public Policy inForce() {
    return inForce;
  }

  @Override
  public Optional<Policy> find(String digest) {
    return Optional.ofNullable(added.get(digest));
  }
}
