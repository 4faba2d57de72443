package org.ventanilla.window.accreditation;

import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.OwnParty;
import org.ventanilla.window.notary.Notary;
import org.ventanilla.window.platform.Database;

/// Wires the register of keys, and founds an empty one before the first call is served.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccreditationSettings.class)
class AccreditationConfiguration {
  @Bean
  KeyStore keyStore(Database database) {
    return new KeyStore(database);
  }

  @Bean
  RegisteredKeys registeredKeys(KeyStore store, Clock clock) {
    return new RegisteredKeys(store, clock);
  }

  @Bean
  KeyLedger keyLedger(Notary notary, KeyStore store, SecureRandom random) {
    return new KeyLedger(notary::append, store, random);
  }

  @Bean
  Signatures signatures(RegisteredKeys keys, Agreement agreement, Clock clock) {
    return new SignatureOpener(keys, agreement, clock);
  }

  @Bean
  Keys keys(
      KeyStore store,
      RegisteredKeys registered,
      Signatures signatures,
      KeyLedger ledger,
      Agreement agreement,
      OwnParty own,
      AccreditationSettings settings,
      Clock clock) {
    return new KeyRegister(
        store, registered, signatures, ledger, agreement, own, settings.proposalValidity(), clock);
  }

  @Bean
  SmartInitializingSingleton foundingKeys(
      KeyStore store,
      RegisteredKeys registered,
      KeyLedger ledger,
      Agreement agreement,
      AccreditationSettings settings,
      Clock clock) {
    return () -> {
      if (settings.foundingKeysDir() != null) {
        new FoundingKeys(store, registered, ledger, agreement, clock)
            .register(settings.foundingKeysDir());
      }
    };
  }
}
