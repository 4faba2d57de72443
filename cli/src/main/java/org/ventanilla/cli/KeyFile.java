package org.ventanilla.cli;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.Locale;
import java.util.Set;

/// A key of an agency or officer in a file: a JWK, private ones readable by their owner only.
final class KeyFile {
  private static final int MOST_BYTES = 16_384;

  private KeyFile() {}

  /// What a key is for.
  enum Use {
    /// Signs filings and acts: Ed25519.
    SIGNING,
    /// Proves an agency to the authorization server: P-256.
    ACCESS,
    /// Receives sealed fields: X25519.
    ENCRYPTION;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static JWK generate(Use use) {
    try {
      return switch (use) {
        case SIGNING ->
            new OctetKeyPairGenerator(Curve.Ed25519)
                .keyUse(KeyUse.SIGNATURE)
                .keyIDFromThumbprint(true)
                .generate();
        case ACCESS ->
            new ECKeyGenerator(Curve.P_256)
                .keyUse(KeyUse.SIGNATURE)
                .keyIDFromThumbprint(true)
                .generate();
        case ENCRYPTION ->
            new OctetKeyPairGenerator(Curve.X25519)
                .keyUse(KeyUse.ENCRYPTION)
                .keyIDFromThumbprint(true)
                .generate();
      };
    } catch (JOSEException e) {
      throw CliException.fault("cannot make a key: " + e.getMessage());
    }
  }

  /// Writes a private key; never over an existing file.
  static void write(Path file, JWK key) {
    try {
      Files.createDirectories(
          file.toAbsolutePath().getParent(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      try (var channel =
          Files.newByteChannel(
              file,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
        channel.write(
            ByteBuffer.wrap((key.toJSONString() + "\n").getBytes(StandardCharsets.UTF_8)));
      }
    } catch (IOException e) {
      throw CliException.usage(
          "cannot write " + file + ": " + reason(e) + ". A key file is never overwritten.");
    }
  }

  static OctetKeyPair signing(Path file) {
    if (read(file) instanceof OctetKeyPair key
        && Curve.Ed25519.equals(key.getCurve())
        && key.isPrivate()) {
      return key;
    }
    throw CliException.usage(
        file + " is not a private Ed25519 key. Make one with: ventanilla keygen");
  }

  static ECKey access(Path file) {
    if (read(file) instanceof ECKey key && Curve.P_256.equals(key.getCurve()) && key.isPrivate()) {
      return key;
    }
    throw CliException.usage(
        file + " is not a private P-256 key. Make one with: ventanilla keygen");
  }

  static JWK read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw CliException.usage(file + " is too large for a key file");
      }
      return JWK.parse(Files.readString(file));
    } catch (IOException e) {
      throw CliException.usage("cannot read the key file " + file + ": " + reason(e));
    } catch (ParseException e) {
      // The parser's message may repeat the key.
      throw CliException.usage(file + " is not a JWK");
    }
  }

  static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException gone -> "there is no such file";
      case FileAlreadyExistsException there -> "it is there already";
      case AccessDeniedException denied -> "not permitted";
      case FileSystemException why when why.getReason() != null -> why.getReason();
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }
}
