package org.ventanilla.window.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/// The authorization server's clients: the agencies that have a valid access key, as of now.
/// Nothing is stored here, so a key that is registered or revoked counts at once.
final class AgencyClients implements RegisteredClientRepository {
  private static final int LONGEST_ID = 128;

  private final AccessKeys keys;
  private final Duration tokenLife;

  AgencyClients(AccessKeys keys, Duration tokenLife) {
    this.keys = keys;
    this.tokenLife = tokenLife;
  }

  @Override
  public @Nullable RegisteredClient findByClientId(String clientId) {
    if (clientId.isBlank() || clientId.length() > LONGEST_ID || !keys.hasAny(clientId)) {
      return null;
    }
    return RegisteredClient.withId(clientId)
        .clientId(clientId)
        .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .tokenSettings(
            TokenSettings.builder()
                .accessTokenTimeToLive(tokenLife)
                .accessTokenFormat(OAuth2TokenFormat.SELF_CONTAINED)
                .build())
        .build();
  }

  @Override
  public @Nullable RegisteredClient findById(String id) {
    return findByClientId(id);
  }

  @Override
  public void save(RegisteredClient client) {
    throw new UnsupportedOperationException("agencies come from the agreement");
  }
}
