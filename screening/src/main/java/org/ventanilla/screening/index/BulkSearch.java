package org.ventanilla.screening.index;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ventanilla.screening.ScreeningException;

/// Work on a stream of any length with all cores, in bounded memory and in the stream's order.
///
/// The caller's thread reads the stream and takes the results; batches in between are worked on by
/// platform threads, each with a worker of its own, since the work is computation. At most `threads
/// * BATCHES_A_THREAD` batches exist at a time: a slow reader, worker or taker makes the others
///   wait. What comes out does not depend on the number of threads.
///
/// @param threads how many work, at least 1
/// @param batch how many items go to a worker at once, at least 1
public record BulkSearch(int threads, int batch) {
  /// Batches that are read, worked on or wait to be taken, for each thread.
  public static final int BATCHES_A_THREAD = 4;

  /// Most threads.
  public static final int MOST_THREADS = 1024;

  /// Most items of a batch.
  public static final int LARGEST_BATCH = 65_536;

  private static final int USUAL_BATCH = 256;

  /// Checks the bounds.
  public BulkSearch {
    if (threads < 1 || threads > MOST_THREADS || batch < 1 || batch > LARGEST_BATCH) {
      throw new IllegalArgumentException(
          "1 to " + MOST_THREADS + " threads, 1 to " + LARGEST_BATCH + " items a batch");
    }
  }

  /// All cores of this machine.
  public static BulkSearch onAllCores() {
    return new BulkSearch(
        Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS), USUAL_BATCH);
  }

  /// Works through a stream.
  ///
  /// @param in the items; asked by this thread only
  /// @param workers makes what one thread works with; asked once for each thread, by this thread. A
  ///   worker is used by one thread at a time
  /// @param out takes each batch's result, in the order of the stream; called by this thread only
  /// @return how many items there were
  /// @throws ScreeningException when this thread is interrupted, with its flag set again; whatever
  ///   a worker, the stream or the taker throws comes out as it is, and ends all work
  public <I, R> long run(
      Iterator<I> in, Supplier<? extends Function<List<I>, R>> workers, Consumer<? super R> out) {
    BlockingQueue<Function<List<I>, R>> idle = new ArrayBlockingQueue<>(threads);
    for (int i = 0; i < threads; i++) {
      idle.add(workers.get());
    }
    ExecutorService pool =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().name("screening-", 0).daemon().factory());
    try {
      return run(in, idle, pool, out);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ScreeningException(
          ScreeningException.Code.INTERRUPTED, "screening was interrupted", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private <I, R> long run(
      Iterator<I> in,
      BlockingQueue<Function<List<I>, R>> idle,
      ExecutorService pool,
      Consumer<? super R> out)
      throws InterruptedException {
    Deque<Future<R>> waiting = new ArrayDeque<>();
    long items = 0;
    while (in.hasNext()) {
      List<I> next = new ArrayList<>(batch);
      while (next.size() < batch && in.hasNext()) {
        next.add(in.next());
      }
      items += next.size();
      if (waiting.size() == threads * BATCHES_A_THREAD) {
        out.accept(result(waiting.remove()));
      }
      waiting.add(pool.submit(() -> work(idle, next)));
      while (!waiting.isEmpty() && waiting.element().isDone()) {
        out.accept(result(waiting.remove()));
      }
    }
    while (!waiting.isEmpty()) {
      out.accept(result(waiting.remove()));
    }
    return items;
  }

  private static <I, R> R work(BlockingQueue<Function<List<I>, R>> idle, List<I> items)
      throws InterruptedException {
    Function<List<I>, R> worker = idle.take();
    try {
      return worker.apply(items);
    } finally {
      idle.add(worker);
    }
  }

  private static <R> R result(Future<R> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("a worker failed", e.getCause());
    }
  }
}
