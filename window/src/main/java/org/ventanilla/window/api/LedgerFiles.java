package org.ventanilla.window.api;

import java.util.Optional;

/// The ledger as the door serves it, by the paths of C2SP tlog-tiles.
interface LedgerFiles {
  /// What is at a path below the log's address; empty where there is nothing.
  Optional<LedgerFile> at(String path);

  /// One file.
  ///
  /// @param immutable whether this path will have these bytes for ever
  record LedgerFile(byte[] bytes, String contentType, boolean immutable) {}
}
