package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// A filed document that matches its schema.
///
/// @param payload the whole payload
record Filing(JsonNode payload) {
  String issuer() {
    return payload.path("iss").asString();
  }

  String audience() {
    return payload.path("aud").asString();
  }

  String jti() {
    return payload.path("jti").asString();
  }

  Instant issuedAt() {
    return Instant.ofEpochSecond(payload.path("iat").asLong());
  }

  Instant expiresAt() {
    return Instant.ofEpochSecond(payload.path("exp").asLong());
  }

  String agreementId() {
    return payload.path("agreement").path("id").asString();
  }

  String agreementVersion() {
    return payload.path("agreement").path("version").asString();
  }

  JsonNode request() {
    return payload.path("request");
  }

  String kind() {
    return request().path("kind").asString();
  }

  String purpose() {
    return request().path("purpose").asString();
  }

  Set<String> categories() {
    Set<String> categories = new LinkedHashSet<>();
    request().path("categories").forEach(category -> categories.add(category.asString()));
    return categories;
  }

  /// Empty when the requester does not say.
  String territory() {
    return request().path("territory").asString("");
  }

  String language() {
    return request().path("language").asString();
  }

  String urgency() {
    return request().path("urgency").path("class").asString();
  }

  /// Empty when none is given.
  String urgencyReason() {
    return request().path("urgency").path("reason").asString("");
  }

  String officer() {
    return request().path("officer").path("id").asString();
  }

  List<String> subjectTypes() {
    List<String> types = new ArrayList<>();
    request().path("subjects").forEach(subject -> types.add(subject.path("type").asString()));
    return List.copyOf(types);
  }

  /// Content stays out of logs.
  @Override
  public String toString() {
    return "Filing";
  }
}
