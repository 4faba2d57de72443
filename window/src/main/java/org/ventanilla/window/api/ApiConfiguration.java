package org.ventanilla.window.api;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiSettings.class)
class ApiConfiguration {
  @Bean
  AgencyClients agencyClients(AccessKeys keys, ApiSettings settings) {
    return new AgencyClients(keys, settings.tokenLife());
  }

  @Bean
  ClientAssertions clientAssertions(
      WindowFacts facts, AccessKeys keys, SeenAssertions seen, Clock clock) {
    return new ClientAssertions(facts.audience(), keys, seen, clock);
  }

  @Bean
  WindowTokens windowTokens(WindowFacts facts, TokenKey key, AccessKeys keys, Clock clock) {
    return new WindowTokens(facts.audience(), key, keys, clock);
  }

  @Bean
  JWKSource<SecurityContext> tokenKeys(TokenKey key) {
    return new ImmutableJWKSet<>(new JWKSet(key.pair()));
  }

  @Bean
  JwtGenerator tokens(JWKSource<SecurityContext> keys, WindowFacts facts, Clock clock) {
    JwtGenerator generator = new JwtGenerator(new NimbusJwtEncoder(keys));
    generator.setClock(clock);
    generator.setJwtCustomizer(context -> claim(context, facts.audience()));
    return generator;
  }

  @Bean
  RefusedAtDoor refusedAtDoor() {
    return new RefusedAtDoor();
  }

  @Bean
  TomcatBounds tomcatBounds(ApiSettings settings) {
    return new TomcatBounds(settings.bodyTime());
  }

  @Bean
  WebMvcConfigurer parameters() {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new KnownParameters());
      }
    };
  }

  @Bean
  ActReader actReader(ApiSettings settings, Clock clock) {
    return new ActReader(settings, clock);
  }

  /// A token is from this window, for this window, and names the key it was got with.
  private static void claim(JwtEncodingContext context, String audience) {
    context.getJwsHeader().algorithm(SignatureAlgorithm.ES256);
    context.getClaims().issuer(audience).audience(List.of(audience));
    if (context.getPrincipal() instanceof OAuth2ClientAuthenticationToken client
        && client.getCredentials() instanceof Jwt assertion
        && assertion.getHeaders().get("kid") instanceof String key) {
      context.getClaims().claim(WindowTokens.KEY_CLAIM, key);
    }
  }
}
