package org.ventanilla.window.agreement;

import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Makes the window's agreement and party known to the other modules.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AgreementSettings.class)
class AgreementConfiguration {
  @Bean
  Agreement agreement(AgreementSettings settings) {
    return switch (AgreementFile.load(settings.agreement().path())) {
      case AgreementFile.Loaded loaded -> loaded.agreement();
      case AgreementFile.Wrong wrong -> throw new AgreementFault(wrong.problems());
    };
  }

  @Bean
  OwnParty ownParty(AgreementSettings settings, Agreement agreement) {
    Party party =
        agreement
            .party(settings.party())
            .orElseThrow(() ->
                new AgreementFault(
                    "ventanilla.party is '"
                        + settings.party()
                        + "', but the agreement's parties are "
                        + agreement.parties().stream()
                            .map(Party::id)
                            .collect(Collectors.joining(", "))));
    return new OwnParty(party, agreement.desk(party));
  }
}
