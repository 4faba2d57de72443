package org.ventanilla.ledger;

import java.io.IOException;
import java.util.Optional;

/// Where a published log is read from: a directory, a web address. Nothing it gives is trusted.
public interface LogSource {
  /// The bytes under a path such as `checkpoint` or `tile/0/000`, or empty if there are none.
  ///
  /// @throws IOException if they cannot be read, or are more than `maxBytes`
  Optional<byte[]> read(String path, int maxBytes) throws IOException;
}
