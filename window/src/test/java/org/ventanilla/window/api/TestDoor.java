package org.ventanilla.window.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.FileSystemUtils;
import org.ventanilla.window.exchange.Exchange;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The real door on a free port, with real tokens and connections, and our own ports behind it
/// faked. Two agencies have access keys: `us-one` an Ed25519 key, `us-two` a P-256 key.
final class TestDoor implements AutoCloseable {
  static final String AUDIENCE = "urn:ventanilla:mx-us:mx";
  static final String ONE = "us-one";
  static final String TWO = "us-two";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  final MovableClock clock = new MovableClock();
  final FakeKeys keys = new FakeKeys();
  final FakeExchange exchange = new FakeExchange();
  final OctetKeyPair keyOfOne;
  final ECKey keyOfTwo;
  final TokenKey tokenKey;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Path directory;
  private final ConfigurableApplicationContext context;

  private TestDoor(Map<String, String> settings) {
    try {
      keyOfOne = new OctetKeyPairGenerator(Curve.Ed25519).keyIDFromThumbprint(true).generate();
      keyOfTwo = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
      directory = Files.createTempDirectory("ventanilla-door");
    } catch (JOSEException | IOException e) {
      throw new IllegalStateException(e);
    }
    keys.register(ONE, keyOfOne);
    keys.register(TWO, keyOfTwo);
    tokenKey = TokenKey.in(directory);
    context = start(settings);
  }

  static TestDoor open() {
    return open(Map.of());
  }

  static TestDoor open(Map<String, String> settings) {
    return new TestDoor(settings);
  }

  private ConfigurableApplicationContext start(Map<String, String> settings) {
    String[] arguments =
        settings.entrySet().stream()
            .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
            .toArray(String[]::new);
    return new SpringApplicationBuilder(DoorAlone.class)
        .web(WebApplicationType.SERVLET)
        .initializers(this::beans)
        .properties(
            Map.of(
                "server.port", "0",
                "server.address", "127.0.0.1",
                "spring.main.banner-mode", "off",
                "spring.config.name", "none",
                "spring.threads.virtual.enabled", "true",
                "server.tomcat.connection-timeout", "2s",
                "logging.level.root", "off"))
        .run(arguments);
  }

  private void beans(ApplicationContext application) {
    var beans = (GenericApplicationContext) application;
    beans.registerBean(Clock.class, () -> clock);
    beans.registerBean(AccessKeys.class, () -> keys);
    beans.registerBean(Exchange.class, () -> exchange);
    beans.registerBean(TokenKey.class, () -> tokenKey);
    beans.registerBean(SeenAssertions.class, RememberedAssertions::new);
    beans.registerBean(
        WindowFacts.class,
        () ->
            new WindowFacts(
                "mx", "mx-desk", "mx-us", "1", "sha256:00", AUDIENCE, "k+0+AA==", "w+0+AA=="));
    beans.registerBean(LedgerWitness.class, () -> TestDoor::witness);
    beans.registerBean(LedgerFiles.class, () -> TestDoor::ledger);
  }

  private static Optional<LedgerFiles.LedgerFile> ledger(String path) {
    return switch (path) {
      case "checkpoint" ->
          Optional.of(
              new LedgerFiles.LedgerFile(new byte[] {1}, "text/plain; charset=utf-8", false));
      case "tile/0/x001/067" ->
          Optional.of(new LedgerFiles.LedgerFile(new byte[32], "application/octet-stream", true));
      default -> Optional.empty();
    };
  }

  private static LedgerWitness.Cosigning witness(byte[] body) {
    return new LedgerWitness.Cosigning(409, "text/x.tlog.size", body.length + "\n");
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  int port() {
    return Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer()).getPort();
  }

  /// A bare connection, for what no HTTP client would send.
  Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
    socket.setSoTimeout(15_000);
    return socket;
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(
          request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> get(String token, String path) {
    return send(authorized(token, path).GET());
  }

  HttpResponse<String> act(String token, String path, String jws) {
    return send(
        authorized(token, path)
            .header("Content-Type", "application/jose")
            .POST(HttpRequest.BodyPublishers.ofString(jws)));
  }

  HttpRequest.Builder authorized(String token, String path) {
    return HttpRequest.newBuilder(at(path)).header("Authorization", "Bearer " + token);
  }

  /// An access token as an agency gets it.
  String token(String agency) {
    HttpResponse<String> response = tokenRequest(agency, assertion(agency, _ -> {}));
    if (response.statusCode() != 200) {
      throw new IllegalStateException("no token: " + response.statusCode() + response.body());
    }
    return json(response).path("access_token").asString();
  }

  HttpResponse<String> tokenRequest(String agency, String assertion) {
    return form(
        "grant_type=client_credentials&client_id="
            + agency
            + "&client_assertion_type="
            + ASSERTION_TYPE
            + "&client_assertion="
            + assertion);
  }

  HttpResponse<String> form(String body) {
    return send(
        HttpRequest.newBuilder(at("/oauth2/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /// A good assertion of an agency, changed as a test likes.
  String assertion(String agency, Consumer<JWTClaimsSet.Builder> change) {
    return assertion(agency, agency.equals(ONE) ? keyOfOne : keyOfTwo, change);
  }

  String assertion(String agency, JWK key, Consumer<JWTClaimsSet.Builder> change) {
    Instant now = clock.instant();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(agency)
            .subject(agency)
            .audience(AUDIENCE)
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(60)));
    change.accept(claims);
    return sign(key, claims.build());
  }

  static String sign(JWK key, JWTClaimsSet claims) {
    try {
      boolean edwards = key instanceof OctetKeyPair;
      JWSSigner signer =
          edwards ? new Ed25519Signer(key.toOctetKeyPair()) : new ECDSASigner(key.toECKey());
      JWSAlgorithm algorithm = edwards ? JWSAlgorithm.EdDSA : JWSAlgorithm.ES256;
      var signed =
          new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims);
      signed.sign(signer);
      return signed.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static JsonNode json(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }

  @Override
  public void close() {
    http.close();
    context.close();
    try {
      FileSystemUtils.deleteRecursively(directory);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The door's own configuration and controllers, and what Spring Boot makes of its class path.
  @EnableAutoConfiguration(
      excludeName = {
        "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
        "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
      })
  @ComponentScan(
      basePackageClasses = WindowController.class,
      excludeFilters =
          @ComponentScan.Filter(
              type = FilterType.ASSIGNABLE_TYPE,
              classes = {
                DoorWiring.class,
                HoldingsController.class,
                KeysController.class,
                PoliciesController.class
              }))
  static class DoorAlone {}

  private static final class RememberedAssertions implements SeenAssertions {
    private final Set<String> seen = new HashSet<>();

    @Override
    public synchronized boolean note(String agency, String jti, Instant until) {
      return seen.add(agency + " " + jti);
    }
  }
}
