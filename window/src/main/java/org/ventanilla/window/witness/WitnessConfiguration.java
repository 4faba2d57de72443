package org.ventanilla.window.witness;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.ventanilla.ledger.VerifierKey;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.notary.Notary;
import org.ventanilla.window.notary.WitnessDemand;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.PlatformSettings;
import org.ventanilla.window.platform.SecretFile;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WitnessSettings.class)
class WitnessConfiguration {
  /// Works, but is not well: a counterpart is missing or at fault. Calls are still taken.
  private static final String DEGRADED = "DEGRADED";

  @Bean
  WitnessDemand witnessDemand(WitnessSettings settings, Agreement agreement) {
    return new WitnessDemand(settings.witnesses(), agreement.cosignatureRequired());
  }

  @Bean
  Witness witness(
      Database database,
      PlatformSettings platform,
      WitnessSettings settings,
      Clock clock,
      SecureRandom random) {
    return new Witness(
        database,
        Witness.key(SecretFile.in(platform.keysDir(), Witness.KEY_FILE), settings.name(), random),
        settings.logs().stream().map(WitnessSettings.Log::verifierKey).toList(),
        clock);
  }

  /// Has the counterpart cosign; without one there is nothing to do.
  @Bean
  CosignerRun cosignerRun(Notary notary, WitnessSettings settings) {
    if (settings.url() == null) {
      return new CosignerRun(List.of(), List.of());
    }
    HttpPeer peer = new HttpPeer(settings.url(), settings.patience());
    Cosigner cosigner = new Cosigner(notary, peer, settings.witnesses(), settings.poll());
    cosigner.start();
    return new CosignerRun(List.of(cosigner), List.of(peer));
  }

  /// At most one, and its connection.
  record CosignerRun(List<Cosigner> cosigners, List<HttpPeer> peers) implements AutoCloseable {
    @Override
    public void close() {
      cosigners.forEach(Cosigner::close);
      peers.forEach(HttpPeer::close);
    }
  }

  @Bean
  MirrorKeeper mirrorKeeper(Witness witness, WitnessSettings settings) {
    Map<String, Mirror> mirrors = new HashMap<>();
    List<HttpPeer> peers = new ArrayList<>();
    Path directory = settings.mirrorDir();
    if (directory != null) {
      for (WitnessSettings.Log log : settings.logs()) {
        if (log.url() != null) {
          VerifierKey key = log.verifierKey();
          HttpPeer peer = new HttpPeer(Objects.requireNonNull(log.url()), settings.patience());
          peers.add(peer);
          mirrors.put(
              key.name(),
              new Mirror(
                  key,
                  peer,
                  new MirrorFiles(directory.resolve(WitnessSettings.folder(key.name()))),
                  witness::conflict));
        }
      }
    }
    MirrorKeeper keeper = new MirrorKeeper(mirrors, peers, settings.mirrorEvery());
    keeper.start();
    return keeper;
  }

  @Bean
  HealthIndicator witnessHealth(Witness witness, CosignerRun run, MirrorKeeper mirrors) {
    return () -> {
      List<String> troubles =
          new ArrayList<>(run.cosigners().stream().flatMap(one -> one.trouble().stream()).toList());
      mirrors.troubles().forEach((origin, trouble) -> troubles.add(origin + ": " + trouble));
      long conflicts = witness.conflicts();
      if (conflicts > 0) {
        troubles.add("conflicting checkpoints are kept: " + conflicts);
      }
      return troubles.isEmpty()
          ? Health.up().build()
          : Health.status(DEGRADED).withDetail("troubles", troubles).build();
    };
  }
}
