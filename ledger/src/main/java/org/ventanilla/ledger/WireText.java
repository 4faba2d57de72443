package org.ventanilla.ledger;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Strict reading of the few lexical forms the C2SP formats are made of. Only the canonical form of
/// a value is accepted, so that two different texts never mean the same.
final class WireText {
  private WireText() {}

  /// Decodes UTF-8, or gives null if it is not valid.
  static @Nullable String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// Whether the text can be written in UTF-8, which lone surrogates cannot.
  static boolean isUnicode(String text) {
    try {
      StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /// Whether there is a control character below U+0020 other than newline.
  static boolean hasControl(String text) {
    return text.chars().anyMatch(c -> c < 0x20 && c != '\n');
  }

  /// Decodes canonical padded base64 of at most `maxBytes` bytes, or gives null.
  static byte @Nullable [] base64(String text, int maxBytes) {
    if (text.length() % 4 != 0 || text.length() / 4 * 3L > maxBytes + 2L) {
      return null;
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(text);
      return decoded.length <= maxBytes && base64(decoded).equals(text) ? decoded : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /// Reads an ASCII decimal from 0 to 2^63-1 without leading zeros or sign, or gives -1.
  static long decimal(String text) {
    if (text.isEmpty() || text.length() > 19 || (text.length() > 1 && text.charAt(0) == '0')) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
