package org.ventanilla.window.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeoutException;

/// A body that may be only so long and take only so much time, however it is sent. Whoever drips
/// bytes is stopped at the deadline, whoever sends none by the connector's own time limit.
final class BoundedBody extends InputStream {
  private final InputStream body;
  private final InstantSource clock;
  private final Instant deadline;
  private long left;

  /// @param limit bytes
  BoundedBody(InputStream body, long limit, Instant deadline, InstantSource clock) {
    this.body = body;
    this.left = limit;
    this.deadline = deadline;
    this.clock = clock;
  }

  /// @throws Refusal when the body is too long, too slow, or ends before its announced length
  @Override
  public int read(byte[] buffer, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    try {
      // One byte more than is left shows that there is more.
      int most = (int) Math.min(length, left + 1);
      int count = body.read(buffer, offset, most);
      if (clock.instant().isAfter(deadline)) {
        throw new Refusal(ProblemCode.BODY_TOO_SLOW);
      }
      if (count > left) {
        throw new Refusal(ProblemCode.BODY_TOO_LARGE);
      }
      left -= Math.max(count, 0);
      return count;
    } catch (IOException e) {
      throw new Refusal(isSlow(e) ? ProblemCode.BODY_TOO_SLOW : ProblemCode.MALFORMED_REQUEST);
    }
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  private static boolean isSlow(IOException e) {
    return e instanceof SocketTimeoutException
        || e.getCause() instanceof SocketTimeoutException
        || e.getCause() instanceof TimeoutException;
  }
}
