package org.ventanilla.window.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import org.ventanilla.window.platform.PlatformFault;
import org.ventanilla.window.platform.SecretFile;

/// The key that signs this window's access tokens: P-256, in the keys directory, readable by the
/// window alone. It is made once; windows that share a keys directory share it.
record TokenKey(ECKey pair) {
  static final String FILE_NAME = "token-key.json";

  /// Reads the key, or makes it where there is none.
  static TokenKey in(Path directory) {
    SecretFile file = SecretFile.in(directory, FILE_NAME);
    String text = new String(file.readOrCreate(TokenKey::fresh), StandardCharsets.UTF_8);
    try {
      ECKey key = ECKey.parse(text);
      if (key.isPrivate() && key.getCurve().equals(Curve.P_256)) {
        return new TokenKey(key);
      }
    } catch (ParseException | IllegalArgumentException e) {
      // Told below; the parser's message may repeat the key.
    }
    throw new PlatformFault(
        PlatformFault.Code.SECRET_FILE, FILE_NAME + " is not a private P-256 key in the JWK form");
  }

  private static byte[] fresh() {
    try {
      return new ECKeyGenerator(Curve.P_256)
          .keyUse(KeyUse.SIGNATURE)
          .keyIDFromThumbprint(true)
          .generate()
          .toJSONString()
          .getBytes(StandardCharsets.UTF_8);
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java runtime has P-256", e);
    }
  }

  @Override
  public String toString() {
    return "TokenKey[" + pair.getKeyID() + "]";
  }
}
