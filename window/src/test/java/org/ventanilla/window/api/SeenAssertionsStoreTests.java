package org.ventanilla.window.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.ventanilla.window.platform.TestDatabase;

class SeenAssertionsStoreTests {
  @AutoClose private static final TestDatabase DATABASE = TestDatabase.fresh();

  private final MovableClock clock = new MovableClock();
  private final SeenAssertionsStore first = new SeenAssertionsStore(DATABASE.database(), clock);
  private final SeenAssertionsStore second = new SeenAssertionsStore(DATABASE.database(), clock);

  @Test
  void assertionUsedAtOneWindowIsKnownAtTheOther() {
    Instant until = clock.instant().plusSeconds(60);

    assertThat(first.note("us-one", "a", until)).isTrue();

    assertThat(second.note("us-one", "a", until)).isFalse();
    assertThat(second.note("us-one", "b", until)).isTrue();
  }

  @Test
  void sameIdOfAnotherAgencyIsAnother() {
    Instant until = clock.instant().plusSeconds(60);
    assertThat(first.note("us-three", "c", until)).isTrue();
    assertThat(first.note("us-four", "c", until)).isTrue();
  }

  @Test
  void expiredAssertionsAreForgotten() {
    first.note("us-five", "old", clock.instant().plusSeconds(60));

    clock.moveAhead(Duration.ofMinutes(2));
    first.note("us-five", "new", clock.instant().plusSeconds(60));

    assertThat(
            DATABASE
                .asOwner()
                .sql("select jti from api.seen_assertion where agency = 'us-five'")
                .query(String.class)
                .list())
        .containsExactly("new");
  }
}
