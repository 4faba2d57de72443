package org.ventanilla.ledger;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ventanilla.ledger.ReferenceVectors.Consistency;
import org.ventanilla.ledger.ReferenceVectors.Inclusion;

class ProofVectorsTests {
  private final List<String> vectors = stored();

  @Test
  void theStoredVectorsAreTheOnesOfTheDefinition() {
    assertThat(vectors).hasSize(220).isEqualTo(ReferenceVectors.generate());
  }

  @Test
  void theDefinitionGivesTheRootsEverybodyKnows() {
    NaiveTree tree = ReferenceVectors.tree();
    assertThat(new Digest(tree.root(0, 0)).base64())
        .isEqualTo("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    assertThat(new Digest(tree.root(0, 1)).hex())
        .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    assertThat(new Digest(tree.root(0, 2)).hex())
        .isEqualTo("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
    assertThat(new Digest(tree.root(0, 7)).hex())
        .isEqualTo("ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c");
    assertThat(new Digest(tree.root(0, 8)).hex())
        .isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
  }

  @Test
  void inclusionVectorsHoldAndEveryMutationIsRefused() {
    int refused = 0;
    for (Inclusion good : inclusions()) {
      assertThat(holds(good)).as("%s", good).isTrue();
      for (Inclusion bad : mutations(good)) {
        assertThat(holds(bad)).as("%s", bad).isFalse();
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(3000);
  }

  @Test
  void consistencyVectorsHoldAndEveryMutationIsRefused() {
    int refused = 0;
    for (Consistency good : consistencies()) {
      assertThat(holds(good)).as("%s", good).isTrue();
      for (Consistency bad : mutations(good)) {
        assertThat(holds(bad)).as("%s", bad).isFalse();
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(3000);
  }

  /// The root does not tell the size, so a proof may also hold for some other sizes. What must
  /// never happen is that the library accepts where the definition's own recursion does not.
  @Test
  void anIndexOrSizeIsAcceptedOnlyWhereTheDefinitionAcceptsIt() {
    int accepted = 0;
    for (Inclusion good : inclusions()) {
      List<byte[]> proof = good.proof().stream().map(Digest::bytes).toList();
      for (long size = 0; size <= 2 * good.size() + 1; size++) {
        for (long index = Math.max(0, good.index() - 2); index < good.index() + 3; index++) {
          boolean expected =
              index < size
                  && Arrays.equals(
                      NaiveTree.rootFrom(good.leaf().bytes(), index, size, proof),
                      good.root().bytes());
          boolean found =
              Proofs.verifyInclusion(good.leaf(), index, size, good.proof(), good.root());
          assertThat(found).as("%s at %d of %d", good, index, size).isEqualTo(expected);
          accepted += found ? 1 : 0;
        }
      }
    }
    assertThat(accepted).isGreaterThan(100);
  }

  @Test
  void sizesOfAConsistencyProofAreAcceptedOnlyWhereTheDefinitionAcceptsThem() {
    int accepted = 0;
    for (Consistency good : consistencies()) {
      List<byte[]> proof = good.proof().stream().map(Digest::bytes).toList();
      for (long size = 1; size <= 2 * good.newSize() + 1; size++) {
        for (long old = Math.max(1, good.oldSize() - 3); old < good.oldSize() + 4; old++) {
          List<byte[]> roots =
              old > size
                  ? List.of()
                  : NaiveTree.rootsFrom(old, size, true, proof, good.oldRoot().bytes());
          boolean expected =
              !roots.isEmpty()
                  && Arrays.equals(roots.get(0), good.oldRoot().bytes())
                  && Arrays.equals(roots.get(1), good.newRoot().bytes());
          boolean found =
              Proofs.verifyConsistency(old, size, good.proof(), good.oldRoot(), good.newRoot());
          assertThat(found).as("%s from %d to %d", good, old, size).isEqualTo(expected);
          accepted += found ? 1 : 0;
        }
      }
    }
    assertThat(accepted).isGreaterThan(100);
  }

  private static boolean holds(Inclusion p) {
    return Proofs.verifyInclusion(p.leaf(), p.index(), p.size(), p.proof(), p.root());
  }

  private static boolean holds(Consistency p) {
    return Proofs.verifyConsistency(p.oldSize(), p.newSize(), p.proof(), p.oldRoot(), p.newRoot());
  }

  private static Set<Inclusion> mutations(Inclusion p) {
    Set<Inclusion> found = new HashSet<>();
    for (List<Digest> proof : proofMutations(p.proof(), List.of(p.root(), p.leaf()))) {
      found.add(new Inclusion(p.index(), p.size(), p.leaf(), p.root(), proof));
    }
    for (long index :
        new long[] {-1, p.index() - 1, p.index() + 1, p.index() ^ 2, p.size(), Long.MAX_VALUE}) {
      found.add(new Inclusion(index, p.size(), p.leaf(), p.root(), p.proof()));
    }
    for (long size : new long[] {Long.MIN_VALUE, -1, 0, p.index(), p.size() * 2, p.size() / 2}) {
      found.add(new Inclusion(p.index(), size, p.leaf(), p.root(), p.proof()));
    }
    Digest wrong = Hashes.leaf(new byte[] {'?'});
    found.add(new Inclusion(p.index(), p.size(), wrong, p.root(), p.proof()));
    found.add(new Inclusion(p.index(), p.size(), p.leaf(), wrong, p.proof()));
    found.add(new Inclusion(p.index(), p.size(), p.leaf(), Hashes.emptyRoot(), p.proof()));
    found.remove(p);
    return found;
  }

  private static Set<Consistency> mutations(Consistency p) {
    Set<Consistency> found = new HashSet<>();
    for (List<Digest> proof : proofMutations(p.proof(), List.of(p.oldRoot(), p.newRoot()))) {
      found.add(new Consistency(p.oldSize(), p.newSize(), p.oldRoot(), p.newRoot(), proof));
    }
    for (long old :
        new long[] {Long.MIN_VALUE, -1, 0, p.oldSize() * 2, p.oldSize() ^ 1, p.oldSize() ^ 2}) {
      if (old != p.newSize() || !p.proof().isEmpty()) {
        found.add(new Consistency(old, p.newSize(), p.oldRoot(), p.newRoot(), p.proof()));
      }
    }
    for (long size : new long[] {-1, 0, p.oldSize() - 1, p.newSize() * 2, p.newSize() / 2}) {
      found.add(new Consistency(p.oldSize(), size, p.oldRoot(), p.newRoot(), p.proof()));
    }
    Digest wrong = Hashes.leaf(new byte[] {'?'});
    found.add(new Consistency(p.oldSize(), p.newSize(), wrong, p.newRoot(), p.proof()));
    found.add(new Consistency(p.oldSize(), p.newSize(), p.oldRoot(), wrong, p.proof()));
    found.add(new Consistency(p.oldSize(), p.newSize(), p.newRoot(), p.oldRoot(), p.proof()));
    found.remove(p);
    return found;
  }

  /// The proof truncated, extended, with two hashes swapped, one doubled, one replaced or flipped.
  private static Set<List<Digest>> proofMutations(List<Digest> proof, List<Digest> known) {
    Set<List<Digest>> found = new HashSet<>();
    List<Digest> additions = new ArrayList<>(known);
    additions.add(Hashes.emptyRoot());
    additions.add(new Digest(new byte[Digest.LENGTH]));
    for (int i = 0; i <= proof.size(); i++) {
      for (Digest added : additions) {
        found.add(spliced(proof, i, i, List.of(added)));
      }
    }
    for (int i = 0; i < proof.size(); i++) {
      byte[] flipped = proof.get(i).bytes();
      flipped[i % Digest.LENGTH] ^= 1;
      found.add(spliced(proof, i, i + 1, List.of(new Digest(flipped))));
      found.add(spliced(proof, i, i + 1, List.of()));
      found.add(spliced(proof, i, i + 1, List.of(proof.get(i), proof.get(i))));
      found.add(proof.subList(0, i));
      for (int j = i + 1; j < proof.size(); j++) {
        List<Digest> swapped = new ArrayList<>(proof);
        Collections.swap(swapped, i, j);
        found.add(swapped);
      }
    }
    List<Digest> endless = new ArrayList<>(proof);
    while (endless.size() <= Proofs.MAX_LENGTH) {
      endless.add(Hashes.emptyRoot());
    }
    found.add(endless);
    found.remove(proof);
    return found;
  }

  private static List<Digest> spliced(List<Digest> proof, int from, int to, List<Digest> middle) {
    List<Digest> out = new ArrayList<>(proof.subList(0, from));
    out.addAll(middle);
    out.addAll(proof.subList(to, proof.size()));
    return out;
  }

  private List<Inclusion> inclusions() {
    return vectors.stream()
        .filter(line -> line.startsWith("inclusion"))
        .map(ReferenceVectors::inclusion)
        .toList();
  }

  private List<Consistency> consistencies() {
    return vectors.stream()
        .filter(line -> line.startsWith("consistency"))
        .map(ReferenceVectors::consistency)
        .toList();
  }

  private static List<String> stored() {
    try (InputStream in =
        requireNonNull(ProofVectorsTests.class.getResourceAsStream(ReferenceVectors.FILE))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
