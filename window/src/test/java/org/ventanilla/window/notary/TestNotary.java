package org.ventanilla.window.notary;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.ventanilla.window.platform.Database;

/// A notary for other modules' tests, and what stands in its ledger.
public final class TestNotary {
  private TestNotary() {}

  public static Notary start(Database database, Path keys) {
    return TestLog.start(database, keys);
  }

  /// One whose leaves have the times of a clock that a test moves.
  public static Notary start(Database database, Path keys, InstantSource clock) {
    return TestLog.start(database, keys, clock);
  }

  /// One whose log a witness cosigns.
  public static Notary start(Database database, Path keys, WitnessDemand demand) {
    return TestLog.start(database, keys, demand);
  }

  /// Every leaf, in order, once each page of the log agrees with its checkpoint.
  public static List<String> leaves(Notary notary) {
    return TestLog.verified(notary);
  }

  /// The leaf a receipt proves.
  public static String proven(Notary notary, IssuedReceipt receipt) {
    return TestLog.verified(receipt, notary.verifierKey());
  }
}
