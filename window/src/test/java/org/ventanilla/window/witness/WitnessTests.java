package org.ventanilla.window.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.ledger.Checkpoint;
import org.ventanilla.ledger.Digest;
import org.ventanilla.ledger.Entry;
import org.ventanilla.ledger.Frontier;
import org.ventanilla.ledger.SignedNote;
import org.ventanilla.ledger.SigningKey;
import org.ventanilla.ledger.WitnessKey;
import org.ventanilla.ledger.WitnessRequest;
import org.ventanilla.window.platform.SecretFile;
import org.ventanilla.window.platform.TestDatabase;

class WitnessTests {
  private static final Instant NOW = Instant.parse("2030-01-02T03:04:05Z");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final TestDatabase db = TestDatabase.fresh();
  private final SigningKey log = SigningKey.generate(RANDOM, "log.ventanilla.example/us");
  private final WitnessKey key = WitnessKey.generate(RANDOM, "witness.ventanilla.example/mx");
  private final Witness witness =
      new Witness(db.database(), key, List.of(log.verifierKey()), () -> NOW);

  @TempDir private Path keys;

  @AfterEach
  void close() {
    db.close();
  }

  private static Digest root(int leaves) {
    Frontier tree = Frontier.empty();
    for (int i = 0; i < leaves; i++) {
      tree.append(new Entry(new byte[] {(byte) i}).leafHash());
    }
    return tree.root();
  }

  private static byte[] request(SigningKey by, long old, long size, Digest root) {
    Checkpoint checkpoint = new Checkpoint(by.name(), size, root);
    return new WitnessRequest(old, List.of(), SignedNote.sign(checkpoint.body(), by), checkpoint)
        .encode()
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void firstCheckpointIsCosignedWithTheTime() {
    Witness.Answer answer = witness.addCheckpoint(request(log, 0, 1, root(1)));

    assertThat(answer.status()).isEqualTo(200);
    Checkpoint checkpoint = new Checkpoint(log.name(), 1, root(1));
    assertThat(
            SignedNote.sign(checkpoint.body(), log)
                .withAnswer(
                    answer.body().getBytes(StandardCharsets.UTF_8), List.of(key.verifierKey()))
                .orElseThrow()
                .signatures())
        .hasSize(2);
  }

  @Test
  void whatWasCosignedIsRememberedByAnotherProcess() {
    witness.addCheckpoint(request(log, 0, 1, root(1)));

    Witness another = new Witness(db.database(), key, List.of(log.verifierKey()), () -> NOW);
    Witness.Answer answer = another.addCheckpoint(request(log, 0, 1, root(1)));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.contentType()).isEqualTo("text/x.tlog.size");
    assertThat(answer.body()).isEqualTo("1\n");
  }

  @Test
  void twoRootsForOneSizeAreKeptAsProofOnce() {
    byte[] fork = request(log, 1, 1, root(2));
    witness.addCheckpoint(request(log, 0, 1, root(1)));

    assertThat(witness.addCheckpoint(fork).status()).isEqualTo(422);
    assertThat(witness.addCheckpoint(fork).status()).isEqualTo(422);

    assertThat(witness.conflicts()).isEqualTo(1);
    WitnessStore.Conflict proof =
        db.database()
            .asWindow(() -> new WitnessStore(db.database()).conflict(log.name()))
            .orElseThrow();
    assertThat(proof.held()).contains(root(1).base64());
    assertThat(proof.offered()).contains(root(2).base64());
    assertThat(witness.addCheckpoint(request(log, 1, 1, root(1))).status()).isEqualTo(200);
  }

  /// The same request, its note also signed by somebody nobody knows.
  private static byte[] withAStranger(byte[] request) {
    WitnessRequest parsed = WitnessRequest.parse(request).orElseThrow();
    SigningKey stranger = SigningKey.generate(RANDOM, "stranger.example/any");
    SignedNote note = parsed.note().with(stranger.sign(parsed.note().text()));
    return new WitnessRequest(parsed.oldSize(), parsed.proof(), note, parsed.checkpoint())
        .encode()
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void strangersSignaturesMakeNoMoreProofsOfOneConflict() {
    byte[] fork = request(log, 1, 1, root(2));
    witness.addCheckpoint(withAStranger(request(log, 0, 1, root(1))));

    for (int i = 0; i < 3; i++) {
      assertThat(witness.addCheckpoint(withAStranger(fork)).status()).isEqualTo(422);
    }
    assertThat(witness.addCheckpoint(fork).status()).isEqualTo(422);

    assertThat(witness.conflicts()).isEqualTo(1);
    WitnessStore.Conflict proof =
        db.database()
            .asWindow(() -> new WitnessStore(db.database()).conflict(log.name()))
            .orElseThrow();
    assertThat(proof.held()).contains(log.name()).doesNotContain("stranger.example");
    assertThat(proof.offered()).contains(log.name()).doesNotContain("stranger.example");
  }

  @Test
  void proofsOfAnEarlierVersionStayAndCountOnce() throws IOException {
    // Given: three rows of the first version, two of them one conflict
    var owner = db.asOwner();
    owner.sql("drop index witness.conflict_once").update();
    owner.sql("alter table witness.conflict drop column size, drop column root").update();
    owner
        .sql("create unique index conflict_once on witness.conflict (origin, md5(offered))")
        .update();
    for (byte[] offered :
        List.of(
            withAStranger(request(log, 1, 1, root(2))),
            withAStranger(request(log, 1, 1, root(2))),
            request(log, 1, 1, root(3)))) {
      owner
          .sql(
              "insert into witness.conflict (origin, held, offered, seen_at) values (?, 'x', ?, now())")
          .params(log.name(), WitnessRequest.parse(offered).orElseThrow().note().encode())
          .update();
    }

    // When
    try (InputStream script =
        Objects.requireNonNull(
            Witness.class.getResourceAsStream(
                "/db/migration/witness/V2__one_conflict_a_root.sql"))) {
      owner.sql(new String(script.readAllBytes(), StandardCharsets.UTF_8)).update();
    }

    // Then
    assertThat(witness.conflicts()).isEqualTo(2);
    witness.addCheckpoint(request(log, 0, 1, root(1)));
    witness.addCheckpoint(request(log, 1, 1, root(2)));
    assertThat(witness.conflicts()).isEqualTo(2);
    witness.addCheckpoint(request(log, 1, 1, root(4)));
    assertThat(witness.conflicts()).isEqualTo(3);
    assertThat(owner.sql("select count(*) from witness.conflict").query(Long.class).single())
        .isEqualTo(4);
    assertThatThrownBy(() -> owner.sql("delete from witness.conflict").update())
        .hasMessageContaining("never altered");
  }

  @Test
  void strangersSignaturesAreNotRemembered() {
    byte[] signedBySomeoneElseToo = withAStranger(request(log, 0, 1, root(1)));

    assertThat(witness.addCheckpoint(signedBySomeoneElseToo).status()).isEqualTo(200);

    assertThat(db.asOwner().sql("select note from witness.log").query(String.class).single())
        .isEqualTo(SignedNote.sign(new Checkpoint(log.name(), 1, root(1)).body(), log).encode());
  }

  @Test
  void evidenceIsNeverAltered() {
    witness.addCheckpoint(request(log, 0, 1, root(1)));
    witness.addCheckpoint(request(log, 1, 1, root(2)));

    assertThatThrownBy(() -> db.asOwner().sql("delete from witness.conflict").update())
        .hasMessageContaining("never altered");
    assertThatThrownBy(() -> db.asOwner().sql("update witness.log set size = 0").update())
        .hasMessageContaining("never goes back");
  }

  @Test
  void strangersAndForgersAreRefused() {
    SigningKey stranger = SigningKey.generate(RANDOM, "log.ventanilla.example/other");
    SigningKey forger = SigningKey.generate(RANDOM, log.name());

    assertThat(witness.addCheckpoint(request(stranger, 0, 1, root(1))).status()).isEqualTo(404);
    assertThat(witness.addCheckpoint(request(forger, 0, 1, root(1))).status()).isEqualTo(403);
    assertThat(witness.addCheckpoint(new byte[] {1, 2, 3}).status()).isEqualTo(400);
    assertThat(witness.addCheckpoint(request(log, 9, 1, root(1))).status()).isEqualTo(400);
  }

  @Test
  void ofManyAtOnceOneHistoryIsCosigned() throws Exception {
    List<Callable<Integer>> calls = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      byte[] one = request(log, 0, 5, root(i + 1));
      calls.add(() -> witness.addCheckpoint(one).status());
    }
    int cosigned = 0;
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (Future<Integer> answer : threads.invokeAll(calls)) {
        cosigned += answer.get() == 200 ? 1 : 0;
      }
    }
    assertThat(cosigned).isEqualTo(1);
  }

  @Test
  void keyIsMadeOnceAndBoundToItsName() {
    SecretFile file = SecretFile.in(keys, Witness.KEY_FILE);
    WitnessKey made = Witness.key(file, "witness.ventanilla.example/mx", RANDOM);

    assertThat(Witness.key(file, "witness.ventanilla.example/mx", RANDOM).verifierKey())
        .isEqualTo(made.verifierKey());
    assertThatThrownBy(() -> Witness.key(file, "witness.ventanilla.example/us", RANDOM))
        .isInstanceOf(WitnessFault.class)
        .hasMessageContaining("settings say");
  }
}
