package org.ventanilla.screening.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.screening.ScreeningException;

class BulkSearchTests {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void resultsComeInTheOrderOfTheStreamWhateverTheThreads(int threads) {
    Iterator<Integer> in = IntStream.range(0, 10_001).iterator();
    List<Integer> out = new ArrayList<>();

    long items =
        new BulkSearch(threads, 10).run(in, () -> BulkSearchTests::slowlyAtFirst, out::addAll);

    assertThat(items).isEqualTo(10_001);
    assertThat(out).isEqualTo(IntStream.range(0, 10_001).boxed().toList());
  }

  private static List<Integer> slowlyAtFirst(List<Integer> batch) {
    if (batch.getFirst() % 500 == 0) {
      long end = System.nanoTime() + 2_000_000;
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
    }
    return batch;
  }

  @Test
  void noMoreIsReadThanMayWait() {
    AtomicInteger read = new AtomicInteger();
    AtomicInteger taken = new AtomicInteger();
    AtomicInteger mostAhead = new AtomicInteger();
    Iterator<Integer> in = Stream.generate(read::incrementAndGet).limit(5_000).iterator();

    new BulkSearch(2, 10)
        .<Integer, List<Integer>>run(
            in,
            () -> batch -> batch,
            batch -> {
              mostAhead.accumulateAndGet(read.get() - taken.get(), Math::max);
              taken.addAndGet(batch.size());
            });

    assertThat(taken).hasValue(5_000);
    assertThat(mostAhead.get()).isLessThanOrEqualTo((2 * BulkSearch.BATCHES_A_THREAD + 1) * 10 + 1);
  }

  @Test
  void aWorkerIsUsedByOneThreadAtATime() {
    AtomicInteger workers = new AtomicInteger();
    AtomicInteger clashes = new AtomicInteger();

    new BulkSearch(3, 5)
        .<Integer, Integer>run(
            IntStream.range(0, 3_000).iterator(),
            () -> {
              workers.incrementAndGet();
              return alone(clashes);
            },
            batch -> {});

    assertThat(workers).hasValue(3);
    assertThat(clashes).hasValue(0);
  }

  private static Function<List<Integer>, Integer> alone(AtomicInteger clashes) {
    AtomicInteger inside = new AtomicInteger();
    return batch -> {
      if (inside.incrementAndGet() > 1) {
        clashes.incrementAndGet();
      }
      inside.decrementAndGet();
      return batch.size();
    };
  }

  @Test
  void whatAWorkerThrowsEndsTheWork() {
    Iterator<Integer> in = IntStream.iterate(0, i -> i + 1).iterator();

    assertThatThrownBy(() -> new BulkSearch(2, 10).run(in, () -> BulkSearchTests::fail, r -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("at 700");
  }

  private static Integer fail(List<Integer> batch) {
    if (batch.contains(700)) {
      throw new IllegalStateException("at 700");
    }
    return batch.size();
  }

  @Test
  void anInterruptedCallerStops() {
    Iterator<Integer> in = IntStream.iterate(0, i -> i + 1).iterator();
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> new BulkSearch(2, 10).run(in, () -> batch -> batch, r -> {}))
        .isInstanceOfSatisfying(
            ScreeningException.class,
            e -> assertThat(e.code()).isEqualTo(ScreeningException.Code.INTERRUPTED));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void boundsAreChecked() {
    assertThatThrownBy(() -> new BulkSearch(0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BulkSearch(1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThat(BulkSearch.onAllCores().threads()).isPositive();
  }
}
