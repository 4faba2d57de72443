package org.ventanilla.window.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.ledger.ReceiptVerification;
import org.ventanilla.ledger.ReceiptVerifier;
import org.ventanilla.ledger.Trust;
import org.ventanilla.ledger.WitnessKey;
import org.ventanilla.window.notary.Commitment;
import org.ventanilla.window.notary.IssuedReceipt;
import org.ventanilla.window.notary.LeafDraft;
import org.ventanilla.window.notary.Notary;
import org.ventanilla.window.notary.TestNotary;
import org.ventanilla.window.notary.Ticket;
import org.ventanilla.window.notary.WitnessDemand;
import org.ventanilla.window.platform.TestDatabase;

/// A window whose agreement requires the counterpart's cosignature, and the counterpart.
class CosignerTests {
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final Duration LONG = Duration.ofSeconds(30);

  private final TestDatabase here = TestDatabase.fresh();
  private final TestDatabase there = TestDatabase.fresh();
  private final WitnessKey key =
      WitnessKey.generate(new SecureRandom(), "witness.ventanilla.example/us");

  @TempDir private Path keys;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Notary notary;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Witness counterpart;

  private boolean away;
  private boolean lossy;
  private Duration ahead = Duration.ZERO;

  @BeforeEach
  void start() {
    notary =
        TestNotary.start(
            here.database(), keys, new WitnessDemand(List.of(key.verifierKey()), true));
    counterpart =
        new Witness(there.database(), key, List.of(notary.verifierKey()), () -> NOW.plus(ahead));
  }

  @AfterEach
  void stop() {
    notary.close();
    here.close();
    there.close();
  }

  private PeerWitness.Reply ask(byte[] body) {
    if (away) {
      throw new WitnessFault(WitnessFault.Code.PEER, "away");
    }
    Witness.Answer answer = counterpart.addCheckpoint(body);
    return new PeerWitness.Reply(answer.status(), answer.body().getBytes(StandardCharsets.UTF_8));
  }

  private Cosigner cosigner(PeerWitness peer) {
    return new Cosigner(notary, peer, List.of(key.verifierKey()), Duration.ofMillis(1));
  }

  /// Appends a step whose leaf is covered by a checkpoint when this returns.
  private Ticket step() {
    byte[] salt = new byte[Commitment.SALT_LENGTH];
    Ticket ticket =
        here.database()
            .asWindow(() ->
                notary.append(new LeafDraft.Internal(Commitment.to(salt, "test", new byte[] {1}))));
    assertThat(notary.await(ticket, LONG)).isPresent();
    return ticket;
  }

  /// Until the sequencer is elected, a turn does nothing.
  private void turn(Cosigner cosigner) {
    long limit = System.nanoTime() + LONG.toNanos();
    while (notary.cosignedSize() < notary.size()) {
      cosigner.turn();
      assertThat(System.nanoTime()).isLessThan(limit);
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    }
  }

  @Test
  void nothingLeavesBeforeTheWitnessHasCosigned() {
    Ticket ticket = step();
    assertThat(notary.receipt(ticket)).isPresent();
    assertThat(notary.mayLeave(ticket)).isFalse();

    turn(cosigner(this::ask));

    assertThat(notary.mayLeave(ticket)).isTrue();
  }

  @Test
  void receiptCarriesTheWitnessesTime() {
    Ticket ticket = step();
    turn(cosigner(this::ask));

    IssuedReceipt receipt = notary.receipt(ticket).orElseThrow();
    Trust trust = new Trust(List.of(notary.verifierKey()), List.of(key.verifierKey()), 1);

    assertThat(ReceiptVerifier.verify(receipt.proof(), trust))
        .isInstanceOfSatisfying(
            ReceiptVerification.Verified.class,
            verified -> assertThat(verified.witnessTimes().getFirst().time()).isEqualTo(NOW));
  }

  @Test
  void withheldWhileTheWitnessIsAwayAndReleasedWhenItIsBack() {
    try (Cosigner cosigner = cosigner(this::ask)) {
      turn(cosigner);
      away = true;
      Ticket first = step();
      Ticket second = step();
      assertThatThrownBy(cosigner::turn).isInstanceOf(WitnessFault.class);
      assertThat(notary.mayLeave(first)).isFalse();

      away = false;
      turn(cosigner);

      assertThat(notary.mayLeave(first)).isTrue();
      assertThat(notary.mayLeave(second)).isTrue();
    }
  }

  @Test
  void whileItRunsItTellsOfItsTroubleAndRecoversByItself() {
    away = true;
    Ticket ticket = step();
    try (Cosigner cosigner = cosigner(this::ask)) {
      cosigner.start();
      until(() -> cosigner.trouble().isPresent());
      assertThat(notary.mayLeave(ticket)).isFalse();

      away = false;

      until(() -> notary.mayLeave(ticket) && cosigner.trouble().isEmpty());
    }
  }

  private static void until(BooleanSupplier condition) {
    long limit = System.nanoTime() + LONG.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time").isLessThan(limit);
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  @Test
  void afterARestartItGoesOnFromWhatIsCosigned() {
    step();
    turn(cosigner(this::ask));
    Ticket ticket = step();

    turn(cosigner(this::ask));

    assertThat(notary.mayLeave(ticket)).isTrue();
    assertThat(counterpart.conflicts()).isZero();
  }

  @Test
  void witnessThatKnowsMoreThanWeRememberIsFollowed() {
    step();
    turn(cosigner(this::ask));
    here.asOwner().sql("alter table notary.cosigned disable trigger user").update();
    here.asOwner().sql("delete from notary.cosigned").update();
    notary.close();
    notary =
        TestNotary.start(
            here.database(), keys, new WitnessDemand(List.of(key.verifierKey()), true));
    Ticket ticket = step();
    assertThat(notary.cosignedSize()).isZero();

    turn(cosigner(this::ask));

    assertThat(notary.mayLeave(ticket)).isTrue();
  }

  @Test
  void cosignatureOfAnotherKeyDoesNotCount() {
    Ticket ticket = step();
    WitnessKey other = WitnessKey.generate(new SecureRandom(), "witness.ventanilla.example/us");
    Witness liar = new Witness(there.database(), other, List.of(notary.verifierKey()), () -> NOW);
    Cosigner cosigner =
        cosigner(body -> {
          Witness.Answer answer = liar.addCheckpoint(body);
          return new PeerWitness.Reply(
              answer.status(), answer.body().getBytes(StandardCharsets.UTF_8));
        });

    assertThatThrownBy(() -> turn(cosigner)).isInstanceOf(WitnessFault.class);
    assertThat(notary.mayLeave(ticket)).isFalse();
  }

  @Test
  void cosignatureThatWasLostOnTheWayIsAskedForAgainAtOnce() {
    try (Cosigner cosigner =
        cosigner(body -> {
          PeerWitness.Reply reply = ask(body);
          if (lossy) {
            throw new WitnessFault(WitnessFault.Code.PEER, "no whole answer");
          }
          return reply;
        })) {
      step();
      turn(cosigner);
      Ticket ticket = step();
      lossy = true;
      assertThatThrownBy(() -> turn(cosigner)).isInstanceOf(WitnessFault.class);

      lossy = false;
      turn(cosigner);

      assertThat(notary.mayLeave(ticket)).isTrue();
    }
  }

  @Test
  void cosignatureFromTheFutureIsRefused() {
    Ticket ticket = step();
    ahead = Duration.ofHours(1);
    try (Cosigner cosigner = cosigner(this::ask)) {
      assertThatThrownBy(() -> turn(cosigner))
          .isInstanceOfSatisfying(
              WitnessFault.class,
              fault -> assertThat(fault.code().text()).isEqualTo("witness-clock"));
      assertThat(notary.mayLeave(ticket)).isFalse();
      assertThat(notary.pages().page("witnessed/000")).isEmpty();

      ahead = Duration.ZERO;
      turn(cosigner);

      assertThat(notary.mayLeave(ticket)).isTrue();
      assertThat(notary.pages().page("witnessed/000")).isPresent();
    }
  }

  @Test
  void clocksMayDifferALittle() {
    Ticket ticket = step();
    ahead = Duration.ofSeconds(30);

    turn(cosigner(this::ask));

    assertThat(notary.mayLeave(ticket)).isTrue();
  }

  /// Windows before this version took them.
  @Test
  void cosignatureFromTheFutureThatWasTakenEndsNoEvidence() {
    here.asOwner()
        .sql("insert into notary.witnessed (number, note, cosigned_at) values (0, 'x', ?)")
        .param(NOW.plus(Duration.ofDays(999)).atOffset(ZoneOffset.UTC))
        .update();
    step();

    turn(cosigner(this::ask));

    assertThat(
            here.asOwner().sql("select count(*) from notary.witnessed").query(Long.class).single())
        .isEqualTo(2);
  }

  @Test
  void cosignedCheckpointsAreServedForAuditors() {
    step();
    turn(cosigner(this::ask));

    assertThat(notary.pages().page("witnessed/000"))
        .hasValueSatisfying(page -> {
          assertThat(page.immutable()).isFalse();
          assertThat(new String(page.bytes(), StandardCharsets.UTF_8)).contains(key.name());
        });
    assertThat(notary.pages().page("witnessed/001")).isEmpty();
    assertThat(notary.pages().page("witnessed/000.p/1")).isEmpty();
  }

  @Test
  void requiredCosignatureWithoutAWitnessKeepsTheWindowFromStarting() {
    assertThatThrownBy(() -> new WitnessDemand(List.of(), true))
        .hasMessageContaining("no witness is set");
  }
}
