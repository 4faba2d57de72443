package org.ventanilla.window.api;

import com.nimbusds.jose.jwk.JWK;
import java.util.Optional;

/// The keys with which agencies identify themselves at the token endpoint, as the door needs to
/// know them. What is revoked is gone here within a second.
interface AccessKeys {
  /// An agency's access key that is valid now.
  Optional<JWK> find(String agency, String kid);

  /// Whether a key is an access key of the agency's and valid now.
  boolean isValid(String agency, String kid);

  /// Whether the agency has any access key that is valid now.
  boolean hasAny(String agency);
}
