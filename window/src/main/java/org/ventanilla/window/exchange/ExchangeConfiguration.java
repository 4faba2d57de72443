package org.ventanilla.window.exchange;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.ventanilla.window.accreditation.Keys;
import org.ventanilla.window.accreditation.Signatures;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.OwnParty;
import org.ventanilla.window.notary.Notary;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.Ids;
import org.ventanilla.window.platform.KeyColumn;
import org.ventanilla.window.platform.Vault;
import org.ventanilla.window.release.ReleaseDesk;

/// Puts the exchange together from the kinds of request and the holders there are.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExchangeSettings.class)
class ExchangeConfiguration {

  @Bean
  RequestKind informationKind() {
    return new InformationKind();
  }

  @Bean
  KeyColumn keysOfRequests() {
    return new KeyColumn("exchange", "request", "key_id");
  }

  @Bean
  KeyColumn keysOfRejections() {
    return new KeyColumn("exchange", "rejection", "key_id");
  }

  @Bean(destroyMethod = "close")
  ExchangeParts exchangeParts(
      ExchangeSettings settings,
      Agreement agreement,
      OwnParty own,
      Database database,
      Vault vault,
      Notary notary,
      Signatures signatures,
      Keys keys,
      ReleaseDesk release,
      List<RequestKind> kinds,
      List<Holder> holders,
      Ids ids,
      SecureRandom random,
      InstantSource clock) {
    Now now = new Now(clock);
    return ExchangeParts.of(
        new ExchangeParts.Surroundings(
            settings,
            agreement,
            own,
            database,
            vault,
            notary,
            signatures,
            keys,
            release,
            kinds.stream().collect(Collectors.toMap(RequestKind::id, Function.identity())),
            holders.stream().collect(Collectors.toMap(Holder::agency, Function.identity())),
            ids,
            random,
            now,
            new Memory(now),
            FaultPoint.NONE));
  }

  @Bean
  Exchange exchange(ExchangeParts parts) {
    return parts.exchange();
  }

  @Bean
  ExchangeStart exchangeStart(ExchangeParts parts) {
    return new ExchangeStart(parts);
  }

  /// Work is taken once the whole window is up.
  static final class ExchangeStart {
    private final ExchangeParts parts;

    ExchangeStart(ExchangeParts parts) {
      this.parts = parts;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
      parts.onward().start();
      parts.policies().start();
    }

    /// Whoever waits for an answer is told to ask again, so that nobody holds up the shutdown.
    @EventListener(ContextClosedEvent.class)
    void stop() {
      parts.bell().close();
    }
  }
}
