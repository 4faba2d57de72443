package org.ventanilla.screening.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.ventanilla.screening.ScreeningException;

class CompiledListFuzzTest {
  @FuzzTest(maxDuration = "20s")
  void anyBytesAreAListOrDamaged(FuzzedDataProvider data) {
    boolean sealed = data.consumeBoolean();
    byte[] bytes = data.consumeRemainingAsBytes();
    try {
      CompiledList read = CompiledListTests.read(sealed ? CompiledListTests.sealed(bytes) : bytes);
      assertThat(CompiledListTests.read(read.bytes()).list()).isEqualTo(read.list());
    } catch (ScreeningException e) {
      assertThat(e.code()).isNotNull();
    }
  }
}
