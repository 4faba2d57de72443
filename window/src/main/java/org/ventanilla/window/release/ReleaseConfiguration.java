package org.ventanilla.window.release;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.ventanilla.policy.Policy;
import org.ventanilla.policy.PolicyDirectory;
import org.ventanilla.policy.PolicyLoad;
import org.ventanilla.policy.Problem;
import org.ventanilla.policy.Redactor;
import org.ventanilla.window.accreditation.Keys;
import org.ventanilla.window.accreditation.Signatures;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.OwnParty;
import org.ventanilla.window.notary.Notary;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.PlatformSettings;
import org.ventanilla.window.platform.SecretFile;

/// Opens the register of policies. The first start puts the agreement's directory in force; from
/// then on the database says which version is. A policy with a problem stops the start: a window
/// without a policy could only withhold.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReleaseSettings.class)
class ReleaseConfiguration {
  private static final Logger log = LoggerFactory.getLogger(ReleaseConfiguration.class);
  private static final Status DEGRADED = new Status("DEGRADED");
  private static final String REDACTION_KEY_FILE = "redaction-key";
  private static final int REDACTION_KEY_BYTES = 32;

  @Bean
  PolicyStore policyStore(Database database) {
    return new PolicyStore(database);
  }

  @Bean
  PolicyFaults policyFaults(Clock clock) {
    return new PolicyFaults(clock);
  }

  @Bean
  HealthIndicator policyHealth(PolicyFaults faults) {
    return () -> {
      List<String> troubles = faults.recent();
      return troubles.isEmpty()
          ? Health.up().build()
          : Health.status(DEGRADED).withDetail("troubles", troubles).build();
    };
  }

  @Bean
  StoredPolicies storedPolicies(PolicyStore store, PolicyFaults faults, Clock clock) {
    return new StoredPolicies(store, faults, clock);
  }

  @Bean
  PolicyDesk policyDesk(
      PolicyStore store,
      StoredPolicies policies,
      Agreement agreement,
      OwnParty own,
      Signatures signatures,
      Keys keys,
      Notary notary,
      SecureRandom random,
      ReleaseSettings settings,
      Clock clock) {
    PolicyRegister register =
        new PolicyRegister(
            store,
            policies,
            new PolicyLedger(notary::append, store, random),
            agreement,
            own,
            signatures,
            keys,
            settings.proposalValidity(),
            clock);
    start(register, policies, agreement.policyDirectory());
    return register;
  }

  @Bean
  ReleaseDesk releaseDesk(
      StoredPolicies policies,
      PolicyDesk founded,
      PolicyFaults faults,
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
        policies,
        new FieldRelease(
            new Redactor(new SecretKeySpec(key, "HmacSHA256")),
            new Sealing(keys::encryptionKeys),
            faults),
        new ApprovalStore(database),
        random);
  }

  /// Later starts do not need the directory, and say so when it is another policy by now.
  static void start(PolicyRegister register, StoredPolicies policies, Path directory) {
    if (register.activations().isEmpty()) {
      SortedMap<String, String> files = texts(directory);
      register.found(load(files), files);
      policies.forget();
    }
    Policy inForce = policies.inForce();
    log.atInfo()
        .addKeyValue("policy", inForce.digest())
        .addKeyValue("version", inForce.version())
        .log("policy-in-force");
    boolean same =
        PolicyDirectory.read(directory) instanceof PolicyDirectory.Texts texts
            && texts.digest().equals(inForce.digest());
    if (!same) {
      log.atWarn().addKeyValue("policy", inForce.digest()).log("policy-directory-differs");
    }
  }

  static Policy load(Path directory) {
    return load(texts(directory));
  }

  private static Policy load(SortedMap<String, String> files) {
    return switch (Policy.of(files)) {
      case PolicyLoad.Loaded(Policy policy) -> policy;
      case PolicyLoad.Rejected(List<Problem> problems) -> throw notLoaded(problems);
    };
  }

  private static SortedMap<String, String> texts(Path directory) {
    return switch (PolicyDirectory.read(directory)) {
      case PolicyDirectory.Texts(SortedMap<String, String> files) -> files;
      case PolicyDirectory.Unreadable(List<Problem> problems) -> throw notLoaded(problems);
    };
  }

  private static ReleaseFault notLoaded(List<Problem> problems) {
    return new ReleaseFault(
        "POLICY_NOT_LOADED",
        problems.stream()
            .map(Problem::toString)
            .collect(
                Collectors.joining(
                    System.lineSeparator(),
                    "the release policy has problems:" + System.lineSeparator(),
                    "")));
  }
}
