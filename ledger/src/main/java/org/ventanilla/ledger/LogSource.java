package org.ventanilla.ledger;

import java.io.IOException;
import java.util.Optional;

/// Where a published log is read from: a directory, a web address. Nothing it gives is trusted.
public interface LogSource {
  /// The bytes under a path such as `checkpoint` or `tile/0/000`, or empty if there are none.
  ///
  /// @throws TooLongException if they are more than `maxBytes`; where a source cannot tell that
  ///   from other faults, an [IOException] like those
  /// @throws IOException if they cannot be read
  Optional<byte[]> read(String path, int maxBytes) throws IOException;
}
