package org.ventanilla.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The slow, obvious twin of the tree: RFC 6962's definitions word for word, on raw bytes and with
/// no code of the library. Everything fast is compared with it.
final class NaiveTree {
  private final List<byte[]> leaves = new ArrayList<>();

  void add(byte[] data) {
    leaves.add(data.clone());
  }

  int size() {
    return leaves.size();
  }

  byte[] data(int index) {
    return leaves.get(index).clone();
  }

  /// `MTH(D[start:end])`, section 2.1.
  byte[] root(int start, int end) {
    int n = end - start;
    if (n == 0) {
      return sha256();
    }
    if (n == 1) {
      return sha256(new byte[] {0}, leaves.get(start));
    }
    int k = largestPowerOfTwoBelow(n);
    return sha256(new byte[] {1}, root(start, start + k), root(start + k, end));
  }

  /// `PATH(m, D[start:end])`, section 2.1.1.
  List<byte[]> path(int m, int start, int end) {
    int n = end - start;
    List<byte[]> path = new ArrayList<>();
    if (n == 1) {
      return path;
    }
    int k = largestPowerOfTwoBelow(n);
    if (m < k) {
      path.addAll(path(m, start, start + k));
      path.add(root(start + k, end));
    } else {
      path.addAll(path(m - k, start + k, end));
      path.add(root(start, start + k));
    }
    return path;
  }

  /// `PROOF(m, D[0:n])`, section 2.1.2.
  List<byte[]> proof(int m, int n) {
    return m == 0 || m == n ? List.of() : subproof(m, 0, n, true);
  }

  private List<byte[]> subproof(int m, int start, int end, boolean known) {
    int n = end - start;
    if (m == n) {
      return known ? List.of() : List.of(root(start, end));
    }
    int k = largestPowerOfTwoBelow(n);
    List<byte[]> proof = new ArrayList<>();
    if (m <= k) {
      proof.addAll(subproof(m, start, start + k, known));
      proof.add(root(start + k, end));
    } else {
      proof.addAll(subproof(m - k, start + k, end, false));
      proof.add(root(start, start + k));
    }
    return proof;
  }

  /// The root an inclusion proof leads to by the recursion of the definition, or empty if it has
  /// the wrong length.
  static byte[] rootFrom(byte[] leafHash, long index, long size, List<byte[]> proof) {
    if (size == 1) {
      return proof.isEmpty() ? leafHash : new byte[0];
    }
    if (proof.isEmpty()) {
      return new byte[0];
    }
    long k = Long.highestOneBit(size - 1);
    List<byte[]> rest = proof.subList(0, proof.size() - 1);
    byte[] last = proof.get(proof.size() - 1);
    byte[] below =
        index < k
            ? rootFrom(leafHash, index, k, rest)
            : rootFrom(leafHash, index - k, size - k, rest);
    if (below.length == 0) {
      return below;
    }
    return index < k ? sha256(new byte[] {1}, below, last) : sha256(new byte[] {1}, last, below);
  }

  /// The roots of the old and the new tree that a consistency proof leads to by the recursion of
  /// the definition, or an empty list if it has the wrong length.
  ///
  /// @param known whether the old tree is this subtree, so that the verifier has its root
  static List<byte[]> rootsFrom(long m, long n, boolean known, List<byte[]> proof, byte[] oldRoot) {
    if (m == n) {
      int length = known ? 0 : 1;
      byte[] root = known || proof.isEmpty() ? oldRoot : proof.get(0);
      return proof.size() == length ? List.of(root, root) : List.of();
    }
    if (proof.isEmpty()) {
      return List.of();
    }
    long k = Long.highestOneBit(n - 1);
    List<byte[]> rest = proof.subList(0, proof.size() - 1);
    byte[] last = proof.get(proof.size() - 1);
    List<byte[]> below =
        m <= k
            ? rootsFrom(m, k, known, rest, oldRoot)
            : rootsFrom(m - k, n - k, false, rest, oldRoot);
    if (below.isEmpty()) {
      return below;
    }
    byte[] one = {1};
    return m <= k
        ? List.of(below.get(0), sha256(one, below.get(1), last))
        : List.of(sha256(one, last, below.get(0)), sha256(one, last, below.get(1)));
  }

  static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      Arrays.stream(parts).forEach(hash::update);
      return hash.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int largestPowerOfTwoBelow(int n) {
    int k = 1;
    while (2 * k < n) {
      k *= 2;
    }
    return k;
  }
}
