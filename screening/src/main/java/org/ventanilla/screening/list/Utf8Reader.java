package org.ventanilla.screening.list;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/// Characters of bytes that have to be UTF-8. Unlike the JDK's reader it gives all that come before
/// the first bytes that are not, and knows where these stand.
final class Utf8Reader extends Reader {
  private final InputStream in;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 13).flip();
  private long position;
  private int low = -1;
  private boolean ended;
  private boolean malformed;

  Utf8Reader(InputStream in) {
    this.in = in;
  }

  /// Whether bytes were met that are no UTF-8.
  boolean malformed() {
    return malformed;
  }

  /// The place of the first byte that was not given yet, from 0.
  long position() {
    return position;
  }

  @Override
  public int read(char[] to, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (low >= 0) {
      to[offset] = (char) low;
      low = -1;
      return 1;
    }
    CharBuffer chars = CharBuffer.wrap(to, offset, length);
    while (true) {
      int before = bytes.position();
      CoderResult result = decoder.decode(bytes, chars, ended);
      position += bytes.position() - before;
      if (chars.position() > offset) {
        return chars.position() - offset;
      }
      if (result.isOverflow()) {
        return pair(to, offset);
      }
      if (result.isError()) {
        malformed = true;
        result.throwException();
      }
      if (ended) {
        return -1;
      }
      fill();
    }
  }

  /// Gives the first half of a character that has two where there is room for one.
  private int pair(char[] to, int offset) {
    CharBuffer both = CharBuffer.allocate(2);
    int before = bytes.position();
    decoder.decode(bytes, both, ended);
    position += bytes.position() - before;
    to[offset] = both.get(0);
    low = both.get(1);
    return 1;
  }

  private void fill() throws IOException {
    bytes.compact();
    int read = in.read(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    if (read > 0) {
      bytes.position(bytes.position() + read);
    }
    ended = read < 0;
    bytes.flip();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
