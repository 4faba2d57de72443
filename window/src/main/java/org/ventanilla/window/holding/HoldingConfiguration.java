package org.ventanilla.window.holding;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.OwnParty;
import org.ventanilla.window.exchange.Holder;
import org.ventanilla.window.notary.Notary;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.Ids;
import org.ventanilla.window.platform.KeyColumn;
import org.ventanilla.window.platform.Vault;

/// Wires the holdings, and offers the holders to the exchange.
@Configuration(proxyBeanMethods = false)
class HoldingConfiguration {
  @Bean
  Holdings holdings(
      Database database,
      Vault vault,
      Notary notary,
      Agreement agreement,
      OwnParty own,
      Ids ids,
      Clock clock,
      SecureRandom random) {
    return new Holdings(database, vault, notary::append, agreement, own, ids, clock, random);
  }

  @Bean
  KeyColumn keysOfIndexes() {
    return new KeyColumn("holding", "index_key", "key_id");
  }

  @Bean
  KeyColumn keysOfImports() {
    return new KeyColumn("holding", "import", "key_id");
  }

  @Bean
  List<Holder> holders(Agreement agreement, Holdings holdings) {
    return Holders.of(agreement, holdings.search());
  }
}
