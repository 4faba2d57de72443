package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.Base64;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.notary.Commitment;
import org.ventanilla.window.notary.LeafDraft;
import org.ventanilla.window.notary.Ticket;
import org.ventanilla.window.platform.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes the leaf of a step, and what opens it. A shared leaf says that something happened; every
/// other step is one commitment that tells nobody which step it was.
final class Evidence {
  private static final int PSEUDONYM_LENGTH = 16;
  private static final String STEP = "step";
  private static final String COMMITMENT = "document";

  private final RandomGenerator random;

  Evidence(RandomGenerator random) {
    this.random = random;
  }

  String newPseudonym() {
    byte[] bytes = new byte[PSEUDONYM_LENGTH];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// The leaf of a transition of a request.
  Leaf of(Change change) {
    RequestRow request = change.before();
    Change.Told told = change.told();
    if (told == null) {
      return step(change);
    }
    return shared(told, request.reference(), request.pseudonym(), change.due(), request.last());
  }

  /// A shared leaf.
  Leaf shared(
      Change.Told told,
      @Nullable String reference,
      @Nullable String pseudonym,
      @Nullable Instant due,
      @Nullable Ticket previous) {
    byte[] salt = salt();
    SortedMap<String, Commitment> commitments = new TreeMap<>();
    commitments.put(COMMITMENT, Commitment.to(salt, told.tag(), Json.canonical(told.document())));
    ObjectNode opening = opening(salt, told.tag());
    if (told.storedAs() == null) {
      opening.set("document", told.document());
    } else {
      opening.put("part", told.storedAs().code());
    }
    return new Leaf(
        new LeafDraft.Shared(
            told.type(), reference, pseudonym, due, previous, told.attributes(), commitments),
        opening);
  }

  private Leaf step(Change change) {
    byte[] salt = salt();
    ObjectNode document = Json.mapper().createObjectNode();
    document.put("request", change.before().id().toString());
    document.put("event", change.event());
    document.put("subject", change.subject());
    document.put("number", change.before().version() + 1);
    ObjectNode detail = document.putObject("detail");
    change.detail().forEach(detail::put);
    ObjectNode opening = opening(salt, STEP);
    opening.set("document", document);
    return new Leaf(
        new LeafDraft.Internal(Commitment.to(salt, STEP, Json.canonical((JsonNode) document))),
        opening);
  }

  private static ObjectNode opening(byte[] salt, String tag) {
    ObjectNode opening = Json.mapper().createObjectNode();
    opening.put("tag", tag);
    opening.put("salt", Base64.getEncoder().encodeToString(salt));
    return opening;
  }

  private byte[] salt() {
    byte[] salt = new byte[Commitment.SALT_LENGTH];
    random.nextBytes(salt);
    return salt;
  }

  /// A leaf to append, and the opening to seal beside it.
  record Leaf(LeafDraft draft, ObjectNode opening) {}
}
