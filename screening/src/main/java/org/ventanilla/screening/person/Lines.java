package org.ventanilla.screening.person;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The lines of a file as bytes, each with its number and where it begins. A line ends with `\n`,
/// `\r\n` or the file. What is longer than [#LONGEST_LINE] is read over and marked.
final class Lines implements AutoCloseable {
  /// Longest line in bytes, without its end.
  static final int LONGEST_LINE = 1 << 20;

  private final InputStream in;
  private final byte[] chunk = new byte[1 << 17];
  private int from;
  private int to;
  private long chunkOffset;
  private long number;

  Lines(InputStream in) {
    this.in = in;
  }

  /// One line.
  ///
  /// @param bytes without the end; empty if the line is too long
  /// @param number from 1
  /// @param offset of its first byte in the file
  /// @param size its bytes in the file, with the end
  /// @param tooLong whether it was longer than a line may be
  @SuppressWarnings("ArrayRecordComponent") // Hands bytes on inside this package; never compared.
  record Line(byte[] bytes, long number, long offset, int size, boolean tooLong) {}

  /// The next line, or null at the end.
  @Nullable Line next() throws IOException {
    if (from == to && !fill()) {
      return null;
    }
    long offset = chunkOffset + from;
    byte[] line = {};
    boolean tooLong = false;
    while (true) {
      int end = from;
      while (end < to && chunk[end] != '\n') {
        end++;
      }
      int length = end - from;
      if (tooLong || line.length + length > LONGEST_LINE) {
        tooLong = true;
        line = new byte[0];
      } else {
        line = join(line, length);
      }
      boolean ended = end < to;
      from = ended ? end + 1 : end;
      if (ended || !fill()) {
        int size = (int) Math.min(Integer.MAX_VALUE, chunkOffset + from - offset);
        return new Line(withoutReturn(line), ++number, offset, size, tooLong);
      }
    }
  }

  /// How many bytes were read, for progress.
  long position() {
    return chunkOffset + from;
  }

  private byte[] join(byte[] line, int length) {
    if (line.length == 0) {
      return Arrays.copyOfRange(chunk, from, from + length);
    }
    byte[] joined = Arrays.copyOf(line, line.length + length);
    System.arraycopy(chunk, from, joined, line.length, length);
    return joined;
  }

  private static byte[] withoutReturn(byte[] line) {
    int length = line.length;
    return length > 0 && line[length - 1] == '\r' ? Arrays.copyOf(line, length - 1) : line;
  }

  private boolean fill() throws IOException {
    chunkOffset += to;
    from = 0;
    to = Math.max(0, in.read(chunk, 0, chunk.length));
    return to > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
