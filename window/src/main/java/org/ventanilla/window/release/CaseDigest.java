package org.ventanilla.window.release;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.ventanilla.window.platform.Json;

/// SHA-256 over a decision's canonical JSON: what an approver signs. The nonce in the decision
/// keeps anybody from guessing content back out of it.
final class CaseDigest {
  private CaseDigest() {}

  static String of(CaseDecision decision) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(Json.canonical(decision)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
