package org.ventanilla.window.release;

import java.nio.file.Path;
import java.util.random.RandomGenerator;
import javax.crypto.spec.SecretKeySpec;
import org.ventanilla.policy.Redactor;
import org.ventanilla.window.platform.Database;

/// A release desk for other modules' tests, on a policy of theirs.
public final class TestReleaseDesk {
  private TestReleaseDesk() {}

  public static ReleaseDesk on(Path policy, Database database) {
    return new ReleaseDesk(
        ReleaseConfiguration.load(policy),
        new FieldRelease(new Redactor(new SecretKeySpec(new byte[32], "HmacSHA256"))),
        new ApprovalStore(database),
        RandomGenerator.of("L64X128MixRandom"));
  }
}
