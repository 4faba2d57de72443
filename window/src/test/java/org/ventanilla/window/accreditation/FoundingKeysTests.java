package org.ventanilla.window.accreditation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.window.notary.LeafDraft;
import org.ventanilla.window.platform.TestDatabase;

class FoundingKeysTests {
  @TempDir private Path directory;
  @AutoClose static final TestDatabase postgres = TestDatabase.fresh();
  private final SampleRegister sample = new SampleRegister(postgres);

  @Test
  void anEmptyRegisterIsFoundedOnceWithALeafForEachKey() {
    assertThat(sample.found(directory)).isEqualTo(6);
    assertThat(sample.founding(directory)).isZero();
    assertThat(sample.keys.of("us-dea")).hasSize(2);
    assertThat(sample.notary.leaves())
        .hasSize(6)
        .extracting(LeafDraft.Shared::type)
        .containsOnly("key-registered");
  }

  @Test
  void aPartyWithOneCustodianIsNotFounded() {
    sample.custodian(directory, "mx-ventanilla", "mx-custodian-1", "MX", sample.mxOne);
    sample.custodian(directory, "us-window", "us-custodian-1", "US", sample.usOne);
    sample.custodian(directory, "us-window", "us-custodian-2", "US", sample.usTwo);
    assertThatThrownBy(() -> sample.founding(directory))
        .isInstanceOf(AccreditationFault.class)
        .hasMessageContaining("two officers of party 'mx'");
    assertThat(sample.keys.of("us-window")).isEmpty();
  }

  @Test
  void oneCustodianWithTwoKeysIsOnePerson() throws IOException {
    sample.found(directory);
    Path second = directory.resolve("mx-custodian-2.json");
    Files.writeString(second, Files.readString(second).replace("mx-custodian-2", "mx-custodian-1"));
    SampleRegister other = new SampleRegister(postgres);
    assertThatThrownBy(() -> other.founding(directory))
        .hasMessageContaining("two officers of party 'mx'");
  }

  @Test
  void aWrongFileIsNamedAndNothingIsFounded() {
    SampleRegister.write(directory, "broken.json", "{");
    assertThatThrownBy(() -> sample.found(directory))
        .isInstanceOf(AccreditationFault.class)
        .hasMessageContaining("broken.json");
    assertThat(sample.keys.of("us-window")).isEmpty();
    assertThat(sample.notary.leaves()).isEmpty();
  }

  @Test
  void aPrivateKeyIsRefused() {
    String entry =
        SampleRegister.entry("us-cbp", null, new SampleKey(50))
            .replace("\"kty\"", "\"d\":\"AAAA\",\"kty\"");
    SampleRegister.write(directory, "secret.json", entry);
    assertThatThrownBy(() -> sample.found(directory))
        .hasMessageContaining("secret.json")
        .hasMessageNotContaining("AAAA");
  }

  @Test
  void theSameKeyInTwoFilesIsRefused() {
    SampleRegister.write(directory, "again.json", SampleRegister.entry("us-cbp", null, sample.dea));
    assertThatThrownBy(() -> sample.found(directory)).hasMessageContaining("another file");
  }

  @Test
  void aDirectoryThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> sample.founding(directory.resolve("nowhere")))
        .isInstanceOf(AccreditationFault.class);
  }
}
