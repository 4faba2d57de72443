package org.ventanilla.window.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.window.platform.PlatformFault.Code;

class VaultTests {
  private static final byte[] SECRET = "Ana Ejemplo Ficticia".getBytes(UTF_8);
  private static final byte[] CONTEXT = "thing/1/document".getBytes(UTF_8);

  private final SettableClock clock = new SettableClock();
  @AutoClose private final TestDatabase db = TestDatabase.fresh(clock);
  private final Vault vault = db.vault();

  @Test
  void whatWasSealedOpensUnderTheSameKeyAndContext() {
    DataKey key = vault.take();

    byte[] sealed = vault.seal(key.id(), SECRET, CONTEXT);

    assertThat(vault.open(key.id(), sealed, CONTEXT))
        .isInstanceOfSatisfying(
            Opened.Plain.class, plain -> assertThat(plain.bytes()).isEqualTo(SECRET));
    assertThat(new String(sealed, UTF_8)).doesNotContain("Ficticia");
  }

  @Test
  void anotherContextAnotherKeyOrAnotherByteDoesNotOpen() {
    DataKey key = vault.take();
    DataKey other = vault.take();
    byte[] sealed = vault.seal(key.id(), SECRET, CONTEXT);
    byte[] altered = sealed.clone();
    altered[altered.length / 2] ^= 1;

    assertFault(
        Code.VAULT_NOT_AUTHENTIC,
        () -> vault.open(key.id(), sealed, "thing/2/document".getBytes(UTF_8)));
    assertFault(Code.VAULT_NOT_AUTHENTIC, () -> vault.open(other.id(), sealed, CONTEXT));
    assertFault(Code.VAULT_NOT_AUTHENTIC, () -> vault.open(key.id(), altered, CONTEXT));
    assertFault(Code.VAULT_NOT_AUTHENTIC, () -> vault.open(key.id(), new byte[0], CONTEXT));
  }

  @Test
  void destroyedKeyOpensNothingForAnybodyAndSaysSo() {
    // Given
    DataKey key = vault.take();
    byte[] sealed = vault.seal(key.id(), SECRET, CONTEXT);

    // When
    vault.destroy(key.id());
    vault.destroy(key.id());

    // Then
    assertThat(vault.open(key.id(), sealed, CONTEXT))
        .isEqualTo(new Opened.Destroyed(key.id(), clock.instant()));
    assertFault(Code.VAULT_KEY_UNKNOWN, () -> vault.seal(key.id(), SECRET, CONTEXT));
    assertThat(
            db.asVaultOwner()
                .sql("select count(*) from vault.data_key where id = ? and wrapped is null")
                .param(key.id())
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void keyDestroyedByAnotherWindowIsSoonGoneHere() {
    // Given two windows on one vault
    DataKey key = vault.take();
    byte[] sealed = vault.seal(key.id(), SECRET, CONTEXT);
    try (Storage other = reopened(db.keys())) {
      // When
      other.vault().destroy(key.id());
      clock.now = clock.now.plus(KeyCache.LIFETIME);

      // Then
      assertThat(vault.open(key.id(), sealed, CONTEXT)).isInstanceOf(Opened.Destroyed.class);
    }
  }

  @Test
  void unknownKeyIsAFault() {
    assertFault(Code.VAULT_KEY_UNKNOWN, () -> vault.open(UUID.randomUUID(), new byte[40], CONTEXT));
    assertFault(Code.VAULT_KEY_UNKNOWN, () -> vault.destroy(UUID.randomUUID()));
  }

  @Test
  void takenKeyIsDurableAlreadySoThatACrashLosesNoContent() {
    // Given a key taken and used by a process that dies without a word
    DataKey key = vault.take();
    byte[] sealed = vault.seal(key.id(), SECRET, CONTEXT);

    // When another process opens
    try (Storage next = reopened(db.keys())) {
      // Then
      assertThat(next.vault().open(key.id(), sealed, CONTEXT)).isInstanceOf(Opened.Plain.class);
    }
  }

  @Test
  void keysAreNeverHandedOutTwiceAcrossManyBatches() {
    Set<UUID> seen = new HashSet<>();
    int many = KeyBatch.SIZE * 3;

    for (int i = 0; i < many; i++) {
      seen.add(vault.take().id());
    }

    assertThat(seen).hasSize(many);
  }

  @Test
  void cacheOfUnwrappedKeysIsBounded() {
    var cache = new KeyCache(clock);
    for (int i = 0; i < KeyCache.LIMIT + 50; i++) {
      cache.get(UUID.randomUUID(), _ -> new KeyCache.Usable(new NoAead()));
    }
    assertThat(cache.size()).isEqualTo(KeyCache.LIMIT);
  }

  @Test
  void unusedKeysOfADeadProcessAreSweptAndUsedOnesKept() {
    // Given a process that stored one key and died with the rest
    DataKey used = vault.take();
    byte[] sealed = vault.seal(used.id(), SECRET, CONTEXT);
    DataKey dropped = vault.take();

    // When
    int tooSoon = vault.sweep(_ -> Set.of());
    clock.now = clock.now.plus(Vault.UNUSED_LIFETIME).plus(Duration.ofHours(1));
    int swept = vault.sweep(_ -> Set.of(used.id()));

    // Then
    assertThat(tooSoon).isZero();
    assertThat(swept).isEqualTo(KeyBatch.SIZE - 1);
    assertThat(vault.open(used.id(), sealed, CONTEXT)).isInstanceOf(Opened.Plain.class);
    assertFault(Code.VAULT_KEY_UNKNOWN, () -> vault.open(dropped.id(), new byte[40], CONTEXT));
  }

  @Test
  void oldBatchIsNotHandedOutOnceItMayBeSwept() {
    DataKey old = vault.take();
    clock.now = clock.now.plus(Vault.UNUSED_LIFETIME).plus(Duration.ofHours(1));
    DataKey young = vault.take();

    int swept = vault.sweep(_ -> Set.of(old.id()));

    assertThat(swept).isEqualTo(KeyBatch.SIZE - 1);
    byte[] sealed = vault.seal(young.id(), SECRET, CONTEXT);
    try (Storage next = reopened(db.keys())) {
      assertThat(next.vault().open(young.id(), sealed, CONTEXT)).isInstanceOf(Opened.Plain.class);
    }
  }

  @Test
  void cleanStopLeavesOnlyTakenKeys() {
    vault.take();
    vault.close();

    assertThat(
            db.asVaultOwner()
                .sql("select count(*) from vault.data_key")
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void anotherMasterKeyIsRefusedAtStart(@TempDir Path elsewhere) throws IOException {
    vault.take();
    Path keys = Files.createDirectory(elsewhere.resolve("keys"));
    MasterKey.in(keys, true);

    assertFault(Code.VAULT_MASTER_KEY, () -> reopened(keys));
  }

  @Test
  void missingMasterKeyIsNotReplaced(@TempDir Path elsewhere) {
    vault.take();

    assertFault(Code.VAULT_MASTER_KEY, () -> reopened(elsewhere.resolve("empty")));
    assertThat(elsewhere.resolve("empty")).doesNotExist();
  }

  @Test
  void masterKeyThatOthersCanReadIsRefused(@TempDir Path elsewhere) throws IOException {
    Path copy = elsewhere.resolve("master-key.json");
    Files.copy(db.keys().resolve("master-key.json"), copy, StandardCopyOption.COPY_ATTRIBUTES);
    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-r-----"));

    assertFault(Code.VAULT_MASTER_KEY, () -> MasterKey.in(elsewhere, false));
  }

  @Test
  void masterKeyIsMadeForItsUserAlone() throws IOException {
    Path file = db.keys().resolve("master-key.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void garbageInPlaceOfTheMasterKeyIsRefused(@TempDir Path elsewhere) throws IOException {
    Path file = elsewhere.resolve("master-key.json");
    Files.writeString(file, "{}");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

    assertFault(Code.VAULT_MASTER_KEY, () -> MasterKey.in(elsewhere, false));
  }

  private Storage reopened(Path keys) {
    return Storage.open(null, db.logins(), keys, 2, 2, new Ids(clock, new SecureRandom()), clock);
  }

  private static void assertFault(Code code, ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            PlatformFault.class, fault -> assertThat(fault.code()).isEqualTo(code));
  }

  private static final class SettableClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }
  }

  private static final class NoAead implements Aead {
    @Override
    public byte[] encrypt(byte[] plain, byte[] context) {
      return plain;
    }

    @Override
    public byte[] decrypt(byte[] sealed, byte[] context) {
      return sealed;
    }
  }
}
