/// A Merkle log that anybody can check: entries, tiles, proofs, checkpoints, signed notes, receipts
/// and witness rules, in the C2SP formats. No input makes it throw, and none makes it say yes
/// wrongly.
@NullMarked
package org.ventanilla.ledger;

import org.jspecify.annotations.NullMarked;
