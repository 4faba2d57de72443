package org.ventanilla.ledger;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One signature line of a note: `— <name> <base64(keyID[4] || signature)>\n`. What it says has not
/// been checked.
public final class NoteSignature {
  static final String DASH = "\u2014 ";

  private final String name;
  private final int keyId;
  private final byte[] signature;

  NoteSignature(String name, int keyId, byte[] signature) {
    this.name = name;
    this.keyId = keyId;
    this.signature = signature.clone();
  }

  /// Reads one line, without its newline.
  static @Nullable NoteSignature parse(String line) {
    if (!line.startsWith(DASH)) {
      return null;
    }
    int space = line.indexOf(' ', DASH.length());
    if (space < 0) {
      return null;
    }
    String name = line.substring(DASH.length(), space);
    byte[] blob = WireText.base64(line.substring(space + 1), SignedNote.MAX_BYTES);
    if (!KeyNames.isWellFormed(name) || blob == null || blob.length <= Integer.BYTES) {
      return null;
    }
    int keyId = ByteBuffer.wrap(blob).getInt();
    return new NoteSignature(name, keyId, Arrays.copyOfRange(blob, Integer.BYTES, blob.length));
  }

  public String name() {
    return name;
  }

  public int keyId() {
    return keyId;
  }

  /// A copy of the bytes after the key id.
  public byte[] signature() {
    return signature.clone();
  }

  /// The whole line with its newline, as a witness answers it.
  public String line() {
    byte[] blob =
        ByteBuffer.allocate(Integer.BYTES + signature.length).putInt(keyId).put(signature).array();
    return DASH + name + " " + WireText.base64(blob) + "\n";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteSignature that
        && keyId == that.keyId
        && name.equals(that.name)
        && Arrays.equals(signature, that.signature);
  }

  @Override
  public int hashCode() {
    return 31 * keyId + Arrays.hashCode(signature);
  }

  @Override
  public String toString() {
    return "NoteSignature[" + name + "+" + KeyNames.hex(keyId) + "]";
  }
}
