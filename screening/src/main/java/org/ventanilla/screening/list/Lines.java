package org.ventanilla.screening.list;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.ScreeningException;
import org.ventanilla.screening.list.ReadReport.Reason;

/// The lines of one file, in memory that does not grow with it. Lines end with a line feed. A line
/// that is too long, or in no encoding the format may have, is counted and left out. The whole
/// file's digest is noted when its end is reached.
final class Lines implements AutoCloseable {
  /// Longest line in bytes.
  static final int LONGEST = 1 << 20;

  /// Most lines of one file.
  static final long MOST = 100_000_000;

  private static final int CHUNK = 1 << 16;

  private final String file;
  private final InputStream in;
  private final ReadCounts counts;
  private final @Nullable Charset fallback;
  private final MessageDigest digest = ReadCounts.sha256();
  private byte[] buffer = new byte[2 * CHUNK];
  private int from;
  private int to;
  private boolean ended;
  private long number;

  /// @param fallback the encoding of a line that is not UTF-8; null when there is none
  Lines(String file, InputStream in, ReadCounts counts, @Nullable Charset fallback) {
    this.file = file;
    this.in = in;
    this.counts = counts;
    this.fallback = fallback;
  }

  /// The number of the line that came last, from 1.
  long number() {
    return number;
  }

  String file() {
    return file;
  }

  void skip(Reason reason) {
    skip(number, reason);
  }

  void skip(long line, Reason reason) {
    counts.skip(file, line, reason);
  }

  void used() {
    counts.used(file);
  }

  /// The next line without its end, or null after the last.
  @Nullable String next() throws IOException {
    while (true) {
      int end = end();
      if (end < 0) {
        return null;
      }
      if (++number > MOST) {
        throw new ScreeningException(
            ScreeningException.Code.LIST_TOO_LARGE, file + " has more than " + MOST + " lines");
      }
      if (end - from > LONGEST) {
        skip(Reason.LINE_TOO_LONG);
        dropLine();
        continue;
      }
      String text = decode(from, end - from);
      from = Math.min(end + 1, to);
      if (text != null) {
        return text;
      }
      skip(Reason.BAD_ENCODING);
    }
  }

  /// Where the line that begins at `from` ends; more than the longest away when it is too long, and
  /// -1 when there is none.
  private int end() throws IOException {
    int at = from;
    while (true) {
      while (at < to) {
        if (buffer[at] == '\n') {
          return at;
        }
        at++;
      }
      if (ended) {
        return from == to ? -1 : to;
      }
      if (to - from > LONGEST) {
        return to;
      }
      int seen = at - from;
      fill();
      at = from + seen;
    }
  }

  private void dropLine() throws IOException {
    while (true) {
      while (from < to) {
        if (buffer[from++] == '\n') {
          return;
        }
      }
      if (ended) {
        return;
      }
      fill();
    }
  }

  private void fill() throws IOException {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
    }
    if (buffer.length - to < CHUNK) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    int read = in.read(buffer, to, CHUNK);
    if (read < 0) {
      ended = true;
      counts.digest(file, digest.digest());
      return;
    }
    digest.update(buffer, to, read);
    to += read;
  }

  private @Nullable String decode(int offset, int length) {
    boolean ascii = true;
    for (int i = offset; i < offset + length && ascii; i++) {
      ascii = buffer[i] >= 0;
    }
    if (ascii) {
      return new String(buffer, offset, length, StandardCharsets.ISO_8859_1);
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(buffer, offset, length))
          .toString();
    } catch (CharacterCodingException e) {
      return fallback == null ? null : new String(buffer, offset, length, fallback);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
