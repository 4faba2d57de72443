package org.ventanilla.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryBundleTests {
  private final EntryBundle bundle =
      new EntryBundle(
          List.of(
              new Entry(new byte[0]),
              new Entry(new byte[] {1, 2, 3}),
              new Entry(new byte[Entry.MAX_LENGTH])));

  @Test
  void entriesFollowTheirLengthAsTwoBytes() {
    byte[] bytes = bundle.encode();
    assertThat(Arrays.copyOf(bytes, 9))
        .containsExactly(0, 0, 0, 3, 1, 2, 3, (byte) 0xff, (byte) 0xff);
    assertThat(EntryBundle.parse(bytes, 3).orElseThrow()).isEqualTo(bundle);
  }

  @Test
  void bundlesOfAnotherWidthOrLengthAreRefused() {
    byte[] bytes = bundle.encode();
    for (int width : new int[] {-1, 0, 1, 2, 4, 256, 257}) {
      assertThat(EntryBundle.parse(bytes, width)).isInstanceOf(Parsed.Malformed.class);
    }
    for (int length : new int[] {0, 1, 2, 3, 6, 8, bytes.length - 1, bytes.length + 1}) {
      assertThat(EntryBundle.parse(Arrays.copyOf(bytes, length), 3))
          .isInstanceOf(Parsed.Malformed.class);
    }
  }

  @Test
  void bundlesAndEntriesHaveBounds() {
    assertThatThrownBy(() -> new Entry(new byte[Entry.MAX_LENGTH + 1]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new EntryBundle(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    List<Entry> tooMany = Collections.nCopies(257, new Entry(new byte[0]));
    assertThatThrownBy(() -> new EntryBundle(tooMany)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatWasGivenOrTakenCannotChangeAnEntry() {
    byte[] bytes = {1, 2};
    Entry entry = new Entry(bytes);
    bytes[0] = 9;
    entry.bytes()[1] = 9;
    assertThat(entry).isEqualTo(new Entry(new byte[] {1, 2}));
    byte[] hash = new byte[Digest.LENGTH];
    Digest digest = new Digest(hash);
    hash[0] = 9;
    digest.bytes()[1] = 9;
    assertThat(digest).isEqualTo(new Digest(new byte[Digest.LENGTH]));
  }
}
