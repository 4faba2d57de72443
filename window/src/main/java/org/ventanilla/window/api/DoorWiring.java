package org.ventanilla.window.api;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.ventanilla.window.accreditation.Keys;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.OwnParty;
import org.ventanilla.window.notary.LedgerPages;
import org.ventanilla.window.notary.Notary;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.PlatformSettings;
import org.ventanilla.window.witness.Witness;

/// Puts the door in front of the modules behind it.
@Configuration(proxyBeanMethods = false)
class DoorWiring {
  @Bean
  TokenKey tokenKey(PlatformSettings settings) {
    return TokenKey.in(settings.keysDir());
  }

  @Bean
  AccessKeys accessKeys(Keys keys, Clock clock) {
    return new RegisteredAccessKeys(keys, clock);
  }

  @Bean
  SeenAssertions seenAssertions(Database database, Clock clock) {
    return new SeenAssertionsStore(database, clock);
  }

  @Bean
  LedgerFiles ledgerFiles(LedgerPages pages) {
    return path ->
        pages
            .page(path)
            .map(page ->
                new LedgerFiles.LedgerFile(page.bytes(), page.contentType(), page.immutable()));
  }

  @Bean
  LedgerWitness ledgerWitness(Witness witness) {
    return body -> {
      Witness.Answer answer = witness.addCheckpoint(body);
      return new LedgerWitness.Cosigning(answer.status(), answer.contentType(), answer.body());
    };
  }

  @Bean
  WindowFacts windowFacts(Agreement agreement, OwnParty own, Notary notary, Witness witness) {
    String party = own.party().id();
    return new WindowFacts(
        party,
        own.desk().id(),
        agreement.id(),
        agreement.version(),
        agreement.digest(),
        own.audience(),
        notary.verifierKey().toString(),
        witness.verifierKey().toString());
  }
}
