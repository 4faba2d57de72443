package org.ventanilla.cli;

import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// Calls a window's API as one agency. Fetches an access token when it needs one and keeps it until
/// shortly before it expires.
public final class WindowClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration TOKEN_MARGIN = Duration.ofSeconds(20);
  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Duration LONG_PATIENCE = Duration.ofMinutes(10);

  private final URI window;
  private final String agency;
  private final ECKey accessKey;
  private final HttpClient http;
  private @Nullable Token token;

  WindowClient(URI window, String agency, ECKey accessKey) {
    this.window = HttpAddress.required(window);
    this.agency = agency;
    this.accessKey = accessKey;
    this.http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  }

  String agency() {
    return agency;
  }

  /// Reads something; a problem ends the command.
  public JsonNode get(String path) {
    return json(ok(exchange(authorised(path).GET().build())));
  }

  /// Reads something and gives back whatever comes.
  Answer tryGet(String path) {
    HttpResponse<String> response = exchange(authorised(path).GET().build());
    return new Answer(response.statusCode(), json(response));
  }

  /// Sends a signed document or act; a problem ends the command.
  JsonNode postSigned(String path, String jws) {
    return json(ok(signed(path, jws)));
  }

  /// As [#postSigned], for what the window needs minutes for.
  JsonNode postSignedPatiently(String path, String jws) {
    return json(ok(exchange(act(path, jws).timeout(LONG_PATIENCE).build())));
  }

  /// Sends a signed act and hears each line of the answer as it comes; a problem ends the command.
  void postSignedForLines(String path, String jws, Consumer<JsonNode> heard) {
    HttpRequest request =
        act(path, jws)
            .setHeader("Accept", "application/x-ndjson, application/problem+json")
            .timeout(LONG_PATIENCE)
            .build();
    try {
      HttpResponse<Stream<String>> response = http.send(request, BodyHandlers.ofLines());
      try (Stream<String> lines = response.body()) {
        int status = response.statusCode();
        if (status < 200 || status >= 300) {
          String told = Problems.told(status, parsed(lines.collect(Collectors.joining("\n"))));
          throw status >= 500 ? CliException.fault(told) : CliException.negative(told);
        }
        lines.forEach(line -> heard.accept(parsed(line)));
      }
    } catch (IOException | UncheckedIOException e) {
      throw CliException.fault("the connection to " + window + " failed: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliException.fault("interrupted");
    }
  }

  private static JsonNode parsed(String text) {
    try {
      return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }

  /// Sends a signed document or act and gives back whatever comes.
  Answer trySigned(String path, String jws) {
    HttpResponse<String> response = signed(path, jws);
    return new Answer(response.statusCode(), json(response));
  }

  /// The same, under a key that makes it safe to send again although it is signed anew.
  Answer trySigned(String path, String jws, String idempotencyKey) {
    HttpResponse<String> response =
        exchange(act(path, jws).header("Idempotency-Key", idempotencyKey).build());
    return new Answer(response.statusCode(), json(response));
  }

  /// Streams a body of any size.
  public JsonNode post(String path, String contentType, BodyPublisher body) {
    return json(
        ok(exchange(authorised(path).header("Content-Type", contentType).POST(body).build())));
  }

  /// Facts about the window that need no token: audience, ledger key, agreement.
  public static JsonNode about(URI window) {
    HttpAddress.required(window);
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(window.resolve("/api/v1/window")).timeout(PATIENCE).build();
      return json(ok(send(http, request, window)));
    }
  }

  public JsonNode about() {
    return about(window);
  }

  @Override
  public void close() {
    http.close();
  }

  private HttpResponse<String> signed(String path, String jws) {
    return exchange(act(path, jws).build());
  }

  private HttpRequest.Builder act(String path, String jws) {
    return authorised(path)
        .header("Content-Type", "application/jose")
        .POST(BodyPublishers.ofString(jws));
  }

  private HttpRequest.Builder authorised(String path) {
    return HttpRequest.newBuilder(window.resolve(path))
        .timeout(PATIENCE)
        .header("Accept", "application/json, application/problem+json, text/plain")
        .header("Authorization", "Bearer " + token());
  }

  /// An access token that lives for some seconds at least.
  public synchronized String token() {
    Token known = token;
    if (known != null && Instant.now().isBefore(known.until())) {
      return known.value();
    }
    URI endpoint = window.resolve("/oauth2/token");
    String form =
        form(
            Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                agency,
                "client_assertion_type",
                ASSERTION_TYPE,
                "client_assertion",
                Jws.assertion(
                    accessKey, agency, about().path("audience").asString(), Instant.now())));
    JsonNode answer =
        json(
            ok(
                exchange(
                    HttpRequest.newBuilder(endpoint)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build())));
    Token fetched =
        new Token(
            answer.path("access_token").asString(),
            Instant.now().plusSeconds(answer.path("expires_in").asLong()).minus(TOKEN_MARGIN));
    token = fetched;
    return fetched.value();
  }

  private HttpResponse<String> exchange(HttpRequest request) {
    return send(http, request, window);
  }

  private static HttpResponse<String> send(HttpClient http, HttpRequest request, URI window) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (ConnectException e) {
      throw CliException.fault(
          "no window answers at " + window + ". Start one with: ventanilla serve");
    } catch (IOException e) {
      throw CliException.fault("the connection to " + window + " failed: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliException.fault("interrupted");
    }
  }

  private static HttpResponse<String> ok(HttpResponse<String> response) {
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      return response;
    }
    String told = Problems.told(status, json(response));
    throw status >= 500 ? CliException.fault(told) : CliException.negative(told);
  }

  private static JsonNode json(HttpResponse<String> response) {
    if (response.body().isBlank()) {
      return MissingNode.getInstance();
    }
    try {
      return JSON.readTree(response.body());
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /// A response that may be a problem.
  record Answer(int status, JsonNode body) {
    boolean done() {
      return status >= 200 && status < 300;
    }
  }

  private record Token(String value, Instant until) {}
}
