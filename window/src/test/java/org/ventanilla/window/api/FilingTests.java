package org.ventanilla.window.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.window.api.ProblemAssert.assertProblem;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FilingTests {
  private static final String PATH = "/api/v1/requests";
  private static TestDoor door;
  private static String token;

  @BeforeAll
  static void open() {
    door = TestDoor.open(Map.of("ventanilla.api.body-time", "1s"));
    token = door.token(TestDoor.ONE);
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @Test
  void newFilingIsCreatedWithItsReceipt() {
    HttpResponse<String> response = door.act(token, PATH, "document " + UUID.randomUUID());

    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    JsonNode body = TestDoor.json(response);
    String id = body.path("request").path("id").asString();
    assertThat(response.headers().firstValue("Location")).contains(PATH + "/" + id);
    assertThat(response.headers().firstValue("ETag")).contains("\"1\"");
    assertThat(response.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(body.path("receipt").asString()).isEqualTo(FakeExchange.RECEIPT);
  }

  @Test
  void sameBytesGiveTheSameRequest() {
    HttpResponse<String> first = door.act(token, PATH, "same bytes");
    HttpResponse<String> second = door.act(token, PATH, "same bytes");

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
  }

  @Test
  void refusedFilingSaysWhereAndCarriesItsReceipt() {
    HttpResponse<String> response = door.act(token, PATH, "refuse this");

    JsonNode problem = assertProblem(response, 422, "SCHEMA_REQUIRED");
    assertThat(problem.path("pointer").asString()).isEqualTo("/request/purpose");
    assertThat(problem.path("violations").get(0).path("code").asString())
        .isEqualTo("SCHEMA_REQUIRED");
    assertThat(problem.path("receipt").asString()).isEqualTo(FakeExchange.RECEIPT);
  }

  @Test
  void faultSaysNothingOfWhatWasSent() {
    HttpResponse<String> response = door.act(token, PATH, "fault with a secret");

    assertProblem(response, ProblemCode.INTERNAL_FAULT);
    assertThat(response.body()).doesNotContain("secret").doesNotContain("content that must not");
  }

  @Test
  void filingOverTheLimitIsRefusedAndReceiptedWithOrWithoutALength() {
    byte[] large = new byte[(1 << 20) + 1];
    HttpRequest.Builder known = filing().POST(HttpRequest.BodyPublishers.ofByteArray(large));
    HttpRequest.Builder chunked =
        filing()
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));

    assertReceipted(door.send(known), ProblemCode.BODY_TOO_LARGE);
    assertReceipted(door.send(chunked), ProblemCode.BODY_TOO_LARGE);
  }

  @Test
  void filingAtTheLimitReachesTheExchange() {
    byte[] large = new byte[1 << 20];
    assertThat(door.send(filing().POST(HttpRequest.BodyPublishers.ofByteArray(large))).statusCode())
        .isEqualTo(201);
  }

  @Test
  void gigabyteIsRefusedBeforeItIsSent() throws IOException {
    String head =
        "POST "
            + PATH
            + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
            + token
            + "\r\nContent-Type: application/jose\r\nContent-Length: 1073741824\r\n\r\n";
    long before = System.nanoTime();
    String answer = raw(head + "x".repeat(100_000));

    assertThat(answer).startsWith("HTTP/1.1 413").contains("BODY_TOO_LARGE");
    assertThat(answer.toLowerCase(java.util.Locale.ROOT)).contains("connection: close");
    assertThat(System.nanoTime() - before).isLessThan(5_000_000_000L);
  }

  @Test
  void strangersGigabyteIsNotReadAtAll() throws IOException {
    String answer =
        raw(
            "POST "
                + PATH
                + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/jose\r\n"
                + "Content-Length: 1073741824\r\n\r\nxxxx");
    assertThat(answer).startsWith("HTTP/1.1 401").contains("TOKEN_MISSING");
  }

  @Test
  void dripOfBytesEndsAtTheDeadline() throws Exception {
    String head =
        "POST "
            + PATH
            + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
            + token
            + "\r\nContent-Type: application/jose\r\nContent-Length: 1000\r\n\r\n";
    try (Socket socket = door.connect()) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      // However late the window begins to read, it is never silent before the deadline.
      for (int i = 0; i < 300 && socket.getInputStream().available() == 0; i++) {
        socket.getOutputStream().write('x');
        Thread.sleep(200);
      }
      assertThat(all(socket.getInputStream()))
          .startsWith("HTTP/1.1 408")
          .contains("BODY_TOO_SLOW")
          .contains("receipt");
    }
  }

  @Test
  void silenceEndsAtTheConnectionsTimeLimit() throws IOException {
    String head =
        "POST "
            + PATH
            + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
            + token
            + "\r\nContent-Type: application/jose\r\nContent-Length: 1000\r\n\r\nhalf";
    assertThat(raw(head)).startsWith("HTTP/1.1 408").contains("BODY_TOO_SLOW");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/plain", "nonsense"})
  void otherMediaTypeIsRefusedAndReceipted(String type) {
    HttpRequest.Builder request =
        door.authorized(token, PATH)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString("{}"));
    assertReceipted(door.send(request), ProblemCode.MEDIA_TYPE_UNSUPPORTED);
  }

  @Test
  void emptyFilingIsRefusedAndReceipted() {
    assertReceipted(
        door.send(filing().POST(HttpRequest.BodyPublishers.noBody())), ProblemCode.BODY_EMPTY);
  }

  private static HttpRequest.Builder filing() {
    return door.authorized(token, PATH).header("Content-Type", "application/jose");
  }

  private static void assertReceipted(HttpResponse<String> response, ProblemCode code) {
    JsonNode problem = assertProblem(response, code);
    assertThat(problem.path("receipt").asString()).isEqualTo(FakeExchange.RECEIPT);
    assertThat(door.exchange.rejections())
        .last()
        .satisfies(rejection -> {
          assertThat(rejection.agency()).isEqualTo(TestDoor.ONE);
          assertThat(rejection.code()).isEqualTo(code.text());
          assertThat(rejection.digest()).hasSize(64);
        });
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = door.connect()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return all(socket.getInputStream());
    }
  }

  private static String all(InputStream in) throws IOException {
    var text = new StringBuilder();
    byte[] chunk = new byte[4_096];
    try {
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        text.append(new String(chunk, 0, count, StandardCharsets.UTF_8));
      }
    } catch (java.net.SocketException _) {
      // A reset after the answer: the server does not read the rest.
    }
    return text.toString();
  }
}
