package org.ventanilla.window.agreement;

import java.util.Arrays;
import java.util.Optional;

/// What an officer in a role may do.
public enum Right {
  FILE("file"),
  ANSWER("answer"),
  DECIDE("decide"),
  APPROVE("approve"),
  REGISTER_KEYS("register-keys"),
  CHANGE_POLICY("change-policy"),
  AUDIT("audit");

  private final String code;

  Right(String code) {
    this.code = code;
  }

  /// The stable code, as agreements and the API write it.
  public String code() {
    return code;
  }

  static Optional<Right> of(String code) {
    return Arrays.stream(values()).filter(right -> right.code.equals(code)).findFirst();
  }
}
