package org.ventanilla.window.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.window.platform.PlatformFault;

class TokenKeyTests {
  @TempDir Path directory;

  @Test
  void keyIsMadeOnceAndReadByItsOwnerAlone() throws IOException {
    TokenKey made = TokenKey.in(directory);

    assertThat(TokenKey.in(directory).pair()).isEqualTo(made.pair());
    Path file = directory.resolve(TokenKey.FILE_NAME);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void keyThatOthersCanReadIsNotUsed() throws IOException {
    TokenKey.in(directory);
    Files.setPosixFilePermissions(
        directory.resolve(TokenKey.FILE_NAME), PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(() -> TokenKey.in(directory)).isInstanceOf(PlatformFault.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "not a key", "{\"kty\":\"EC\",\"crv\":\"P-256\"}"})
  void fileThatHoldsNoKeyIsNotUsedAndNotRepeated(String content) throws IOException {
    Path file = directory.resolve(TokenKey.FILE_NAME);
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

    assertThatThrownBy(() -> TokenKey.in(directory))
        .isInstanceOf(PlatformFault.class)
        .hasNoCause()
        .hasMessageNotContaining("kty");
  }

  @Test
  void textNeverShowsTheKey() {
    TokenKey key = TokenKey.in(directory);
    assertThat(key.toString()).doesNotContain(key.pair().getD().toString());
  }
}
