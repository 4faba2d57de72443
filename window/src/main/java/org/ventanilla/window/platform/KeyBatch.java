package org.ventanilla.window.platform;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.window.platform.PlatformFault.Code;

/// Data keys made ahead, [#SIZE] in one commit, so that whoever needs one pays no commit. Refilled
/// in the background when a quarter is left; whoever finds it empty refills it himself.
final class KeyBatch implements AutoCloseable {
  static final int SIZE = 256;

  /// A key is handed out within this of being made, or never: [Vault#sweep] relies on it.
  static final Duration LIFETIME = Duration.ofHours(12);

  private static final Logger log = LoggerFactory.getLogger(KeyBatch.class);

  private final VaultStore store;
  private final MasterKey master;
  private final Ids ids;
  private final InstantSource clock;

  private final ReentrantLock lock = new ReentrantLock();
  private final ReentrantLock refilling = new ReentrantLock();
  private final AtomicBoolean refillAsked = new AtomicBoolean();
  private final Deque<Fresh> ready = new ArrayDeque<>();
  private List<UUID> taken = new ArrayList<>();

  KeyBatch(VaultStore store, MasterKey master, Ids ids, InstantSource clock) {
    this.store = store;
    this.master = master;
    this.ids = ids;
    this.clock = clock;
  }

  record Fresh(UUID id, Aead aead, Instant madeAt) {}

  Fresh take() {
    while (true) {
      Fresh fresh = poll();
      if (fresh != null) {
        return fresh;
      }
      refill();
    }
  }

  private @Nullable Fresh poll() {
    Fresh fresh;
    int left;
    lock.lock();
    try {
      Instant oldest = clock.instant().minus(LIFETIME);
      ready.removeIf(key -> key.madeAt.isBefore(oldest));
      fresh = ready.poll();
      if (fresh != null) {
        taken.add(fresh.id);
      }
      left = ready.size();
    } finally {
      lock.unlock();
    }
    if (left < SIZE / 4 && fresh != null && refillAsked.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name("vault-refill").start(this::refillInBackground);
    }
    return fresh;
  }

  private void refillInBackground() {
    try {
      refill();
    } catch (RuntimeException e) {
      // Whoever finds the batch empty tries again and gets the fault.
      log.atWarn().addKeyValue("fault", e.getClass().getName()).log("vault-refill-failed");
    } finally {
      refillAsked.set(false);
    }
  }

  private void refill() {
    refilling.lock();
    try {
      List<UUID> toMark;
      lock.lock();
      try {
        if (ready.size() >= SIZE / 4) {
          return;
        }
        toMark = taken;
        taken = new ArrayList<>();
      } finally {
        lock.unlock();
      }
      addBatch(toMark);
    } finally {
      refilling.unlock();
    }
  }

  private void addBatch(List<UUID> toMark) {
    Instant now = clock.instant();
    List<Fresh> made = new ArrayList<>(SIZE);
    Map<UUID, byte[]> wrapped = LinkedHashMap.newLinkedHashMap(SIZE);
    boolean added = false;
    try {
      for (int i = 0; i < SIZE; i++) {
        UUID id = ids.unguessable();
        byte[] key = Random.randBytes(32);
        wrapped.put(id, master.wrap(id, key));
        made.add(new Fresh(id, new AesGcmJce(key), now));
      }
      store.add(wrapped, toMark, now);
      added = true;
    } catch (GeneralSecurityException e) {
      throw new PlatformFault(Code.VAULT_MASTER_KEY, "cannot wrap data keys", e);
    } finally {
      lock.lock();
      try {
        if (added) {
          ready.addAll(made);
        } else {
          taken.addAll(toMark);
        }
      } finally {
        lock.unlock();
      }
    }
  }

  @Override
  public void close() {
    List<UUID> unused;
    List<UUID> used;
    lock.lock();
    try {
      unused = ready.stream().map(Fresh::id).toList();
      used = List.copyOf(taken);
      ready.clear();
      taken.clear();
    } finally {
      lock.unlock();
    }
    try {
      store.markTaken(used);
      store.remove(unused);
    } catch (RuntimeException e) {
      // They stay and are swept some day.
      log.atWarn().addKeyValue("fault", e.getClass().getName()).log("vault-close-failed");
    }
  }
}
