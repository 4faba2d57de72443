package org.ventanilla.window.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.Set;

/// The key that signs this window's access tokens: P-256, in the keys directory, readable by the
/// window alone. It is made once; windows that share a keys directory share it.
record TokenKey(ECKey pair) {
  static final String FILE_NAME = "token-key.json";
  private static final long MOST_BYTES = 4_096;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  /// Reads the key, or makes it where there is none.
  static TokenKey in(Path directory) {
    Path file = directory.resolve(FILE_NAME);
    try {
      if (!Files.exists(file)) {
        make(directory, file);
      }
      return read(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the token key cannot be used: " + file.getFileName(), e);
    }
  }

  private static TokenKey read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES
        || !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
      throw new IOException("a token key is a small file that only its owner can read");
    }
    try {
      ECKey key = ECKey.parse(Files.readString(file));
      if (!key.isPrivate() || !key.getCurve().equals(Curve.P_256)) {
        throw new IOException("not a private P-256 key");
      }
      return new TokenKey(key);
    } catch (ParseException e) {
      throw new IOException("not a key in the JWK form", e);
    }
  }

  /// Written whole under another name first, so that no window ever reads half a key, and linked to
  /// its name, which fails for all but the first of several windows.
  private static void make(Path directory, Path file) throws IOException {
    Files.createDirectories(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path fresh =
        Files.createTempFile(
            directory, "token-key", ".new", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    try {
      ECKey key =
          new ECKeyGenerator(Curve.P_256)
              .keyUse(KeyUse.SIGNATURE)
              .keyIDFromThumbprint(true)
              .generate();
      Files.writeString(fresh, key.toJSONString());
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException e) {
      // Another window was first; its key is the key.
      return;
    } catch (JOSEException e) {
      throw new IOException("no P-256 key could be made", e);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  @Override
  public String toString() {
    return "TokenKey[" + pair.getKeyID() + "]";
  }
}
