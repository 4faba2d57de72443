package org.ventanilla.cli;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ventanilla.cli.KeyOptions.OfficerEntry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Who plays in the demonstration, with a new key for everybody. All of them are invented; agencies
/// and roles are those of the worked example.
public final class DemoCast implements AutoCloseable {
  public static final String REQUESTER = "us-dea";
  static final String DESK = "mx-ventanilla";
  static final String OTHER_DESK = "us-window";
  public static final String LIST_HOLDER = "mx-sspc";
  static final String PERSON_HOLDER = "mx-uif";

  static final String PREPARER = "mesa-ejemplo-1";
  static final String APPROVER = "mesa-ejemplo-2";
  static final String HOLDER_OFFICER = "uif-ejemplo-1";
  public static final String REQUESTING_OFFICER = "dea-ejemplo-1";

  private static final Duration VALIDITY = Duration.ofDays(30);
  private static final Map<String, String> CUSTODIANS =
      new LinkedHashMap<>(
          Map.of(
              "custodia-mx-1", DESK,
              "custodia-mx-2", DESK,
              "custodia-us-1", OTHER_DESK,
              "custodia-us-2", OTHER_DESK));

  private final Path keys;
  private final Map<String, ECKey> access = new HashMap<>();
  private final Map<String, OctetKeyPair> signing = new HashMap<>();
  private final Map<String, WindowClient> clients = new HashMap<>();

  /// @param keys where everybody's private keys are kept
  public DemoCast(Path keys) {
    this.keys = keys;
  }

  /// Writes the first keys of the register: two custodians of each party, and what the two desks
  /// need to call the window.
  public void found(Path directory) {
    CUSTODIANS.forEach((id, agency) ->
        Documents.write(
            directory.resolve(id + ".json"),
            Documents.text(
                entry(
                    KeyFile.Use.SIGNING,
                    agency,
                    officer(id, agency, "key-custodian", "restricted"),
                    signingKey(id)))));
    for (String desk : List.of(DESK, OTHER_DESK)) {
      Documents.write(
          directory.resolve(desk + ".access.json"),
          Documents.text(entry(KeyFile.Use.ACCESS, desk, null, accessKey(desk))));
    }
  }

  /// Registers everybody else, each key proposed by one custodian and confirmed by another.
  ///
  /// @return how many keys
  public int register(URI window) {
    return registered(window, OTHER_DESK, KeyFile.Use.ACCESS, REQUESTER, null, accessKey(REQUESTER))
        + registered(
            window, OTHER_DESK, KeyFile.Use.SIGNING, REQUESTER, null, signingKey(REQUESTER))
        + person(window, OTHER_DESK, REQUESTING_OFFICER, REQUESTER, "liaison")
        + registered(window, DESK, KeyFile.Use.ACCESS, LIST_HOLDER, null, accessKey(LIST_HOLDER))
        + registered(
            window, DESK, KeyFile.Use.ACCESS, PERSON_HOLDER, null, accessKey(PERSON_HOLDER))
        + person(window, DESK, HOLDER_OFFICER, PERSON_HOLDER, "holder-officer")
        + person(window, DESK, PREPARER, DESK, "desk-head")
        + person(window, DESK, APPROVER, DESK, "desk-head");
  }

  /// Calls as an agency.
  public WindowClient as(URI window, String agency) {
    return clients.computeIfAbsent(
        agency + " at " + window, _ -> new WindowClient(window, agency, accessKey(agency)));
  }

  public OctetKeyPair signingKey(String id) {
    return signing.computeIfAbsent(id, _ -> OctetKeyPair.class.cast(kept(id, KeyFile.Use.SIGNING)));
  }

  Path accessKeyFile(String agency) {
    return keys.resolve(agency + ".access.jwk");
  }

  ECKey accessKey(String agency) {
    return access.computeIfAbsent(agency, id -> ECKey.class.cast(kept(id, KeyFile.Use.ACCESS)));
  }

  private JWK kept(String id, KeyFile.Use use) {
    JWK key = KeyFile.generate(use);
    KeyFile.write(keys.resolve(id + "." + use.word() + ".jwk"), key);
    return key;
  }

  private int person(URI window, String desk, String id, String agency, String role) {
    return registered(
        window,
        desk,
        KeyFile.Use.SIGNING,
        agency,
        officer(id, agency, role, "restricted"),
        signingKey(id));
  }

  int registered(
      URI window,
      String desk,
      KeyFile.Use use,
      String agency,
      @Nullable OfficerEntry officer,
      JWK key) {
    List<String> custodians =
        CUSTODIANS.entrySet().stream()
            .filter(one -> one.getValue().equals(desk))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    WindowClient client = as(window, desk);
    JsonNode about = client.about();
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    members.set("key", entry(use, agency, officer, key));
    String proposals = "/api/v1/keys/proposals";
    JsonNode proposed =
        client.postSigned(
            proposals,
            Acts.signed(signingKey(custodians.getFirst()), about, "key.register", members));
    String digest = proposed.path("digest").asString();
    client.postSigned(
        proposals + "/" + digest + "/confirmation",
        Acts.signed(
            signingKey(custodians.getLast()),
            about,
            "key.confirm",
            JsonNodeFactory.instance.objectNode().put("proposal", digest)));
    return 1;
  }

  private static OfficerEntry officer(String id, String agency, String role, String clearance) {
    return new OfficerEntry(
        id, List.of(role), clearance, "EJEMPLO-" + id, agency.startsWith("mx-") ? "MX" : "US");
  }

  private static ObjectNode entry(
      KeyFile.Use use, String agency, @Nullable OfficerEntry officer, JWK key) {
    return KeyOptions.entry(use, agency, officer, key, Instant.now(), VALIDITY);
  }

  @Override
  public void close() {
    clients.values().forEach(WindowClient::close);
  }
}
