package org.ventanilla.window.notary;

/// Proof that a leaf is in the ledger, in the C2SP tlog-proof form; whoever has the window's public
/// key verifies it without the window.
///
/// @param index the leaf's place in the tree
/// @param leaf the leaf's exact bytes
/// @param proof the receipt file's bytes
public record IssuedReceipt(long index, byte[] leaf, byte[] proof) {
  /// Copies the arrays.
  public IssuedReceipt {
    leaf = leaf.clone();
    proof = proof.clone();
  }

  @Override
  public byte[] leaf() {
    return leaf.clone();
  }

  @Override
  public byte[] proof() {
    return proof.clone();
  }
}
