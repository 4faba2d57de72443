package org.ventanilla.window.release;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import javax.crypto.spec.SecretKeySpec;
import org.ventanilla.policy.PolicyAlarm;
import org.ventanilla.policy.Redactor;
import org.ventanilla.window.accreditation.RegisteredKey;
import org.ventanilla.window.platform.Database;

/// A release desk for other modules' tests, on a policy of theirs.
public final class TestReleaseDesk {
  private TestReleaseDesk() {}

  /// No agency has a key to seal to.
  public static ReleaseDesk on(Path policy, Database database) {
    return on(policy, database, _ -> List.of());
  }

  public static ReleaseDesk on(
      Path policy, Database database, Function<String, List<RegisteredKey>> encryptionKeys) {
    return on(TestPolicies.of(policy), database, encryptionKeys);
  }

  public static ReleaseDesk on(
      TestPolicies policies,
      Database database,
      Function<String, List<RegisteredKey>> encryptionKeys) {
    return on(policies, database, encryptionKeys, _ -> {});
  }

  /// @param alarm is told of every fault
  static ReleaseDesk on(
      PolicyBook policies,
      Database database,
      Function<String, List<RegisteredKey>> encryptionKeys,
      PolicyAlarm alarm) {
    return new ReleaseDesk(
        policies,
        new FieldRelease(
            new Redactor(new SecretKeySpec(new byte[32], "HmacSHA256")),
            new Sealing(encryptionKeys),
            alarm),
        new ApprovalStore(database),
        RandomGenerator.of("L64X128MixRandom"));
  }
}
