package org.ventanilla.window.platform;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.window.platform.PlatformFault.Code;

/// Removes data keys a window made and did not live to use, every hour, one window at a time.
///
/// A key that is in use must never go. It is handed out at most [KeyBatch#LIFETIME] after it was
/// made, so one older than [Vault#UNUSED_LIFETIME] was handed out half a day ago or never; while a
/// transaction is open that is older than a few hours, nothing is swept, since it might still store
/// such a key. And while the database has a column that looks like one of key ids and that no
/// module declared, nothing is swept either: somebody has forgotten to say what is in use.
final class KeySweep implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(KeySweep.class);
  private static final Duration FIRST = Duration.ofMinutes(10);
  private static final Duration EVERY = Duration.ofHours(1);
  private static final int LONGEST_TRANSACTION_HOURS = 6;

  /// A window that died left one batch; more are taken the next time.
  private static final int MOST_ROUNDS = 20;

  private final Database database;
  private final KeySweepStore store;
  private final Vault vault;
  private final List<KeyColumn> columns;
  private final Thread thread = Thread.ofVirtual().name("key-sweep").unstarted(this::run);

  KeySweep(Database database, Vault vault, List<KeyColumn> columns) {
    this.database = database;
    this.store = new KeySweepStore(database);
    this.vault = vault;
    this.columns = List.copyOf(columns);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      Thread.sleep(FIRST);
      while (true) {
        sweepOrLog();
        Thread.sleep(EVERY);
      }
    } catch (InterruptedException _) {
      // Closed.
    }
  }

  /// Sweeps, unless another window does.
  ///
  /// @return how many keys were removed
  int sweep() {
    int removed = 0;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      int more = database.asWindow(this::sweepOnce);
      removed += more;
      if (more == 0) {
        return removed;
      }
    }
    return removed;
  }

  private int sweepOnce() {
    if (!store.alone() || store.longTransaction(LONGEST_TRANSACTION_HOURS)) {
      return 0;
    }
    Set<String> known = columns.stream().map(KeyColumn::toString).collect(Collectors.toSet());
    if (!known.containsAll(store.columns())) {
      throw new PlatformFault(
          Code.VAULT_KEYS_UNDECLARED, "a column of key ids is not declared; nothing is swept");
    }
    return vault.sweep(this::inUse);
  }

  private Set<UUID> inUse(Set<UUID> candidates) {
    Set<UUID> used = new HashSet<>();
    if (!candidates.isEmpty()) {
      columns.forEach(column -> used.addAll(store.among(column, candidates)));
    }
    return used;
  }

  private void sweepOrLog() {
    try {
      int removed = sweep();
      if (removed > 0) {
        log.atInfo().addKeyValue("keys", removed).log("unused-keys-swept");
      }
    } catch (RuntimeException e) {
      log.atError()
          .addKeyValue("fault", e.getClass().getName())
          .addKeyValue("code", e instanceof PlatformFault fault ? fault.code().text() : "")
          .log("keys-not-swept");
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
