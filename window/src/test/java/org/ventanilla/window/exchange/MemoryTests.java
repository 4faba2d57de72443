package org.ventanilla.window.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ventanilla.window.notary.Ticket;
import org.ventanilla.window.platform.Json;

class MemoryTests {
  private static final Instant START = Instant.parse("2026-07-01T15:00:00Z");

  private final MutableClock clock = new MutableClock(START);
  private final Memory memory = new Memory(new Now(clock), 3);

  private static Remembered remembered(UUID id, long version, long weight) {
    RequestRow row =
        new RequestRow(
            id,
            "MX-26-2222-22",
            "us-cbp",
            Digest.of(new byte[1]),
            new RequestRow.Terms(
                "information",
                "ORDINARY",
                "investigation",
                List.of("identity"),
                "",
                "en",
                List.of("person"),
                "jti",
                null,
                "kid",
                "restricted",
                List.of("liaison")),
            Life.received(1),
            version,
            1,
            START,
            START,
            null,
            List.of(),
            0,
            UUID.randomUUID(),
            "pseudonym",
            new Ticket(1),
            new Ticket(1));
    return Remembered.filed(row, new Filing(Json.mapper().createObjectNode()), weight);
  }

  @Test
  void theOldestRequestGivesWay() {
    List<UUID> ids = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    ids.forEach(id -> memory.keep(remembered(id, 1, 10)));

    memory.keep(remembered(UUID.randomUUID(), 1, 10));

    assertThat(memory.of(ids.getFirst())).isEmpty();
    assertThat(memory.of(ids.getLast())).isPresent();
  }

  @Test
  void nothingStaysLongerThanADataKey() {
    UUID id = UUID.randomUUID();
    memory.keep(remembered(id, 1, 10));

    clock.pass(Memory.LIFETIME);

    assertThat(memory.of(id)).isEmpty();
  }

  @Test
  void anEarlierVersionNeverReplacesALaterOne() {
    UUID id = UUID.randomUUID();
    memory.keep(remembered(id, 2, 10));

    memory.keep(remembered(id, 1, 10));

    assertThat(memory.of(id).orElseThrow().row().version()).isEqualTo(2);
  }

  @Test
  void whatIsLargeIsNotKept() {
    UUID id = UUID.randomUUID();
    memory.keep(remembered(id, 1, 10));

    memory.keep(remembered(id, 2, Memory.MOST_BYTES / 100 + 1));

    assertThat(memory.of(id)).isEmpty();
  }

  @Test
  void allTogetherHasABound() {
    Memory large = new Memory(new Now(clock), 1_000);
    UUID first = UUID.randomUUID();
    large.keep(remembered(first, 1, Memory.MOST_BYTES / 100));
    for (int i = 0; i < 100; i++) {
      large.keep(remembered(UUID.randomUUID(), 1, Memory.MOST_BYTES / 100));
    }

    assertThat(large.of(first)).isEmpty();
  }

  @Test
  void contentStaysOutOfTexts() {
    assertThat(remembered(UUID.randomUUID(), 1, 1).toString()).isEqualTo("Remembered");
  }

  @Test
  void whatIsForgottenIsGone() {
    UUID id = UUID.randomUUID();
    memory.keep(remembered(id, 1, 10));

    memory.forget(id);

    assertThat(memory.of(id)).isEmpty();
  }
}
