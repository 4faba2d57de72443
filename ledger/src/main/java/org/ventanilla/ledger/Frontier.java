package org.ventanilla.ledger;

import java.util.ArrayList;
import java.util.List;

/// The right edge of a growing tree: the roots of the perfect subtrees its leaves divide into,
/// largest first. One hash for each bit set in the size is all it takes to append and to know the
/// root, so a log resumes from at most 63 hashes. Not safe for several threads.
public final class Frontier {
  private final TreeHasher hasher = new TreeHasher();
  private final List<Digest> roots;
  private long size;

  private Frontier(long size, List<Digest> roots) {
    this.size = size;
    this.roots = new ArrayList<>(roots);
  }

  /// The edge of a tree without leaves.
  public static Frontier empty() {
    return new Frontier(0, List.of());
  }

  /// Resumes from what [#edge] gave.
  ///
  /// @throws IllegalArgumentException if there is not one hash for each bit set in the size
  public static Frontier of(long size, List<Digest> edge) {
    if (size < 0 || edge.size() != Long.bitCount(size)) {
      throw new IllegalArgumentException("the edge does not fit a tree of " + size);
    }
    return new Frontier(size, edge);
  }

  /// Resumes a stored tree from its tiles.
  public static Frontier read(long size, HashReader reader) {
    return of(size, new TreeNodes(size, reader).edge());
  }

  /// The edge a tree had when it was smaller, from the tiles it has now: they hold the same hashes,
  /// also where a partial tile of then is gone.
  ///
  /// @param size of then
  /// @param now the size of the tree the tiles are of
  /// @throws IllegalArgumentException if the tree was not smaller
  public static Frontier read(long size, long now, HashReader reader) {
    if (size > now) {
      throw new IllegalArgumentException("a tree of " + now + " never had " + size + " leaves");
    }
    return of(size, new TreeNodes(now, reader).edge(size));
  }

  /// Appends one leaf hash.
  public void append(Digest leafHash) {
    if (size == Long.MAX_VALUE) {
      throw new IllegalStateException("the tree is full");
    }
    append(0, leafHash);
  }

  /// Appends a perfect subtree of `2^height` leaves; the size is a multiple of that.
  void append(int height, Digest subtree) {
    Digest merged = subtree;
    // Each trailing one bit of the size is a subtree that the new one completes to twice its size.
    for (long rest = size >>> height; (rest & 1) == 1; rest >>>= 1) {
      merged = hasher.node(roots.removeLast(), merged);
    }
    roots.add(merged);
    size += 1L << height;
  }

  public long size() {
    return size;
  }

  /// The RFC 6962 root over all leaves so far.
  public Digest root() {
    if (roots.isEmpty()) {
      return Hashes.emptyRoot();
    }
    Digest root = roots.getLast();
    for (int i = roots.size() - 2; i >= 0; i--) {
      root = hasher.node(roots.get(i), root);
    }
    return root;
  }

  /// The hashes to keep: one for each bit set in the size, that of the largest subtree first.
  public List<Digest> edge() {
    return List.copyOf(roots);
  }

  /// An independent copy, to try appends on.
  public Frontier copy() {
    return new Frontier(size, roots);
  }
}
