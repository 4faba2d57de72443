package org.ventanilla.window.desk;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.ventanilla.window.agreement.OwnParty;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeskSettings.class)
class DeskConfiguration {

  @Bean
  PublicTimeline publicTimeline(DeskSettings settings, Environment environment) {
    // Without an address the server listens on all of the machine's.
    return PublicTimeline.of(settings, environment.getProperty("server.address", "0.0.0.0"));
  }

  @Bean
  PageWriter pageWriter(OwnParty own) {
    return new PageWriter(
        TemplateEngine.createPrecompiled(ContentType.Html), own.party().calendar().zone());
  }

  @Bean
  ErrorPages errorPages(PageWriter pages, PublicTimeline timeline) {
    return new ErrorPages(pages, timeline);
  }
}
