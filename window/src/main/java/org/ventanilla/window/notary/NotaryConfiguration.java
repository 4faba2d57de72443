package org.ventanilla.window.notary;

import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.PlatformSettings;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotarySettings.class)
class NotaryConfiguration {
  @Bean
  Notary notary(
      Database database,
      PlatformSettings platform,
      NotarySettings settings,
      Clock clock,
      SecureRandom random,
      WitnessDemand demand) {
    return Notary.start(database, platform.keysDir(), settings, clock, random, demand);
  }

  @Bean
  LedgerPages ledgerPages(Notary notary) {
    return notary.pages();
  }

  @Bean
  HealthIndicator notaryHealth(Notary notary) {
    return () ->
        switch (notary.standing()) {
          case Standing.Sequencing _ -> up("sequencing", notary);
          case Standing.Following _ -> up("following", notary);
          case Standing.Idle _ -> Health.outOfService().withDetail("standing", "idle").build();
          case Standing.ReadOnly(NotaryFault.Code code, String message) ->
              Health.down()
                  .withDetail("standing", "read-only")
                  .withDetail("code", code.text())
                  .withDetail("reason", message)
                  .build();
        };
  }

  private static Health up(String standing, Notary notary) {
    return Health.up().withDetail("standing", standing).withDetail("size", notary.size()).build();
  }
}
