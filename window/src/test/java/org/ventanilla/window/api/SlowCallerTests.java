package org.ventanilla.window.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whoever drips bytes is cut off, whatever they drip; whoever is merely silent between two calls
/// is not.
@Timeout(60)
class SlowCallerTests {
  private static final Duration LIMIT = Duration.ofSeconds(1);
  private static final int MOST_DRIPS = 200;
  private static final String CALL = "GET /api/v1/requests HTTP/1.1\r\nHost: x\r\n\r\n";
  private static TestDoor door;

  @BeforeAll
  static void open() {
    door = TestDoor.open(Map.of("ventanilla.api.body-time", LIMIT.toSeconds() + "s"));
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @Test
  void drippedHeadersAreCutOff() throws Exception {
    try (Socket socket = door.connect()) {
      socket
          .getOutputStream()
          .write("GET /api/v1/requests HTTP/1.1\r\nX: ".getBytes(StandardCharsets.US_ASCII));

      assertThat(dripsUntilCutOff(socket)).isLessThan(MOST_DRIPS);
    }
  }

  @Test
  void drippedRequestLineIsCutOff() throws Exception {
    try (Socket socket = door.connect()) {
      socket.getOutputStream().write("GET /".getBytes(StandardCharsets.US_ASCII));

      assertThat(dripsUntilCutOff(socket)).isLessThan(MOST_DRIPS);
    }
  }

  @Test
  void strangersBodyIsAnsweredAtOnceAndNotWaitedFor() throws Exception {
    try (Socket socket = door.connect()) {
      socket
          .getOutputStream()
          .write(
              """
              POST /api/v1/requests HTTP/1.1\r
              Host: x\r
              Content-Type: application/jose\r
              Content-Length: 100000\r
              \r
              """
                  .getBytes(StandardCharsets.US_ASCII));

      byte[] begin = socket.getInputStream().readNBytes("HTTP/1.1 401".length());
      assertThat(new String(begin, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 401");
      assertThat(dripsUntilCutOff(socket)).isLessThan(MOST_DRIPS);
    }
  }

  @Test
  void silenceBetweenTwoCallsIsNotSlow() throws Exception {
    try (Socket socket = door.connect()) {
      assertThat(call(socket)).startsWith("HTTP/1.1 401");
      Thread.sleep(LIMIT.plusMillis(500));

      assertThat(call(socket)).startsWith("HTTP/1.1 401");
    }
  }

  private static String call(Socket socket) throws IOException {
    socket.getOutputStream().write(CALL.getBytes(StandardCharsets.US_ASCII));
    InputStream in = socket.getInputStream();
    String head = "";
    while (!head.endsWith("\r\n\r\n")) {
      head += (char) in.read();
    }
    String length = head.replaceAll("(?s).*Content-Length: (\\d+).*", "$1");
    in.readNBytes(Integer.parseInt(length));
    return head;
  }

  /// A byte ten times a second, so that the connector never finds the caller silent.
  private static int dripsUntilCutOff(Socket socket) throws InterruptedException, IOException {
    OutputStream out = socket.getOutputStream();
    for (int drips = 0; drips < MOST_DRIPS; drips++) {
      try {
        out.write('x');
      } catch (SocketException _) {
        return drips;
      }
      Thread.sleep(100);
    }
    return MOST_DRIPS;
  }
}
