package org.ventanilla.window.notary;

import org.ventanilla.ledger.Digest;
import org.ventanilla.ledger.Entry;

/// A leaf that has its place in the tree.
record PlacedLeaf(long index, long ticket, Entry entry, Digest hash) {}
