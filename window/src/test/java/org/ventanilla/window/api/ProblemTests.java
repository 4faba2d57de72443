package org.ventanilla.window.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.window.api.ProblemAssert.assertProblem;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTests {
  private static TestDoor door;
  private static String token;

  @BeforeAll
  static void open() {
    door = TestDoor.open();
    token = door.token(TestDoor.ONE);
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nothing", "/actuator/env", "/api/v2", "/ledger/nothing", "/error"})
  void whatIsNotThereIsAProblem(String path) {
    assertProblem(door.send(HttpRequest.newBuilder(door.at(path)).GET()), ProblemCode.NOT_FOUND);
  }

  @Test
  void unknownAddressOfTheApiIsAProblem() {
    assertProblem(door.get(token, "/api/v1/nothing"), ProblemCode.NOT_FOUND);
  }

  @Test
  void wrongMethodNamesTheRightOnes() {
    HttpResponse<String> response = door.send(door.authorized(token, "/api/v1/requests").DELETE());
    assertProblem(response, ProblemCode.METHOD_NOT_ALLOWED);
    assertThat(response.headers().firstValue("Allow").orElse("")).contains("GET").contains("POST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH", "DELETE", "PROPFIND"})
  void methodThatNoAddressTakesIsAProblem(String method) {
    HttpResponse<String> response =
        door.send(
            door.authorized(token, "/api/v1/requests")
                .method(method, HttpRequest.BodyPublishers.noBody()));
    assertThat(response.statusCode()).isIn(400, 405);
    assertThat(response.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
  }

  @Test
  void traceRepeatsNothing() throws IOException {
    String answer =
        raw(
            "TRACE /api/v1/window HTTP/1.1\r\nHost: x\r\nX-Mine: secret\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 4").contains(Problem.MEDIA_TYPE);
    assertThat(answer).doesNotContain("secret");
  }

  @Test
  void headSaysWhatGetWouldWithoutABody() {
    HttpRequest.Builder head =
        HttpRequest.newBuilder(door.at("/api/v1/window"))
            .method("HEAD", HttpRequest.BodyPublishers.noBody());
    HttpResponse<String> response = door.send(head);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
  }

  @Test
  void optionsNameTheMethodsToWhoeverMayCall() {
    HttpRequest.Builder stranger =
        HttpRequest.newBuilder(door.at("/api/v1/requests"))
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody());
    assertProblem(door.send(stranger), ProblemCode.TOKEN_MISSING);

    HttpResponse<String> response =
        door.send(
            door.authorized(token, "/api/v1/requests")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Allow").orElse("")).contains("GET").contains("POST");
    assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void unacceptableTypeIsAProblemInJsonAllTheSame() {
    HttpRequest.Builder request =
        door.authorized(token, "/api/v1/requests").header("Accept", "image/png").GET();
    assertProblem(door.send(request), ProblemCode.NOT_ACCEPTABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\r\n\r\n",
        "GET /a|b HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET /api/../x;y=1/%2e%2e HTTP/1.1\r\nHost: x\r\n\r\n"
      })
  void unreadableRequestIsAProblem(String request) throws IOException {
    String answer = raw(request);
    assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
    assertThat(answer).contains("MALFORMED_REQUEST").doesNotContain("<html");
  }

  @Test
  void headersBeyondTheBoundAreAProblem() throws IOException {
    String answer = raw("GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(40_000) + "\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("<html");
  }

  @Test
  void answersCarryTheSecurityHeaders() {
    HttpResponse<String> response = door.get(token, "/api/v1/requests");
    assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(response.headers().firstValue("X-Frame-Options")).contains("DENY");
    assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'");
    assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = door.connect()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
