package org.ventanilla.window.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.window.api.ProblemAssert.assertProblem;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LedgerControllerTests {
  private static TestDoor door;

  @BeforeAll
  static void open() {
    door = TestDoor.open();
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @Test
  void checkpointIsAskedForAnew() {
    HttpResponse<String> response = get("/ledger/checkpoint");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
  }

  @Test
  void tileMayBeKeptForEver() {
    HttpResponse<String> response = get("/ledger/tile/0/x001/067");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Cache-Control"))
        .contains("public, max-age=31536000, immutable");
    assertThat(response.headers().firstValue("Content-Type")).contains("application/octet-stream");
  }

  @Test
  void tileThatIsNotThereIsNotKept() {
    HttpResponse<String> response = get("/ledger/tile/0/999");
    assertProblem(response, ProblemCode.NOT_FOUND);
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
  }

  private static HttpResponse<String> get(String path) {
    return door.send(HttpRequest.newBuilder(door.at(path)).GET());
  }

  @Test
  void witnessAnswersInItsOwnForm() {
    HttpResponse<String> response =
        door.send(
            HttpRequest.newBuilder(door.at("/witness/add-checkpoint"))
                .POST(HttpRequest.BodyPublishers.ofString("old 0\n")));

    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(response.headers().firstValue("content-type")).hasValue("text/x.tlog.size");
    assertThat(response.body()).isEqualTo("6\n");
  }

  @Test
  void witnessTakesNoEndlessBody() {
    HttpResponse<String> response =
        door.send(
            HttpRequest.newBuilder(door.at("/witness/add-checkpoint"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[2 << 20])));

    assertThat(response.statusCode()).isEqualTo(413);
  }
}
