package org.ventanilla.window.accreditation;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/// Whatever comes, taking it apart gives parts or a refusal, never an exception.
class SignatureFuzzTest {
  private static final int MOST_BYTES = 4_096;

  @FuzzTest
  void anyBytesAreTakenApartOrRefused(FuzzedDataProvider data) {
    byte[] bytes = data.consumeRemainingAsBytes();
    switch (CompactJws.read(bytes, MOST_BYTES)) {
      case CompactJws.Parts parts -> assertThat(parts.signature()).hasSize(64);
      case CompactJws.OutOfForm wrong -> assertThat(wrong.message()).isNotBlank();
    }
  }

  @FuzzTest
  void anyPayloadIsAnActOrInvalid(FuzzedDataProvider data) {
    try {
      assertThat(KeyAct.read(data.consumeRemainingAsBytes())).isNotNull();
    } catch (Fields.Invalid invalid) {
      assertThat(invalid.reason()).isNotBlank();
    }
  }
}
