package org.ventanilla.window.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.ventanilla.window.platform.JsonReading.Document;
import org.ventanilla.window.platform.JsonReading.Refused;
import tools.jackson.databind.JsonNode;

class JsonFuzzTest {
  private static final JsonLimits LIMITS = new JsonLimits(4_096, 16, 256, 500);

  @FuzzTest(maxDuration = "20s")
  void anyBytesAreReadOrRefusedAndWhatIsReadHasOneCanonicalForm(byte[] bytes) {
    switch (Json.read(bytes, LIMITS)) {
      case Refused refused -> assertThat(refused.pointer()).hasSizeLessThanOrEqualTo(256);
      case Document(JsonNode root) -> {
        if (root.isContainer()) {
          byte[] canonical = Json.canonical(root);
          var wide = new JsonLimits(1 << 20, 16, 256, 500);
          assertThat(Json.read(canonical, wide))
              .isInstanceOfSatisfying(
                  Document.class,
                  again -> assertThat(Json.canonical(again.root())).isEqualTo(canonical));
        }
      }
    }
  }
}
