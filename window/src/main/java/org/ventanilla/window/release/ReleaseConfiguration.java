package org.ventanilla.window.release;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.ventanilla.policy.Policy;
import org.ventanilla.policy.PolicyLoad;
import org.ventanilla.policy.Problem;
import org.ventanilla.policy.Redactor;
import org.ventanilla.window.accreditation.Keys;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.PlatformSettings;
import org.ventanilla.window.platform.SecretFile;

/// Loads the policy the agreement names. A policy with a problem stops the start: a window without
/// a policy could only withhold.
@Configuration(proxyBeanMethods = false)
class ReleaseConfiguration {
  private static final String REDACTION_KEY_FILE = "redaction-key";
  private static final int REDACTION_KEY_BYTES = 32;

  @Bean
  ReleaseDesk releaseDesk(
      Agreement agreement,
      Keys keys,
      PlatformSettings settings,
      Database database,
      SecureRandom random) {
    byte[] key =
        SecretFile.in(settings.keysDir(), REDACTION_KEY_FILE)
            .readOrCreate(() -> {
              byte[] fresh = new byte[REDACTION_KEY_BYTES];
              random.nextBytes(fresh);
              return fresh;
            });
    return new ReleaseDesk(
        load(agreement.policyDirectory()),
        new FieldRelease(
            new Redactor(new SecretKeySpec(key, "HmacSHA256")), new Sealing(keys::encryptionKeys)),
        new ApprovalStore(database),
        random);
  }

  static Policy load(Path directory) {
    return switch (Policy.load(directory)) {
      case PolicyLoad.Loaded(Policy policy) -> policy;
      case PolicyLoad.Rejected(List<Problem> problems) ->
          throw new ReleaseFault(
              "POLICY_NOT_LOADED",
              problems.stream()
                  .map(Problem::toString)
                  .collect(
                      Collectors.joining(
                          System.lineSeparator(),
                          "the release policy has problems:" + System.lineSeparator(),
                          "")));
    };
  }
}
