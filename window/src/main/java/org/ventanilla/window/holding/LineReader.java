package org.ventanilla.window.holding;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/// Lines of a stream of any length, each within a bound, and the SHA-256 of all its bytes.
final class LineReader {
  private static final int BUFFER = 1 << 16;
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final int longest;
  private final MessageDigest digest;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int limit;
  private long number;

  /// @param longest most bytes of a line without its end
  LineReader(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /// A line.
  ///
  /// @param number from 1
  /// @param bytes without the end; empty when it is too long
  @SuppressWarnings("ArrayRecordComponent") // read once
  record Line(long number, byte[] bytes, boolean tooLong) {}

  /// The next line that is not blank, or nothing at the end.
  Optional<Line> next() throws IOException {
    while (fill()) {
      Line line = line();
      if (line.tooLong() || !blank(line.bytes())) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  /// Of everything read so far; call it once, at the end.
  byte[] sha256() {
    return digest.digest();
  }

  private Line line() throws IOException {
    number++;
    Line line = bytes();
    return number == 1 ? withoutMark(line) : line;
  }

  /// Some programs begin every UTF-8 file with a byte order mark, which says nothing.
  private static Line withoutMark(Line line) {
    byte[] bytes = line.bytes();
    boolean marked =
        bytes.length >= MARK.length && Arrays.equals(MARK, Arrays.copyOf(bytes, MARK.length));
    return marked ? new Line(1, Arrays.copyOfRange(bytes, MARK.length, bytes.length), false) : line;
  }

  private Line bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    boolean tooLong = false;
    boolean ended = false;
    while (!ended && fill()) {
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      ended = end < limit;
      tooLong |= bytes.size() + (end - position) > longest;
      if (!tooLong) {
        bytes.write(buffer, position, end - position);
      }
      position = ended ? end + 1 : end;
    }
    return new Line(number, tooLong ? new byte[0] : bytes.toByteArray(), tooLong);
  }

  private boolean fill() throws IOException {
    if (position == limit) {
      position = 0;
      limit = Math.max(0, in.read(buffer));
      digest.update(buffer, 0, limit);
    }
    return limit > 0;
  }

  private static boolean blank(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
