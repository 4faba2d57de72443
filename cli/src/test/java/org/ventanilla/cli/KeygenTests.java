package org.ventanilla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeygenTests {
  @TempDir Path directory;

  private Ran keygen(String name, String use) {
    return Ran.of("keygen", "--name", name, "--use", use, "--out", directory.toString());
  }

  @ParameterizedTest
  @CsvSource({"signing, Ed25519", "access, P-256", "encryption, X25519"})
  void keyPairIsWrittenAndItsIdIsTold(String use, String curve) throws Exception {
    Ran ran = keygen("sample-agency", use);

    Path secret = directory.resolve("sample-agency." + use + ".jwk");
    Path open = directory.resolve("sample-agency." + use + ".pub.jwk");
    JWK pair = JWK.parse(Files.readString(secret));
    JWK half = JWK.parse(Files.readString(open));
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out()).isEqualTo(pair.computeThumbprint() + System.lineSeparator());
    assertThat(ran.err()).isEmpty();
    assertThat(pair.isPrivate()).isTrue();
    assertThat(half.isPrivate()).isFalse();
    assertThat(half).isEqualTo(pair.toPublicJWK());
    assertThat(pair.toJSONObject()).containsEntry("crv", curve);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
        .isEqualTo("rw-------");
  }

  @Test
  void keyIsNeverOverwritten() throws IOException {
    keygen("sample", "signing");
    Path secret = directory.resolve("sample.signing.jwk");
    Path open = directory.resolve("sample.signing.pub.jwk");
    String before = Files.readString(secret) + Files.readString(open);

    Ran again = keygen("sample", "signing");

    assertThat(again.exit()).isEqualTo(2);
    assertThat(again.out()).isEmpty();
    assertThat(again.err()).contains("never overwritten");
    assertThat(Files.readString(secret) + Files.readString(open)).isEqualTo(before);
  }

  @Test
  void publicHalfThatIsThereAlreadyIsNotOverwrittenEither() throws IOException {
    Path open = directory.resolve("sample.signing.pub.jwk");
    Files.writeString(open, "somebody else's");

    assertThat(keygen("sample", "signing").exit()).isEqualTo(2);

    assertThat(open).hasContent("somebody else's");
    assertThat(directory.resolve("sample.signing.jwk")).doesNotExist();
  }

  @Test
  void directoryIsMadeForItsOwnerAlone() throws IOException {
    directory = directory.resolve("new").resolve("keys");
    assertThat(keygen("sample", "access").exit()).isZero();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo("rwx------");
  }

  @Test
  void keyOfAnotherSortOrNoKeyIsRefusedAndNotRepeated() throws IOException {
    keygen("sample", "encryption");
    Path wrong = directory.resolve("sample.encryption.jwk");
    Path noKey = directory.resolve("none.jwk");
    Files.writeString(noKey, "{\"kty\":\"OKP\",\"secret-of-mine\":true");
    Path large = directory.resolve("large.jwk");
    Files.write(large, new byte[20_000]);
    Path request = directory.resolve("request.json");
    Files.writeString(request, "{}");

    for (Path key : new Path[] {wrong, noKey, large, directory.resolve("missing.jwk")}) {
      Ran ran =
          Ran.of(
              "file",
              request.toString(),
              "--agency",
              "us-sample",
              "--access-key",
              key.toString(),
              "--sign",
              key.toString());
      assertThat(ran.exit()).as(ran.err()).isEqualTo(2);
      assertThat(ran.all()).doesNotContain("secret-of-mine").doesNotContain("\"d\"");
    }
  }
}
