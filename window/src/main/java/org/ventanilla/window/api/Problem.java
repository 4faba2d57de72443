package org.ventanilla.window.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.exchange.FilingOutcome.Violation;
import org.ventanilla.window.notary.IssuedReceipt;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An RFC 9457 problem document. It says what is wrong and how to mend it, and never repeats
/// content.
///
/// @param code stable, listed in `docs/problems.md`
/// @param pointer RFC 6901 into the document that was sent, or null
/// @param violations everything that is wrong with the document, the first included; may be empty
/// @param receipt SUBMISSION_REJECTION in the tlog-proof form, or null
/// @param oauthError the word RFC 6749 wants at the token endpoint, or null
record Problem(
    String code,
    int status,
    String title,
    String detail,
    @Nullable String pointer,
    List<Violation> violations,
    @Nullable String receipt,
    @Nullable String oauthError) {
  static final String MEDIA_TYPE = "application/problem+json";
  private static final String TYPE = "urn:ventanilla:problem:";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Copies.
  Problem {
    violations = List.copyOf(violations);
  }

  static Problem of(ProblemCode code) {
    return of(code, code.remedy());
  }

  /// @param detail what exactly is wrong and how to mend it; no content
  static Problem of(ProblemCode code, String detail) {
    return new Problem(
        code.text(), code.status(), code.title(), detail, null, List.of(), null, null);
  }

  /// A refusal that a module behind the door gave a reason for.
  static Problem of(Violation reason, List<Violation> violations, Optional<IssuedReceipt> receipt) {
    String pointer = reason.pointer().isEmpty() ? null : reason.pointer();
    String text = receipt.map(r -> new String(r.proof(), StandardCharsets.UTF_8)).orElse(null);
    String title =
        ProblemCode.of(reason.code())
            .map(ProblemCode::title)
            .orElseGet(() -> titled(reason.code()));
    return new Problem(
        reason.code(), reason.status(), title, reason.message(), pointer, violations, text, null);
  }

  Problem withOauthError(String error) {
    return new Problem(code, status, title, detail, pointer, violations, receipt, error);
  }

  byte[] json() {
    ObjectNode node = JSON.createObjectNode();
    node.put("type", TYPE + code.toLowerCase(Locale.ROOT).replace('_', '-'))
        .put("title", title)
        .put("status", status);
    node.put("code", code).put("detail", detail);
    if (pointer != null) {
      node.put("pointer", pointer);
    }
    if (!violations.isEmpty()) {
      ArrayNode array = node.putArray("violations");
      for (Violation violation : violations) {
        array
            .addObject()
            .put("code", violation.code())
            .put("pointer", violation.pointer())
            .put("message", violation.message());
      }
    }
    if (receipt != null) {
      node.put("receipt", receipt);
    }
    if (oauthError != null) {
      node.put("error", oauthError).put("error_description", title);
    }
    return JSON.writeValueAsBytes(node);
  }

  /// A code is words, so that it reads as a title.
  private static String titled(String code) {
    String words = code.replace('-', ' ').replace('_', ' ').toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
