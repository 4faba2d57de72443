package org.ventanilla.window.notary;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ventanilla.ledger.Digest;
import org.ventanilla.ledger.Entry;

/// A leaf that waits for its place: its bytes, where the blanks are, and which earlier leaf it
/// follows. It owns its array and fills it in place, because thousands pass every second.
final class PendingLeaf {
  /// The offset of a blank that is not there.
  static final int NOWHERE = -1;

  private final byte[] body;
  private final int timeAt;
  private final int previousAt;
  private final @Nullable Long previous;

  PendingLeaf(byte[] body, int timeAt, int previousAt, @Nullable Long previous) {
    if (timeAt < 0
        || timeAt + LeafForm.TIME_LENGTH > body.length
        || previousAt > body.length - LeafForm.HASH_LENGTH
        || (previousAt == NOWHERE) != (previous == null)) {
      throw new IllegalArgumentException("the blanks are not in the leaf");
    }
    this.body = body;
    this.timeAt = timeAt;
    this.previousAt = previousAt;
    this.previous = previous;
  }

  byte[] body() {
    return body;
  }

  int timeAt() {
    return timeAt;
  }

  int previousAt() {
    return previousAt;
  }

  @Nullable Long previous() {
    return previous;
  }

  /// Fills in the blanks.
  ///
  /// @param hash of the earlier leaf; exactly when there is one
  Entry stamp(Instant time, @Nullable Digest hash) {
    if ((hash == null) != (previous == null)) {
      throw new IllegalArgumentException("a leaf has the earlier leaf's hash if it has one");
    }
    fill(timeAt, LeafForm.time(time));
    if (hash != null) {
      fill(previousAt, hash.base64());
    }
    return new Entry(body);
  }

  private void fill(int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, body, at, bytes.length);
  }
}
