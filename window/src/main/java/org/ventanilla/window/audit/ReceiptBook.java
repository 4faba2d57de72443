package org.ventanilla.window.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ventanilla.ledger.Checkpoint;
import org.ventanilla.ledger.Digest;
import org.ventanilla.ledger.Entry;
import org.ventanilla.ledger.Frontier;
import org.ventanilla.ledger.ReceiptVerification;

/// Receipts somebody kept and trees that witnesses cosigned, to be held against the log: each
/// receipt's leaf must stand where it says, byte for byte, and the trees must be the log's own
/// beginnings. Not safe for several threads.
public final class ReceiptBook {
  /// Most receipts that are held against one log.
  public static final int MOST = 1_000_000;

  private final Map<Long, List<Held>> leaves = new TreeMap<>();
  private final Map<Long, List<Root>> roots = new TreeMap<>();
  private final Findings early = new Findings();
  private final Frontier tree = Frontier.empty();
  private int count;
  private long agreeing;
  private long cosigned;

  private record Held(String name, Digest leaf) {}

  /// @param what said that the log had this root
  /// @param leaf which it proves, or -1
  private record Root(String what, Digest root, long leaf) {}

  /// Adds one.
  ///
  /// @param name what to call it in a finding
  public void add(String name, ReceiptVerification verification) {
    if (++count > MOST) {
      throw new IllegalStateException("more than " + MOST + " receipts");
    }
    switch (verification) {
      case ReceiptVerification.NotVerified(var reason, String message) ->
          early.add(-1, "receipt " + name + " does not verify: " + reason + ": " + message);
      case ReceiptVerification.Verified verified -> {
        leaves
            .computeIfAbsent(verified.index(), _ -> new ArrayList<>())
            .add(new Held(name, verified.leaf().leafHash()));
        roots
            .computeIfAbsent(verified.checkpoint().size(), _ -> new ArrayList<>())
            .add(
                new Root(
                    "receipt " + name + " was given",
                    verified.checkpoint().root(),
                    verified.index()));
      }
    }
  }

  /// Adds a tree that a witness cosigned: it must be the log's own beginning too.
  public void cosigned(Checkpoint checkpoint) {
    List<Root> known = roots.computeIfAbsent(checkpoint.size(), _ -> new ArrayList<>());
    var root = new Root("a checkpoint was cosigned", checkpoint.root(), -1);
    // As many as there were cosignatures; one tree that stands still for years is kept once.
    if (!known.contains(root)) {
      known.add(root);
    }
    cosigned++;
  }

  /// Holds the next entry against the receipts.
  void entry(long index, Entry entry, Findings findings) {
    if (count == 0 && roots.isEmpty()) {
      return;
    }
    Digest hash = entry.leafHash();
    List<Held> held = leaves.remove(index);
    if (held != null) {
      for (Held one : held) {
        if (one.leaf().equals(hash)) {
          agreeing++;
        } else {
          findings.add(index, "receipt " + one.name() + " proves another leaf here");
        }
      }
    }
    tree.append(hash);
    root(findings);
  }

  private void root(Findings findings) {
    List<Root> signed = roots.remove(tree.size());
    if (signed != null) {
      Digest root = tree.root();
      signed.stream()
          .filter(one -> !one.root().equals(root))
          .forEach(one ->
              findings.add(
                  -1,
                  "%s under another tree of %d entries: the log was forked"
                      .formatted(one.what(), tree.size())));
    }
  }

  /// A tree the log has not grown to: it was cut, or what is shown of it is older.
  private void lacking(Root one, long size, Findings findings) {
    if (one.leaf() < tree.size()) {
      findings.add(
          -1,
          "%s under a tree of %d entries, this log shows %d: export it anew, or it was cut"
              .formatted(one.what(), size, tree.size()));
    }
  }

  /// Something about the evidence itself is wrong.
  public void fault(String message) {
    early.add(-1, message);
  }

  /// How many cosigned trees are held against the log.
  public long cosigned() {
    return cosigned;
  }

  /// What is left when the log has ended.
  long finish(Findings findings) {
    findings.addAll(early);
    leaves.forEach((index, held) ->
        held.forEach(
            one -> findings.add(index, "receipt " + one.name() + " proves a leaf this log lacks")));
    roots.forEach((size, signed) -> signed.forEach(one -> lacking(one, size, findings)));
    return agreeing;
  }
}
