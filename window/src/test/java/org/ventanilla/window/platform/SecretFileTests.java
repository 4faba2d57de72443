package org.ventanilla.window.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFileTests {
  private static final String NAME = "secret";

  @TempDir Path base;

  @Test
  void secretIsMadeOnceAndReadByItsOwnerAlone() throws IOException {
    Path directory = base.resolve("keys");
    SecretFile file = SecretFile.in(directory, NAME);

    assertThat(file.readOrCreate(() -> bytes("first"))).isEqualTo(bytes("first"));

    assertThat(file.readOrCreate(() -> bytes("second"))).isEqualTo(bytes("first"));
    assertThat(mode(directory)).isEqualTo("rwx------");
    assertThat(mode(file.path())).isEqualTo("rw-------");
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(file.path());
    }
  }

  @Test
  void windowsThatStartAtOnceShareOneSecret() throws Exception {
    List<Future<byte[]>> read = new ArrayList<>();
    try (ExecutorService windows = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 8; i++) {
        byte[] own = bytes("secret of window " + i);
        read.add(windows.submit(() -> SecretFile.in(base, NAME).readOrCreate(() -> own)));
      }
    }
    byte[] kept = Files.readAllBytes(base.resolve(NAME));
    for (Future<byte[]> one : read) {
      assertThat(one.get()).isEqualTo(kept);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw-----w-", "rwx------"})
  void secretThatIsNotItsOwnersAloneIsNotUsed(String mode) throws IOException {
    SecretFile file = SecretFile.in(base, NAME);
    file.readOrCreate(() -> bytes("secret"));
    Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString(mode));

    assertRefused(file);
  }

  @Test
  void fileTooLargeForASecretIsNotUsed() throws IOException {
    SecretFile file = SecretFile.in(base, NAME);
    Files.write(file.path(), new byte[(64 << 10) + 1]);
    Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-------"));

    assertRefused(file);
  }

  @Test
  void linkThatLeadsNowhereIsNotReplaced() throws IOException {
    SecretFile file = SecretFile.in(base, NAME);
    Files.createSymbolicLink(file.path(), base.resolve("elsewhere"));

    assertRefused(file);
    assertThat(base.resolve("elsewhere")).doesNotExist();
  }

  private static void assertRefused(SecretFile file) {
    assertThatThrownBy(() -> file.readOrCreate(() -> bytes("another")))
        .isInstanceOfSatisfying(
            PlatformFault.class,
            fault -> assertThat(fault.code()).isEqualTo(PlatformFault.Code.SECRET_FILE));
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
