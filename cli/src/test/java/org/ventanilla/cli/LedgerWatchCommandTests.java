package org.ventanilla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.ledger.SigningKey;

/// What the command says, how it ends, and what it keeps.
@Timeout(120)
class LedgerWatchCommandTests {
  private final SigningKey key = SigningKey.generate(new SecureRandom(), SampleLog.ORIGIN);
  private final StubWindow window = new StubWindow();
  @TempDir private Path directory;
  private Path state;

  @BeforeEach
  void look() {
    state = directory.resolve("state");
    serve("known", 300, false);
    Ran first = watch();
    assertThat(first.exit()).as(first.all()).isZero();
  }

  @AfterEach
  void stop() {
    window.close();
  }

  private Path serve(String name, int size, boolean forked) {
    SampleLog log =
        new SampleLog(
            directory.resolve(name),
            size,
            key,
            forked ? index -> "{\"forked\":" + index + "}" : SampleLog::leaf);
    window.publishes(log.directory());
    return log.directory().resolve("checkpoint");
  }

  private Ran watch(String... more) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "ledger",
                "watch",
                window.url().resolve("/ledger/").toString(),
                "--key",
                key.verifierKey().toString(),
                "--state",
                state.toString()));
    line.addAll(List.of(more));
    return Ran.of(line.toArray(String[]::new));
  }

  private Path conflict() {
    return directory.resolve("state.conflict");
  }

  @Test
  void everyContradictionIsKeptBesideTheOthers() {
    byte[] known = bytes(state);

    Path shorter = serve("shorter", 200, true);
    Ran first = watch();
    Ran again = watch();
    Path same = serve("same", 300, true);
    Ran second = watch();

    for (Ran ran : List.of(first, again, second)) {
      assertThat(ran.exit()).as(ran.all()).isEqualTo(1);
      assertThat(ran.out().strip()).isEqualTo("not consistent");
    }
    assertThat(conflict()).hasSameBinaryContentAs(shorter);
    assertThat(directory.resolve("state.conflict.2")).hasSameBinaryContentAs(same);
    assertThat(directory.resolve("state.conflict.3")).doesNotExist();
    assertThat(bytes(state)).isEqualTo(known);
  }

  @Test
  void evidenceIsNotWrittenOverByNonsense() throws IOException {
    serve("forked", 300, true);
    watch();
    byte[] evidence = bytes(conflict());
    window.replies("/ledger/checkpoint", 200, "nonsense");

    Ran ran = watch();

    assertThat(ran.exit()).as(ran.all()).isEqualTo(1);
    assertThat(ran.out().strip()).isEqualTo("not verified");
    assertThat(bytes(conflict())).isEqualTo(evidence);
    assertThat(directory.resolve("state.conflict.2")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"checkpoint", "tile/0/001", "tile/entries/002.p/88"})
  void ledgerThatCannotBeReadIsAccusedOfNothing(String path) {
    serve("larger", 600, false);
    window.replies("/ledger/" + path, 503, "");

    Ran ran = watch();

    assertThat(ran.exit()).as(ran.all()).isEqualTo(3);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("HTTP 503");
    assertThat(conflict()).doesNotExist();
  }

  @Test
  void oneWrongTileIsNoProof() throws IOException {
    Path tile = serve("larger", 600, false).resolveSibling("tile/0/001");
    byte[] bytes = bytes(tile);
    bytes[0] ^= 1;
    Files.write(tile, bytes);
    window.publishes(directory.resolve("larger"));

    Ran ran = watch();

    assertThat(ran.exit()).as(ran.all()).isEqualTo(1);
    assertThat(ran.out().strip()).isEqualTo("not verified");
    assertThat(conflict()).doesNotExist();
  }

  @Test
  void damagedStateIsWrongUsage() throws IOException {
    byte[] known = bytes(state);
    for (byte[] damaged : new byte[][] {{}, Arrays.copyOf(known, known.length - 9)}) {
      Files.write(state, damaged);

      Ran ran = watch();

      assertThat(ran.exit()).as(ran.all()).isEqualTo(2);
      assertThat(ran.out()).isEmpty();
      assertThat(ran.err()).contains(state.toString());
      assertThat(conflict()).doesNotExist();
      assertThat(bytes(state)).isEqualTo(damaged);
    }
  }

  @Test
  void watchGoesOnWhileNobodyAnswers() throws Exception {
    window.replies("/ledger/checkpoint", 503, "");
    int asked = window.asked().size();
    try (var threads = Executors.newSingleThreadExecutor()) {
      var watching = CompletableFuture.supplyAsync(() -> watch("--every", "1"), threads);
      while (window.asked().size() < asked + 2) {
        Thread.sleep(50);
        assertThat(watching).isNotDone();
      }
      serve("forked", 300, true);
      Ran ran = watching.get(60, TimeUnit.SECONDS);
      assertThat(ran.exit()).as(ran.all()).isEqualTo(1);
      assertThat(ran.out().strip()).isEqualTo("not consistent");
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
