package org.ventanilla.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Inclusion and consistency proofs: built from tiles, and checked.
///
/// Building follows the recursions of RFC 6962, sections 2.1.1 and 2.1.2; each hash is one look
/// into a tile, and every tile on the way is read once, so a proof in a tree of `n` leaves reads at
/// most one tile a level along each of its paths. Checking follows the loops of RFC 9162, sections
/// 2.1.3.2 and 2.1.4.2. The index and the size steer every step and must be used up exactly when
/// the proof is. Size and index of a tree are no part of its root, so a proof is only worth what
/// binds root and size together: the signed checkpoint.
public final class Proofs {
  /// The longest proof, in hashes: a tree of 2^63 leaves is 63 levels high.
  public static final int MAX_LENGTH = 63;

  private Proofs() {}

  /// Proves that the leaf at `index` is in the tree of `size`, leaf's sibling first.
  ///
  /// @throws IllegalArgumentException if the index is not in the tree
  /// @throws LedgerException if a tile is missing
  public static List<Digest> inclusion(long index, long size, HashReader reader) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("index " + index + " is not in a tree of " + size);
    }
    TreeNodes nodes = new TreeNodes(size, reader);
    List<Digest> fromRoot = new ArrayList<>();
    long start = 0;
    long end = size;
    while (end - start > 1) {
      long middle = start + Long.highestOneBit(end - start - 1);
      if (index < middle) {
        fromRoot.add(nodes.range(middle, end));
        end = middle;
      } else {
        fromRoot.add(nodes.range(start, middle));
        start = middle;
      }
    }
    return List.copyOf(fromRoot.reversed());
  }

  /// Proves that the tree of `newSize` begins with the tree of `oldSize`. Empty if they are equal
  /// or the old one is empty.
  ///
  /// @throws IllegalArgumentException if the sizes are negative or shrink
  /// @throws LedgerException if a tile is missing
  public static List<Digest> consistency(long oldSize, long newSize, HashReader reader) {
    if (oldSize < 0 || oldSize > newSize) {
      throw new IllegalArgumentException("a tree never goes from " + oldSize + " to " + newSize);
    }
    if (oldSize == 0 || oldSize == newSize) {
      return List.of();
    }
    TreeNodes nodes = new TreeNodes(newSize, reader);
    List<Digest> fromRoot = new ArrayList<>();
    long start = 0;
    long end = newSize;
    while (oldSize < end) {
      long middle = start + Long.highestOneBit(end - start - 1);
      if (oldSize <= middle) {
        fromRoot.add(nodes.range(middle, end));
        end = middle;
      } else {
        fromRoot.add(nodes.range(start, middle));
        start = middle;
      }
    }
    // The verifier already holds the old root; it needs the last subtree only if that is another.
    if (start > 0) {
      fromRoot.add(nodes.range(start, end));
    }
    return List.copyOf(fromRoot.reversed());
  }

  /// The root of the tree of `size`, from its tiles.
  ///
  /// @throws LedgerException if a tile is missing
  public static Digest root(long size, HashReader reader) {
    return Frontier.read(size, reader).root();
  }

  /// Whether the proof leads from the leaf at `index` to the root of the tree of `size`. Total: any
  /// numbers and any proof give an answer.
  public static boolean verifyInclusion(
      Digest leafHash, long index, long size, List<Digest> proof, Digest root) {
    if (index < 0 || index >= size || proof.size() > MAX_LENGTH) {
      return false;
    }
    TreeHasher hasher = new TreeHasher();
    long node = index;
    long last = size - 1;
    Digest hash = leafHash;
    for (Digest sibling : proof) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = hasher.node(sibling, hash);
        // The rightmost node goes up alone until it is a right child.
        int alone = Long.numberOfTrailingZeros(node);
        node >>>= alone;
        last >>>= alone;
      } else {
        hash = hasher.node(hash, sibling);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0 && hash.equals(root);
  }

  /// The root that the first leaves of a signed tree have, if the tiles prove it: they then give
  /// the signed root as well. Wrong tiles prove nothing, as nobody finds others that give it. So
  /// where this is another root than the log signed for that size, the log signed two histories;
  /// and where there is none, it may just be the tiles.
  ///
  /// @param leaves at most as many as the signed tree has
  /// @param reader the signed tree's tiles
  /// @throws LedgerException if a tile is missing
  public static Optional<Digest> rootOfFirst(long leaves, Checkpoint signed, HashReader reader) {
    Digest root = Frontier.read(leaves, signed.size(), reader).root();
    List<Digest> proof = consistency(leaves, signed.size(), reader);
    return verifyConsistency(leaves, signed.size(), proof, root, signed.root())
        ? Optional.of(root)
        : Optional.empty();
  }

  /// Whether the proof shows that the tree with `newRoot` begins with the tree with `oldRoot`.
  /// Total: any numbers and any proof give an answer.
  public static boolean verifyConsistency(
      long oldSize, long newSize, List<Digest> proof, Digest oldRoot, Digest newRoot) {
    if (oldSize < 0 || oldSize > newSize || proof.size() > MAX_LENGTH) {
      return false;
    }
    if (oldSize == newSize) {
      return proof.isEmpty() && oldRoot.equals(newRoot) && emptyAgrees(oldSize, oldRoot);
    }
    if (oldSize == 0) {
      return proof.isEmpty() && emptyAgrees(oldSize, oldRoot);
    }
    TreeHasher hasher = new TreeHasher();
    int whole = Long.numberOfTrailingZeros(oldSize);
    long node = (oldSize - 1) >>> whole;
    long last = (newSize - 1) >>> whole;
    // An old tree that is one perfect subtree is the first hash itself; else the proof begins with
    // the last perfect subtree of the old tree.
    boolean perfect = node == 0;
    if (!perfect && proof.isEmpty()) {
      return false;
    }
    Digest oldHash = perfect ? oldRoot : proof.getFirst();
    Digest newHash = oldHash;
    for (Digest sibling : perfect ? proof : proof.subList(1, proof.size())) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        oldHash = hasher.node(sibling, oldHash);
        newHash = hasher.node(sibling, newHash);
        int alone = Long.numberOfTrailingZeros(node);
        node >>>= alone;
        last >>>= alone;
      } else {
        newHash = hasher.node(newHash, sibling);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0 && oldHash.equals(oldRoot) && newHash.equals(newRoot);
  }

  private static boolean emptyAgrees(long size, Digest root) {
    return size != 0 || root.equals(Hashes.emptyRoot());
  }
}
