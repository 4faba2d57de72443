package org.ventanilla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ventanilla.cli.HostileClient.Reply;

/// Proves that much traffic does not take the window down: a body of a gigabyte is refused after
/// little of it by a window of 320 MB, which serves others afterwards.
@ExtendWith(HostileWindow.Shared.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HostileTrafficIT {
  private static final long GIGABYTE = 1L << 30;
  private static final int CHUNK = 1 << 16;

  /// More than the window reads and both ends' buffers hold.
  private static final long EARLY = 64L << 20;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HostileWindow window;

  HostileTrafficIT(HostileWindow window) {
    this.window = window;
  }

  @BeforeEach
  void count() throws SQLException {
    window.count();
  }

  @AfterEach
  void nothingReachedAHolder() throws SQLException {
    window.assertNothingReachedAHolder();
  }

  private String head(String path, String rest) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        + window.token()
        + "\r\nContent-Type: application/jose\r\n"
        + rest
        + "\r\n\r\n";
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(window.url().getHost(), window.url().getPort());
    socket.setSoTimeout((int) PATIENCE.toMillis());
    return socket;
  }

  @Test
  void aGigabyteIsRefusedEarly() throws Exception {
    window.assertDenied(flood("Content-Length: " + GIGABYTE, false), 413, "BODY_TOO_LARGE");
    window.assertDenied(flood("Transfer-Encoding: chunked", true), 413, "BODY_TOO_LARGE");

    assertThat(window.handle().isAlive()).isTrue();
    window.accepted(window.client().file(window.token(), window.filing()), 201);
  }

  /// Nothing reads a form before it is known who sends it.
  @Test
  void strangersFormIsNotWaitedFor() throws Exception {
    try (Socket socket = connect()) {
      socket
          .getOutputStream()
          .write(
              """
              PUT /api/v1/requests HTTP/1.1\r
              Host: localhost\r
              Content-Type: application/x-www-form-urlencoded\r
              Content-Length: 100\r
              \r
              """
                  .getBytes(StandardCharsets.US_ASCII));

      byte[] begin = socket.getInputStream().readNBytes("HTTP/1.1 401".length());
      assertThat(new String(begin, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 401");
    }
  }

  /// Sends until it is stopped, then reads what was said.
  private Reply flood(String length, boolean chunked) throws IOException {
    byte[] chunk = "x".repeat(CHUNK).getBytes(StandardCharsets.US_ASCII);
    byte[] size = (Integer.toHexString(CHUNK) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] end = "\r\n".getBytes(StandardCharsets.US_ASCII);
    long sent = 0;
    try (Socket socket = connect()) {
      var out = socket.getOutputStream();
      out.write(head(HostileWindow.REQUESTS, length).getBytes(StandardCharsets.US_ASCII));
      try {
        while (sent < GIGABYTE) {
          if (chunked) {
            out.write(size);
          }
          out.write(chunk);
          if (chunked) {
            out.write(end);
          }
          sent += CHUNK;
        }
      } catch (SocketException stopped) {
        assertThat(sent).as(stopped.getMessage()).isLessThan(EARLY);
      }
      assertThat(sent).isLessThan(EARLY);
      return reply(received(socket.getInputStream()));
    }
  }

  private static String received(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    byte[] some = new byte[CHUNK];
    try {
      for (int count = in.read(some); count >= 0; count = in.read(some)) {
        text.append(new String(some, 0, count, StandardCharsets.UTF_8));
      }
    } catch (SocketException _) {
      // Closed with bytes of ours unread; what it said has arrived.
      return text.toString();
    }
    return text.toString();
  }

  private static Reply reply(String response) {
    assertThat(response).startsWith("HTTP/1.1 ");
    return new Reply(
        Integer.parseInt(response.substring(9, 12)),
        Documents.parse(response.substring(response.indexOf("\r\n\r\n") + 4)));
  }
}
