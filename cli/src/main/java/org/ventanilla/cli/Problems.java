package org.ventanilla.cli;

import tools.jackson.databind.JsonNode;

/// An RFC 9457 problem as lines a person reads.
final class Problems {
  private Problems() {}

  static String told(int status, JsonNode problem) {
    StringBuilder text = new StringBuilder();
    String code = problem.path("code").asString("");
    text.append(code.isEmpty() ? "HTTP " + status : code);
    String detail = problem.path("detail").asString(problem.path("error_description").asString(""));
    if (!detail.isEmpty()) {
      text.append(": ").append(detail);
    }
    for (JsonNode violation : problem.path("violations")) {
      text.append(System.lineSeparator())
          .append("  ")
          .append(violation.path("pointer").asString(""))
          .append(' ')
          .append(violation.path("code").asString(""))
          .append(": ")
          .append(violation.path("message").asString(""));
    }
    return text.toString();
  }
}
