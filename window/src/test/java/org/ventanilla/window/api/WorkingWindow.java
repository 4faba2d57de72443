package org.ventanilla.window.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;
import org.ventanilla.ledger.SigningKey;
import org.ventanilla.window.WindowServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Mexico's window of the worked example, whole and listening, with invented officers. Every agency
/// and officer named here has a key from the start.
final class WorkingWindow implements AutoCloseable {
  static final String AUDIENCE = "mx-ventanilla";
  static final String DESK = "mx-ventanilla";
  static final String OTHER_DESK = "us-window";
  static final String REQUESTER = "us-dea";
  static final String OTHER_REQUESTER = "us-cbp";
  static final String HOLDER = "mx-sspc";
  static final String OTHER_HOLDER = "mx-uif";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private final Map<String, OctetKeyPair> keys = new ConcurrentHashMap<>();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Path directory;
  private final WindowServer server;

  /// A ledger this window cosigns.
  static final SigningKey COUNTERPART =
      SigningKey.generate(new SecureRandom(), "log.ventanilla.example/counterpart");

  private WorkingWindow(Path directory, Map<String, String> settings) {
    this.directory = directory;
    found(directory.resolve("founding"));
    this.server = WindowServer.start(settings);
  }

  private static WorkingWindow start() {
    try {
      // Others may pass through: as root, the database runs under an account of its own.
      Path directory = Files.createTempDirectory("ventanilla-working-");
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
      Files.createDirectory(directory.resolve("founding"));
      return new WorkingWindow(
          directory,
          Map.of(
              "ventanilla.witness.logs[0].key",
              COUNTERPART.verifierKey().toString(),
              "ventanilla.party",
              "mx",
              "ventanilla.agreement.dir",
              "../agreements/mx-us",
              "ventanilla.data-dir",
              directory.resolve("data").toString(),
              "ventanilla.keys-dir",
              directory.resolve("keys").toString(),
              "ventanilla.accreditation.founding-keys-dir",
              directory.resolve("founding").toString(),
              "ventanilla.api.import-limit",
              "1MB",
              "ventanilla.port",
              "0"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void found(Path founding) {
    for (String agency :
        new String[] {DESK, OTHER_DESK, REQUESTER, OTHER_REQUESTER, HOLDER, OTHER_HOLDER}) {
      write(founding, "access", agency, null);
      write(founding, "signing", agency, null);
    }
    officer(founding, "custodian-mx-1", DESK, "key-custodian");
    officer(founding, "custodian-mx-2", DESK, "key-custodian");
    officer(founding, "custodian-us-1", OTHER_DESK, "key-custodian");
    officer(founding, "custodian-us-2", OTHER_DESK, "key-custodian");
    officer(founding, "liaison-1", REQUESTER, "liaison");
    officer(founding, "unit-1", OTHER_HOLDER, "holder-officer");
    officer(founding, "police-1", HOLDER, "holder-officer");
    officer(founding, "head-1", DESK, "desk-head");
    officer(founding, "head-2", DESK, "desk-head");
  }

  private void officer(Path founding, String id, String agency, String role) {
    write(founding, "signing", agency, officer(id, agency, role));
  }

  /// An invented officer as the register takes one.
  static ObjectNode officer(String id, String agency, String role) {
    ObjectNode officer = JSON.createObjectNode().put("id", id).put("clearance", "restricted");
    officer.putArray("roles").add(role);
    return officer
        .put("accreditation", "SAMPLE-" + id)
        .put("territory", agency.startsWith("mx-") ? "MX" : "US");
  }

  private void write(Path founding, String use, String agency, @Nullable ObjectNode officer) {
    String holder = officer == null ? agency + "." + use : officer.path("id").asString();
    OctetKeyPair key = fresh();
    keys.put(holder, key);
    try {
      Files.writeString(
          founding.resolve(holder + ".json"), entry(use, agency, officer, key).toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static OctetKeyPair fresh() {
    try {
      return new OctetKeyPairGenerator(Curve.Ed25519).keyIDFromThumbprint(true).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The `key` of an act about keys.
  static ObjectNode entry(
      String use, String agency, @Nullable ObjectNode officer, OctetKeyPair key) {
    Instant from = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60);
    ObjectNode entry = JSON.createObjectNode().put("use", use).put("agency", agency);
    if (officer != null) {
      entry.set("officer", officer);
    }
    entry.set("jwk", JSON.readTree(key.toPublicJWK().toJSONString()));
    return entry
        .put("validFrom", from.toString())
        .put("validUntil", from.plus(Duration.ofDays(10)).toString());
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  OctetKeyPair key(String holder) {
    return Objects.requireNonNull(keys.get(holder), holder);
  }

  /// What somebody signs: `act` and its members, for this window and now.
  String act(String officer, String act, ObjectNode members) {
    return sign(key(officer), claims().put("act", act).setAll(members).toString());
  }

  /// A filing of an agency on one invented person.
  String filing(String agency, String... categories) {
    return filingOn("Ejemplo Ficticio", agency, categories);
  }

  /// A filing of an agency on an invented person of this name.
  String filingOn(String name, String agency, String... categories) {
    ObjectNode payload = claims().put("iss", agency);
    payload.putObject("agreement").put("id", "mx-us").put("version", "1.0");
    ObjectNode request = payload.putObject("request");
    request.put("kind", "information").put("caseReference", "SAMPLE-1");
    request.putObject("officer").put("id", "liaison-1").put("accreditation", "SAMPLE-liaison-1");
    request.put("facts", "Invented facts.");
    var asked = request.putArray("categories");
    for (String category : categories) {
      asked.add(category);
    }
    request.put("purpose", "investigation").put("believedHeld", "Invented.");
    request.put("link", "Invented.").put("language", "en");
    request.putObject("urgency").put("class", "ORDINARY");
    ObjectNode subject = request.putArray("subjects").addObject().put("type", "person");
    subject.putArray("names").addObject().put("kind", "legal").put("full", name);
    return sign(key(agency + ".signing"), payload.toString());
  }

  private static ObjectNode claims() {
    long now = Instant.now().getEpochSecond();
    return JSON.createObjectNode()
        .put("aud", AUDIENCE)
        .put("jti", UUID.randomUUID().toString())
        .put("iat", now)
        .put("exp", now + 600);
  }

  static String sign(OctetKeyPair key, String payload) {
    try {
      JWSObject jws =
          new JWSObject(
              new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID(key.getKeyID()).build(),
              new Payload(payload));
      jws.sign(new Ed25519Signer(key));
      return jws.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> tokenRequest(String agency, OctetKeyPair key) {
    Instant now = Instant.now();
    String assertion =
        TestDoor.sign(
            key,
            new JWTClaimsSet.Builder()
                .issuer(agency)
                .subject(agency)
                .audience(AUDIENCE)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .build());
    String form =
        "grant_type=client_credentials&client_id="
            + agency
            + "&client_assertion_type="
            + ASSERTION_TYPE
            + "&client_assertion="
            + assertion;
    return send(
        HttpRequest.newBuilder(server.url().resolve("/oauth2/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  /// An agency's access token, got once.
  String token(String agency) {
    return tokens.computeIfAbsent(
        agency,
        id -> TestDoor.json(tokenRequest(id, key(id + ".access"))).path("access_token").asString());
  }

  HttpRequest.Builder as(String agency, String path) {
    return withToken(token(agency), path);
  }

  HttpRequest.Builder withToken(String token, String path) {
    return anyone(path).header("Authorization", "Bearer " + token);
  }

  HttpRequest.Builder anyone(String path) {
    return HttpRequest.newBuilder(server.url().resolve(path));
  }

  HttpResponse<String> get(String agency, String path) {
    return send(as(agency, path).GET());
  }

  HttpResponse<String> post(String agency, String path, String jws) {
    return send(
        as(agency, path)
            .header("Content-Type", "application/jose")
            .POST(BodyPublishers.ofString(jws)));
  }

  HttpResponse<String> importLines(String agency, String path, String lines) {
    return send(
        as(agency, path)
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(lines)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Files a request and gives it back as it is shown.
  JsonNode filed(String agency, String... categories) {
    HttpResponse<String> response = post(agency, "/api/v1/requests", filing(agency, categories));
    if (response.statusCode() != 201) {
      throw new AssertionError(response.body());
    }
    return TestDoor.json(response).path("request");
  }

  /// Gives every test class of a run the same window, and closes it when the run ends.
  static final class Shared implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType().equals(WorkingWindow.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(WorkingWindow.class))
          .computeIfAbsent(WorkingWindow.class, _ -> start(), WorkingWindow.class);
    }
  }

  @Override
  public void close() {
    http.close();
    server.close();
    try {
      FileSystemUtils.deleteRecursively(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
