package org.ventanilla.window.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/// Reads signed acts within the door's bounds.
final class ActReader {
  static final MediaType JOSE = new MediaType("application", "jose");

  private static final int CHUNK = 8_192;

  private final ApiSettings settings;
  private final InstantSource clock;

  ActReader(ApiSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /// What came of a body.
  ///
  /// @param bytes all of it, or what was read of it before it was refused
  record Received(byte[] bytes, Optional<Problem> refusal) {}

  /// Reads an act whole.
  ///
  /// @throws Refusal when it is not one this door takes
  byte[] read(HttpServletRequest request) {
    Received received = receive(request);
    received
        .refusal()
        .ifPresent(problem -> {
          throw new Refusal(problem);
        });
    return received.bytes();
  }

  /// Reads an act, and keeps what was read of one that is refused, for its receipt.
  Received receive(HttpServletRequest request) {
    long limit = settings.actLimit().toBytes();
    var bytes = new ByteArrayOutputStream();
    try {
      InputStream body = open(request, limit);
      byte[] chunk = new byte[CHUNK];
      for (int count = body.read(chunk); count >= 0; count = body.read(chunk)) {
        bytes.write(chunk, 0, count);
      }
    } catch (Refusal refusal) {
      return refused(bytes, refusal.problem());
    } catch (IOException e) {
      return refused(bytes, Problem.of(ProblemCode.MALFORMED_REQUEST));
    }
    if (!isJose(request)) {
      return refused(
          bytes,
          Problem.of(
              ProblemCode.MEDIA_TYPE_UNSUPPORTED,
              "This address takes " + JOSE + ": a compact JWS, as it is."));
    }
    return bytes.size() == 0
        ? refused(bytes, Problem.of(ProblemCode.BODY_EMPTY))
        : new Received(bytes.toByteArray(), Optional.empty());
  }

  private InputStream open(HttpServletRequest request, long limit) throws IOException {
    if (request.getContentLengthLong() > limit) {
      throw new Refusal(tooLarge(limit));
    }
    var bounded =
        new BoundedBody(
            request.getInputStream(), limit, clock.instant().plus(settings.bodyTime()), clock);
    return bounded;
  }

  static Problem tooLarge(long limit) {
    return Problem.of(
        ProblemCode.BODY_TOO_LARGE, "At most " + limit + " bytes are taken at this address.");
  }

  private static Received refused(ByteArrayOutputStream read, Problem problem) {
    return new Received(read.toByteArray(), Optional.of(problem));
  }

  private static boolean isJose(HttpServletRequest request) {
    String type = request.getContentType();
    try {
      return type != null && MediaType.parseMediaType(type).isCompatibleWith(JOSE);
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }
}
