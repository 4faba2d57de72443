package org.ventanilla.window.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class KeySweepTests {
  private static final List<KeyColumn> ALL =
      List.of(
          new KeyColumn("exchange", "request", "key_id"),
          new KeyColumn("exchange", "rejection", "key_id"),
          new KeyColumn("holding", "index_key", "key_id"),
          new KeyColumn("holding", "import", "key_id"));
  private static final byte[] CONTEXT = "thing/1".getBytes(UTF_8);

  private final SettableClock clock = new SettableClock();
  @AutoClose private final TestDatabase db = TestDatabase.fresh(clock);
  private final KeySweep sweep = new KeySweep(db.database(), db.vault(), ALL);

  private UUID stored(String holder) {
    return db.database().as(holder, () -> store(holder));
  }

  private UUID store(String holder) {
    UUID key = db.vault().take().id();
    db.database()
        .sql()
        .sql("insert into holding.index_key (holder, key_id, sealed) values (?, ?, ?)")
        .params(holder, key, db.vault().seal(key, new byte[] {1}, CONTEXT))
        .update();
    return key;
  }

  private boolean there(UUID key) {
    return db.asVaultOwner()
        .sql("select exists (select 1 from vault.data_key where id = ?)")
        .param(key)
        .query(Boolean.class)
        .single();
  }

  @Test
  void keyOfAStepThatDiedBeforeItsCommitGoesAndAStoredOneStays() {
    // Given
    UUID kept = stored("aa");
    UUID[] lost = new UUID[1];
    assertThatThrownBy(() ->
            db.database()
                .as(
                    "bb",
                    () -> {
                      lost[0] = store("bb");
                      throw new IllegalStateException("the process dies here");
                    }))
        .isInstanceOf(IllegalStateException.class);

    // When
    int atOnce = sweep.sweep();
    clock.now = clock.now.plus(Vault.UNUSED_LIFETIME).plus(Duration.ofMinutes(1));
    int later = sweep.sweep();

    // Then
    assertThat(atOnce).isZero();
    assertThat(later).isEqualTo(KeyBatch.SIZE - 1);
    assertThat(there(kept)).isTrue();
    assertThat(there(lost[0])).isFalse();
    assertThat(sweep.sweep()).isZero();
  }

  @Test
  void keyWhoseTransactionIsStillOpenStays() {
    UUID[] key = new UUID[1];
    int[] swept = new int[1];

    db.database()
        .as(
            "aa",
            () -> {
              key[0] = store("aa");
              clock.now = clock.now.plus(Vault.UNUSED_LIFETIME).minus(Duration.ofMinutes(1));
              swept[0] = elsewhere(sweep::sweep);
            });

    assertThat(swept[0]).isZero();
    assertThat(there(key[0])).isTrue();
  }

  @Test
  void twoWindowsDoNotSweepAtOnce() {
    stored("aa");
    clock.now = clock.now.plus(Vault.UNUSED_LIFETIME).plus(Duration.ofMinutes(1));
    KeySweepStore other = new KeySweepStore(db.database());

    int whileAnotherDoes =
        db.database()
            .asWindow(() -> {
              assertThat(other.alone()).isTrue();
              return elsewhere(sweep::sweep);
            });

    assertThat(whileAnotherDoes).isZero();
    assertThat(sweep.sweep()).isEqualTo(KeyBatch.SIZE - 1);
  }

  @Test
  void columnNobodyDeclaredStopsTheSweep() {
    UUID key = stored("aa");
    clock.now = clock.now.plus(Vault.UNUSED_LIFETIME).plus(Duration.ofMinutes(1));

    KeySweep forgetful = new KeySweep(db.database(), db.vault(), ALL.subList(0, 2));

    assertThatThrownBy(forgetful::sweep)
        .isInstanceOfSatisfying(
            PlatformFault.class,
            fault -> assertThat(fault.code()).isEqualTo(PlatformFault.Code.VAULT_KEYS_UNDECLARED));
    assertThat(there(key)).isTrue();
  }

  @Test
  void everyColumnOfKeyIdsIsFound() {
    KeySweepStore store = new KeySweepStore(db.database());

    assertThat(db.database().asWindow(store::columns))
        .containsExactlyInAnyOrderElementsOf(ALL.stream().map(KeyColumn::toString).toList());
  }

  @Test
  void aColumnsNameIsNothingElse() {
    for (String wrong : List.of("", "key", "x; drop table y; key_id", "Key_id", "\"key_id")) {
      assertThatThrownBy(() -> new KeyColumn("exchange", "request", wrong))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new KeyColumn("a b", "request", "key_id"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static int elsewhere(Callable<Integer> work) {
    FutureTask<Integer> task = new FutureTask<>(work);
    Thread.ofPlatform().daemon().start(task);
    try {
      return task.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private static final class SettableClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }
  }
}
