package org.ventanilla.screening.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;

class IndexSectionFuzzTest {
  private static final long FINGERPRINT = 7;
  private static final int VERSION = 1;

  @FuzzTest(maxDuration = "10s")
  void anyBytesAreTablesOrNone(FuzzedDataProvider data) {
    byte[] content = data.consumeRemainingAsBytes();
    byte[] bytes =
        ByteBuffer.allocate(Integer.BYTES + Long.BYTES + content.length)
            .putInt(VERSION)
            .putLong(FINGERPRINT)
            .put(content)
            .array();

    var tables = IndexSection.read(bytes, new int[] {1, 2}, FINGERPRINT);

    tables.ifPresent(read -> assertThat(read.names().size()).isEqualTo(3));
    assertThat(IndexSection.read(bytes, new int[] {1, 2}, FINGERPRINT + 1)).isEmpty();
  }
}
