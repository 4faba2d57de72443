package org.ventanilla.window.accreditation;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A key that is to be registered: what an act or a founding file says of it.
record KeyEntry(
    KeyUse use,
    String agency,
    @Nullable Officer officer,
    JsonNode jwk,
    Instant validFrom,
    Instant validUntil) {
  private static final Set<String> MEMBERS =
      Set.of("use", "agency", "officer", "jwk", "validFrom", "validUntil");
  private static final Set<String> OFFICER_MEMBERS =
      Set.of("id", "roles", "clearance", "accreditation", "territory");

  static KeyEntry read(JsonNode node) {
    Fields fields = new Fields(node, "key", MEMBERS);
    KeyUse use =
        KeyUse.of(fields.node("use").asString(""))
            .orElseThrow(() -> new Fields.Invalid("use must be signing, access or encryption"));
    return new KeyEntry(
        use,
        fields.text("agency", Fields.ID),
        fields.has("officer") ? officer(fields.node("officer")) : null,
        fields.node("jwk"),
        fields.instant("validFrom"),
        fields.instant("validUntil"));
  }

  private static Officer officer(JsonNode node) {
    Fields fields = new Fields(node, "officer", OFFICER_MEMBERS);
    return new Officer(
        fields.text("id", Fields.ID),
        fields.texts("roles", Fields.ID),
        fields.text("clearance", Fields.ID),
        fields.text("accreditation", Fields.NUMBER),
        fields.text("territory", Fields.TERRITORY));
  }

  RegisteredKey registered(PublicJwk key) {
    return new RegisteredKey(
        key.kid(), use, agency, officer, key.json(), validFrom, validUntil, null);
  }
}
