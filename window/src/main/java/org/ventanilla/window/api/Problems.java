package org.ventanilla.window.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Puts problem documents on the wire, always with the same headers.
final class Problems {
  private static final String RETRY_AFTER_SECONDS = "1";

  private Problems() {}

  static ResponseEntity<byte[]> response(Problem problem) {
    ResponseEntity.BodyBuilder builder =
        ResponseEntity.status(problem.status())
            .contentType(MediaType.parseMediaType(Problem.MEDIA_TYPE))
            .header(HttpHeaders.CACHE_CONTROL, "no-store");
    if (mayRetry(problem.status())) {
      builder.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    if (endsConnection(problem.status())) {
      builder.header(HttpHeaders.CONNECTION, "close");
    }
    return builder.body(problem.json());
  }

  static void write(HttpServletResponse response, Problem problem) throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.resetBuffer();
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (mayRetry(problem.status())) {
      response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    if (endsConnection(problem.status())) {
      response.setHeader(HttpHeaders.CONNECTION, "close");
    }
    byte[] body = problem.json();
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    response.flushBuffer();
  }

  private static boolean mayRetry(int status) {
    return status == 429 || status == 503;
  }

  /// What is left of such a body is not worth reading.
  private static boolean endsConnection(int status) {
    return status == 408 || status == 413;
  }
}
