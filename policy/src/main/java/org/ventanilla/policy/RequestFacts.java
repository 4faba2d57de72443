package org.ventanilla.policy;

import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the policy may know of a request. Nothing here says who asks about whom. Values are those
/// the policy's manifest declares; one it does not declare denies.
///
/// @param to the government that asks, to which the information would go
/// @param from the government that is asked, from which the information would come
/// @param agency the agency that asks
/// @param kind kind of request, such as `information`
/// @param purpose purpose, such as `investigation`
/// @param urgency urgency class, such as `ORDINARY`
/// @param clearance the requester's clearance; `null` when not known, and then every condition that
///   reads it denies
/// @param roles the requester's roles, at most 64
/// @param at the moment of the decision where it is made, for rules valid from or until a day or a
///   moment, and for ages
public record RequestFacts(
    String to,
    String from,
    String agency,
    String kind,
    String purpose,
    String urgency,
    @Nullable String clearance,
    List<String> roles,
    ZonedDateTime at) {
  static final int MAX_ROLES = 64;

  public RequestFacts {
    roles = List.copyOf(roles);
    if (roles.size() > MAX_ROLES) {
      throw new IllegalArgumentException("at most " + MAX_ROLES + " roles");
    }
  }
}
