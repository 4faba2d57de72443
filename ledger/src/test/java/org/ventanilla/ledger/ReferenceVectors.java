package org.ventanilla.ledger;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/// Proof vectors of the shapes of transparency-dev/merkle, made by the naive tree alone. The stored
/// copy is `proof-vectors.txt`, one proof a line, hashes in hex.
final class ReferenceVectors {
  static final String FILE = "proof-vectors.txt";
  static final int[] SIZES = {1, 2, 3, 4, 5, 6, 7, 8, 15, 16, 17, 31, 255, 256, 257, 300};

  /// The eight inputs every Certificate Transparency implementation is tested with; further leaves
  /// are their own number.
  private static final List<String> FIRST =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private ReferenceVectors() {}

  record Inclusion(long index, long size, Digest leaf, Digest root, List<Digest> proof) {}

  record Consistency(
      long oldSize, long newSize, Digest oldRoot, Digest newRoot, List<Digest> proof) {}

  static NaiveTree tree() {
    NaiveTree tree = new NaiveTree();
    for (int i = 0; i < 300; i++) {
      tree.add(HexFormat.of().parseHex(i < 8 ? FIRST.get(i) : HexFormat.of().toHexDigits(i)));
    }
    return tree;
  }

  /// The lines of the file, made afresh.
  static List<String> generate() {
    NaiveTree tree = tree();
    List<String> lines = new ArrayList<>();
    for (int size : SIZES) {
      for (int index : near(size)) {
        lines.add(
            line(
                "inclusion " + index + " " + size,
                NaiveTree.sha256(new byte[] {0}, tree.data(index)),
                tree.root(0, size),
                tree.path(index, 0, size)));
      }
      for (int old : near(size)) {
        lines.add(
            line(
                "consistency " + (old + 1) + " " + size,
                tree.root(0, old + 1),
                tree.root(0, size),
                tree.proof(old + 1, size)));
      }
    }
    return lines;
  }

  static Inclusion inclusion(String line) {
    List<String> words = List.of(line.split(" ", -1));
    return new Inclusion(
        Long.parseLong(words.get(1)),
        Long.parseLong(words.get(2)),
        digest(words.get(3)),
        digest(words.get(4)),
        words.stream().skip(5).map(ReferenceVectors::digest).toList());
  }

  static Consistency consistency(String line) {
    Inclusion same = inclusion(line);
    return new Consistency(same.index(), same.size(), same.leaf(), same.root(), same.proof());
  }

  /// All places in a small tree, the telling ones in a larger.
  private static List<Integer> near(int size) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      if (size <= 8 || i < 2 || i >= size - 2 || Integer.bitCount(i) == 1) {
        found.add(i);
      }
    }
    return found;
  }

  private static String line(String head, byte[] first, byte[] second, List<byte[]> proof) {
    HexFormat hex = HexFormat.of();
    String hashes =
        proof.stream().map(hash -> " " + hex.formatHex(hash)).collect(Collectors.joining());
    return head + " " + hex.formatHex(first) + " " + hex.formatHex(second) + hashes;
  }

  private static Digest digest(String hex) {
    return new Digest(HexFormat.of().parseHex(hex));
  }
}
