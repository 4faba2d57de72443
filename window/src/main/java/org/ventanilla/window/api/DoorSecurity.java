package org.ventanilla.window.api;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.web.authentication.JwtClientAssertionAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// Who gets in: the token endpoint for agencies with an access key, the API for access tokens, the
/// public documents for everybody, and nothing else. There are no sessions, cookies or forms.
@Configuration(proxyBeanMethods = false)
class DoorSecurity {
  static final String TOKEN_PATH = "/oauth2/token";

  /// What needs no token. None of it is about a request's content.
  private static final String[] OPEN = {
    "/",
    "/api",
    "/api/v1/openapi.json",
    "/api/v1/schemas/**",
    "/api/v1/window",
    "/ledger/**",
    "/witness/add-checkpoint",
    "/desk/**",
    "/assets/**",
    "/favicon.ico"
  };

  private static final String CONTENT_SECURITY =
      "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
          + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  // Not beans of their own: as such they would run on every request, before authentication.
  private final AdmissionFilter admission;
  private final TokenFormFilter form;

  DoorSecurity(ApiSettings settings, Clock clock) {
    this.admission = new AdmissionFilter(settings, System::nanoTime);
    this.form = new TokenFormFilter(TomcatBounds.FORM_BYTES, settings.bodyTime(), clock);
  }

  @Bean
  @Order(2)
  SecurityFilterChain tokenChain(
      HttpSecurity http,
      AgencyClients clients,
      ClientAssertions assertions,
      JwtGenerator tokens,
      RefusedAtDoor refused) {
    OAuth2AuthorizationServerConfigurer server = new OAuth2AuthorizationServerConfigurer();
    bare(http)
        .securityMatcher(TOKEN_PATH)
        .with(
            server,
            as ->
                as.registeredClientRepository(clients)
                    .authorizationService(new UnkeptAuthorizations())
                    .authorizationServerSettings(AuthorizationServerSettings.builder().build())
                    .tokenGenerator(tokens)
                    .clientAuthentication(client ->
                        client
                            .authenticationConverters(all ->
                                all.removeIf(one ->
                                    !(one instanceof JwtClientAssertionAuthenticationConverter)))
                            .authenticationProviders(all -> {
                              all.removeIf(one ->
                                  !(one instanceof JwtClientAssertionAuthenticationProvider));
                              all.forEach(one ->
                                  ((JwtClientAssertionAuthenticationProvider) one)
                                      .setJwtDecoderFactory(assertions));
                            })
                            .errorResponseHandler(refused::tokenRequest))
                    .tokenEndpoint(token -> token.errorResponseHandler(refused::tokenRequest)))
        .addFilterAfter(admission, HeaderWriterFilter.class)
        .addFilterAfter(form, AdmissionFilter.class)
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .exceptionHandling(handling ->
            handling
                .authenticationEntryPoint(refused::tokenRequest)
                .accessDeniedHandler(refused::denied));
    return http.build();
  }

  @Bean
  @Order(3)
  SecurityFilterChain doorChain(HttpSecurity http, WindowTokens tokens, RefusedAtDoor refused) {
    bare(http)
        .oauth2ResourceServer(resource ->
            resource
                .jwt(jwt -> jwt.decoder(tokens).jwtAuthenticationConverter(AgencyCall::new))
                .authenticationEntryPoint(refused::unauthenticated)
                .accessDeniedHandler(refused::denied))
        .addFilterAfter(admission, BearerTokenAuthenticationFilter.class)
        .authorizeHttpRequests(requests ->
            requests
                .dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                // First what is called most: each rule is compared in turn.
                .requestMatchers(RequestsController.PATH + "/**")
                .authenticated()
                .requestMatchers(OPEN)
                .permitAll()
                .requestMatchers("/api/v1/**")
                .authenticated()
                .anyRequest()
                .denyAll())
        .exceptionHandling(handling ->
            handling
                .authenticationEntryPoint(refused::unauthenticated)
                .accessDeniedHandler(refused::denied));
    return http.build();
  }

  private static HttpSecurity bare(HttpSecurity http) {
    return http.addFilterAfter(new FaultFilter(), HeaderWriterFilter.class)
        .csrf(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(headers ->
            headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)));
  }
}
