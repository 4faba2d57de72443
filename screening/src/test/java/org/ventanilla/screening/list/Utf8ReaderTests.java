package org.ventanilla.screening.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8ReaderTests {
  private static final String LETTERS = "aé日\n\ud83d\ude00 x";

  /// Gives a few bytes at a time, so that characters are cut.
  private static InputStream dripping(byte[] bytes, Random random) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] to, int offset, int length) {
        return super.read(to, offset, Math.min(length, 1 + random.nextInt(5)));
      }
    };
  }

  private static String all(Utf8Reader reader, Random random) throws IOException {
    StringBuilder text = new StringBuilder();
    char[] chars = new char[9];
    while (true) {
      int read = reader.read(chars, 1, 1 + random.nextInt(8));
      if (read < 0) {
        return text.toString();
      }
      text.append(chars, 1, read);
    }
  }

  private static byte[] sound(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(200); i > 0; i--) {
      int at = LETTERS.offsetByCodePoints(0, random.nextInt(7));
      text.appendCodePoint(LETTERS.codePointAt(at));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// The slow twin is the JDK's decoder, given all bytes at once.
  @Test
  void whateverIsUtf8ComesAsItIs() throws IOException {
    long seed = 41;
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      byte[] bytes = sound(random);
      Utf8Reader reader = new Utf8Reader(dripping(bytes, random));

      assertThat(all(reader, random))
          .as("seed %d round %d", seed, round)
          .isEqualTo(new String(bytes, StandardCharsets.UTF_8));
      assertThat(reader.position()).isEqualTo(bytes.length);
      assertThat(reader.malformed()).isFalse();
    }
  }

  @Test
  void theFirstBytesThatAreNotAreKnown() {
    long seed = 43;
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      byte[] before = sound(random);
      byte[] after = sound(random);
      byte[] bytes =
          ByteBuffer.allocate(before.length + 1 + after.length)
              .put(before)
              .put((byte) 0xff)
              .put(after)
              .array();
      Utf8Reader reader = new Utf8Reader(dripping(bytes, random));

      assertThatThrownBy(() -> all(reader, random))
          .as("seed %d round %d", seed, round)
          .isInstanceOf(CharacterCodingException.class);
      assertThat(reader.position()).isEqualTo(before.length);
      assertThat(reader.malformed()).isTrue();
    }
  }

  @Test
  void aCharacterCutByTheEndIsNone() {
    Utf8Reader reader = new Utf8Reader(new ByteArrayInputStream(new byte[] {'a', (byte) 0xc3}));

    assertThatThrownBy(() -> all(reader, new Random(1)))
        .isInstanceOf(CharacterCodingException.class);
    assertThat(reader.position()).isEqualTo(1);
  }
}
