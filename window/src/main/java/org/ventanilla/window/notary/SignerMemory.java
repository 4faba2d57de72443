package org.ventanilla.window.notary;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.ledger.Checkpoint;
import org.ventanilla.ledger.CheckpointVerification;
import org.ventanilla.ledger.CheckpointVerifier;
import org.ventanilla.ledger.SignedNote;
import org.ventanilla.ledger.Trust;
import org.ventanilla.ledger.VerifierKey;
import org.ventanilla.window.notary.NotaryFault.Code;

/// The last checkpoint the signer gave its signature to, in a file of its own. It is replaced
/// atomically and is on the disk before anybody sees the signature; being a signed checkpoint
/// itself, a damaged one is noticed.
final class SignerMemory {
  /// The file beside the key.
  static final String FILE = "ledger.checkpoint";

  private static final int MAX_BYTES = 16_384;

  private final Path file;
  private final Trust trust;
  private final FaultPoint faults;

  /// What was read and verified last, so that the same bytes are not verified again.
  private volatile @Nullable Known known;

  private record Known(byte[] bytes, Checkpoint checkpoint) {}

  SignerMemory(Path keysDir, VerifierKey key, FaultPoint faults) {
    this.file = keysDir.resolve(FILE);
    this.trust = Trust.log(key);
    this.faults = faults;
  }

  /// What was signed last; empty if nothing ever was.
  Optional<Checkpoint> recall() {
    byte[] bytes;
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new NotaryFault(Code.MEMORY_UNUSABLE, FILE + " is too long");
      }
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new NotaryFault(Code.MEMORY_UNUSABLE, FILE + " cannot be read", e);
    }
    Known before = known;
    if (before != null && Arrays.equals(before.bytes, bytes)) {
      return Optional.of(before.checkpoint);
    }
    return switch (CheckpointVerifier.verify(bytes, trust)) {
      case CheckpointVerification.Verified verified -> {
        known = new Known(bytes, verified.checkpoint());
        yield Optional.of(verified.checkpoint());
      }
      case CheckpointVerification.NotVerified refused ->
          throw new NotaryFault(
              Code.READ_ONLY, FILE + " was not signed by this key: " + refused.message());
    };
  }

  /// Is durable when it returns.
  void remember(SignedNote note) {
    try {
      // A name of its own: two windows that share the directory must not write into one file.
      Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), FILE + ".", ".new");
      try {
        write(fresh, note);
        faults.pass(FaultPoint.Step.MEMORY_WRITTEN);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(fresh);
      }
      force(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new NotaryFault(Code.MEMORY_UNUSABLE, FILE + " cannot be written", e);
    }
  }

  private static void write(Path fresh, SignedNote note) throws IOException {
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(note.encode().getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /// Makes the new name durable.
  private static void force(@Nullable Path directory) throws IOException {
    if (directory != null) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
