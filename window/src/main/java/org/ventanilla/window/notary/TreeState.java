package org.ventanilla.window.notary;

import java.time.Instant;
import org.ventanilla.ledger.Digest;

/// The durable tree.
///
/// @param leafTime the time in its last leaf
record TreeState(long size, Digest root, Instant leafTime) {}
