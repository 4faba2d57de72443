package org.ventanilla.window.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.window.exchange.TestWindow.REQUESTER;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.ledger.Checkpoint;
import org.ventanilla.ledger.SignedNote;
import org.ventanilla.ledger.WitnessKey;
import org.ventanilla.window.notary.CosignatureVerdict;
import org.ventanilla.window.notary.Notary;
import org.ventanilla.window.notary.TestNotary;
import org.ventanilla.window.notary.WitnessDemand;
import org.ventanilla.window.platform.TestDatabase;

class WitnessRequiredTests {
  @AutoClose private final TestDatabase db = TestDatabase.fresh();
  @TempDir private Path keys;

  @Test
  void noAnswerLeavesUntilTheWitnessHasCosigned() {
    WitnessKey witness = WitnessKey.generate(new SecureRandom(), "witness.ventanilla.example/us");
    var demand = new WitnessDemand(List.of(witness.verifierKey()), true);
    try (Notary notary = TestNotary.start(db.database(), keys, demand);
        TestWindow window = TestWindow.open(db, notary)) {
      // Given: an answer is ready and its leaf under a durable checkpoint
      window.holder("mx-sspc").holds(FakeHolder.record("unclassified", "identity"));
      UUID id = window.accepted(window.filing("identity")).id();
      window.untilState(id, "released");
      TestWindow.until(() ->
          ((Outcome.Done<List<Exchange.NamedReceipt>>) window.exchange().receipts(REQUESTER, id))
              .value().stream().anyMatch(receipt -> receipt.event().equals("RELEASE_DECISION")));
      assertThat(window.exchange().retrieve(REQUESTER, id)).isInstanceOf(Outcome.Refused.class);
      assertThat(window.exchange().opening(REQUESTER, id, "RELEASE_DECISION"))
          .isInstanceOf(Outcome.NotFound.class);

      // When
      SignedNote note =
          SignedNote.parse(notary.pages().page("checkpoint").orElseThrow().bytes()).orElseThrow();
      Checkpoint checkpoint = Checkpoint.parse(note.text()).orElseThrow();
      Instant seen = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      assertThat(notary.cosigned(note.with(witness.cosign(checkpoint, seen))))
          .isEqualTo(CosignatureVerdict.TAKEN);

      // Then
      assertThat(window.retrieved(id).complete()).isTrue();
    }
  }
}
