package org.ventanilla.window.platform;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.ventanilla.window.platform.PlatformFault.Code;

/// Envelope encryption: content is sealed with AES-256-GCM under a data key of its own; data keys
/// lie, wrapped by the master key, in a database of their own; the master key is a file outside
/// every database. Destroying a data key shreds what it sealed, in every copy and backup of the
/// content.
///
/// Another window on the same databases may go on opening with a destroyed key for
/// [KeyCache#LIFETIME]. PostgreSQL's vacuum removes the old row version within minutes; backups of
/// the vault must be short-lived.
///
/// Errors: [PlatformFault] `vault-…`.
public final class Vault implements AutoCloseable {
  /// Most bytes sealed at once.
  public static final int PLAIN_LIMIT = 64 << 20;

  /// Most bytes of context.
  public static final int CONTEXT_LIMIT = 4 << 10;

  /// Keys that were made and never taken are removed after this, at the earliest. Longer than any
  /// process keeps a batch ([KeyBatch#LIFETIME]).
  public static final Duration UNUSED_LIFETIME = Duration.ofDays(1);

  private static final int SWEEP_LIMIT = 1_000;
  private static final byte[] SEAL_DOMAIN = "ventanilla sealed v1".getBytes(StandardCharsets.UTF_8);

  private final VaultStore store;
  private final MasterKey master;
  private final KeyBatch batch;
  private final KeyCache cache;
  private final InstantSource clock;

  Vault(VaultStore store, MasterKey master, Ids ids, InstantSource clock) {
    this.store = store;
    this.master = master;
    this.clock = clock;
    this.cache = new KeyCache(clock);
    this.batch = new KeyBatch(store, master, ids, clock);
    requireMasterOpens();
  }

  /// A fresh data key, already durable: taking one costs no commit. Use it for one request's (or
  /// one record's) content. A key that is taken and then not stored is harmless, and [#sweep]
  /// removes it.
  public DataKey take() {
    KeyBatch.Fresh fresh = faultless(batch::take);
    cache.put(fresh.id(), fresh.aead());
    return new DataKey(fresh.id());
  }

  /// Seals `plain` so that only the same key and the same `context` open it.
  ///
  /// @param context what the bytes are and where they belong, such as `request/ID/document`; not
  ///   secret, not stored
  public byte[] seal(UUID keyId, byte[] plain, byte[] context) {
    if (plain.length > PLAIN_LIMIT) {
      throw new IllegalArgumentException("more than " + PLAIN_LIMIT + " bytes");
    }
    return switch (key(keyId)) {
      case KeyCache.Usable(Aead aead) -> {
        try {
          yield aead.encrypt(plain, associated(keyId, context));
        } catch (GeneralSecurityException e) {
          throw new PlatformFault(Code.VAULT_UNAVAILABLE, "cannot seal", e);
        }
      }
      case KeyCache.Gone _ ->
          throw new PlatformFault(Code.VAULT_KEY_UNKNOWN, "sealing under a destroyed key");
    };
  }

  /// Opens what [#seal] gave.
  public Opened open(UUID keyId, byte[] sealed, byte[] context) {
    return switch (key(keyId)) {
      case KeyCache.Usable(Aead aead) -> {
        try {
          yield new Opened.Plain(aead.decrypt(sealed, associated(keyId, context)));
        } catch (GeneralSecurityException e) {
          throw new PlatformFault(Code.VAULT_NOT_AUTHENTIC, "sealed bytes do not open", e);
        }
      }
      case KeyCache.Gone(Instant at) -> new Opened.Destroyed(keyId, at);
    };
  }

  /// Destroys a key for good; doing it again changes nothing. Durable when it returns. It is not
  /// part of the caller's transaction: the vault is another database.
  public void destroy(UUID keyId) {
    boolean known = faultless(() -> store.destroy(keyId, clock.instant()));
    cache.remove(keyId);
    if (!known) {
      throw unknown();
    }
  }

  /// Removes keys that a process made and did not live to hand out, and those handed out and never
  /// stored, once they are older than [#UNUSED_LIFETIME].
  ///
  /// @param inUse says which of some keys are stored beside sealed content anywhere. What it leaves
  ///   out is gone: it must ask every table that holds key ids
  /// @return how many were removed, at most 1,000 a call
  public int sweep(UnaryOperator<Set<UUID>> inUse) {
    return faultless(() -> {
      List<UUID> candidates = store.notTaken(clock.instant().minus(UNUSED_LIFETIME), SWEEP_LIMIT);
      Collection<UUID> used = inUse.apply(Set.copyOf(candidates));
      var unused = new HashSet<>(candidates);
      unused.removeAll(used);
      store.markTaken(used);
      return store.remove(unused);
    });
  }

  /// Removes the keys that were made and not taken.
  @Override
  public void close() {
    batch.close();
  }

  private KeyCache.Entry key(UUID id) {
    return cache.get(id, this::load);
  }

  private KeyCache.Entry load(UUID id) {
    VaultStore.Row row = faultless(() -> store.find(id)).orElseThrow(Vault::unknown);
    byte[] wrapped = row.wrapped();
    if (wrapped == null) {
      Instant at = row.destroyedAt();
      return new KeyCache.Gone(at == null ? Instant.EPOCH : at);
    }
    return new KeyCache.Usable(unwrap(id, wrapped));
  }

  private Aead unwrap(UUID id, byte[] wrapped) {
    try {
      return new AesGcmJce(master.unwrap(id, wrapped));
    } catch (GeneralSecurityException e) {
      throw new PlatformFault(
          Code.VAULT_MASTER_KEY, "the master key is not the one that wrapped this key", e);
    }
  }

  private void requireMasterOpens() {
    faultless(store::any).ifPresent(any -> unwrap(any.id(), any.wrapped()));
  }

  private static byte[] associated(UUID keyId, byte[] context) {
    if (context.length > CONTEXT_LIMIT) {
      throw new IllegalArgumentException("more than " + CONTEXT_LIMIT + " bytes of context");
    }
    return ByteBuffer.allocate(SEAL_DOMAIN.length + 16 + context.length)
        .put(SEAL_DOMAIN)
        .putLong(keyId.getMostSignificantBits())
        .putLong(keyId.getLeastSignificantBits())
        .put(context)
        .array();
  }

  private static PlatformFault unknown() {
    return new PlatformFault(Code.VAULT_KEY_UNKNOWN, "no such data key");
  }

  private static <T> T faultless(Supplier<T> work) {
    try {
      return work.get();
    } catch (DataAccessException | TransactionException e) {
      throw new PlatformFault(Code.VAULT_UNAVAILABLE, "the vault's database failed", e);
    }
  }
}
