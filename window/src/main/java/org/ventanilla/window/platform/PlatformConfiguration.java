package org.ventanilla.window.platform;

import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PlatformSettings.class)
class PlatformConfiguration {
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  SecureRandom secureRandom() {
    return new SecureRandom();
  }

  @Bean
  Ids ids(Clock clock, SecureRandom random) {
    return new Ids(clock, random);
  }

  @Bean
  Storage storage(PlatformSettings settings, Ids ids, Clock clock) {
    return Storage.open(settings, ids, clock);
  }

  @Bean
  Database database(Storage storage) {
    return storage.database();
  }

  // The storage closes it; Spring would do so a second time.
  @Bean(destroyMethod = "")
  Vault vault(Storage storage) {
    return storage.vault();
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  KeySweep keySweep(Database database, Vault vault, ObjectProvider<KeyColumn> columns) {
    return new KeySweep(database, vault, columns.stream().toList());
  }

  @Bean
  HealthIndicator databaseHealth(Database database) {
    return () -> {
      try {
        int one =
            database.asWindow(() -> database.sql().sql("select 1").query(Integer.class).single());
        return one == 1 ? Health.up().build() : Health.down().build();
      } catch (PlatformFault _) {
        return Health.down().build();
      }
    };
  }

  /// Health is for whoever watches the process: no login, no details, nothing else opened.
  @Bean
  @Order(1)
  SecurityFilterChain healthChain(HttpSecurity http) {
    return http.securityMatcher("/health")
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }
}
