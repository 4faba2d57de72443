package org.ventanilla.window.platform;

/// What a statement relied on (`platform.require`) no longer held when it was carried out. Nothing
/// was written; look again and decide anew. An expected outcome, so it has no stack trace.
public final class Overtaken extends RuntimeException {
  /// The SQL state `platform.require` raises.
  static final String STATE = "VN001";

  private static final long serialVersionUID = 1L;

  Overtaken() {
    super("overtaken", null, false, false);
  }
}
