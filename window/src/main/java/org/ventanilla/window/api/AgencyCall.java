package org.ventanilla.window.api;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.ventanilla.window.exchange.Caller;

/// A call with a valid access token. Its principal is the calling agency.
final class AgencyCall extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1L;

  private final transient Caller caller;

  AgencyCall(Jwt token) {
    super(List.of());
    this.caller = new Caller(Objects.requireNonNull(token.getSubject()));
    setAuthenticated(true);
  }

  @Override
  public Caller getPrincipal() {
    return caller;
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public String getName() {
    return caller.agency();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AgencyCall call && Objects.equals(caller, call.caller);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(caller);
  }
}
