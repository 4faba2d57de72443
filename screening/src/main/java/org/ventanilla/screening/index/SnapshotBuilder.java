package org.ventanilla.screening.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.ventanilla.screening.ScreeningException;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.list.LoadedList;
import org.ventanilla.screening.name.NameParser;
import org.ventanilla.screening.name.NameType;
import org.ventanilla.screening.name.ParsedName;
import org.ventanilla.screening.name.TokenWeights;

/// Makes a snapshot of lists that are still being read: other cores, if there are any, read the
/// names of the entries that came already. Some entries' names are read at a time; whichever thread
/// finishes the next of them numbers their words, in the order of the entries, so that the snapshot
/// is the same whatever the threads do. At most [#MOST_WAITING] batches wait: then the thread that
/// brings entries works too.
///
/// One thread brings the entries and takes the snapshot.
public final class SnapshotBuilder {
  private static final int ENTITIES_AT_ONCE = 256;
  private static final int MOST_WAITING = 128;

  private final Supplier<NameParser> parser;
  private final TokenWeights weights;
  private final Queue<Batch> waiting = new ConcurrentLinkedQueue<>();
  private List<ListedEntity> next = new ArrayList<>(ENTITIES_AT_ONCE);
  private int entities;

  private final ReentrantLock numbering = new ReentrantLock();
  private final NameTableBuilder tables = new NameTableBuilder();
  private final Bearers.Counter bearers = new Bearers.Counter();
  private final List<ParsedName> kept = new ArrayList<>();

  /// Numbering was broken off; who holds the lock next must not go on.
  private boolean unfinished;

  /// @param parser gives or waits for the parser of the lists' names and the queries'; asked by any
  ///   thread, always gives the same
  /// @param weights how much a word tells
  public SnapshotBuilder(Supplier<NameParser> parser, TokenWeights weights) {
    this.parser = parser;
    this.weights = weights;
  }

  /// The names of some entries, read by whoever comes first.
  private static final class Batch extends FutureTask<List<List<ParsedName>>> {
    Batch(List<ListedEntity> entities, Supplier<NameParser> parser) {
      super(() -> read(entities, parser.get()));
    }

    private static List<List<ParsedName>> read(List<ListedEntity> entities, NameParser parser) {
      List<List<ParsedName>> read = new ArrayList<>(entities.size());
      for (ListedEntity entity : entities) {
        NameType type = Snapshot.type(entity.kind());
        List<ParsedName> names = new ArrayList<>(entity.names().size());
        entity.names().forEach(name -> names.add(parser.parse(name.text(), type)));
        read.add(names);
      }
      return read;
    }

    /// Reads, unless another thread does or did, and waits for that.
    List<List<ParsedName>> names() {
      run();
      try {
        return get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ScreeningException(
            ScreeningException.Code.INTERRUPTED, "reading names was interrupted", e);
      } catch (ExecutionException e) {
        throw new IllegalStateException("a name could not be read", e.getCause());
      }
    }
  }

  /// Takes the next entry.
  public void add(ListedEntity entity) {
    entities++;
    next.add(entity);
    if (next.size() == ENTITIES_AT_ONCE) {
      begin();
      while (waiting.size() > MOST_WAITING) {
        finishFirst();
      }
    }
  }

  private void begin() {
    Batch batch = new Batch(next, parser);
    next = new ArrayList<>(ENTITIES_AT_ONCE);
    waiting.add(batch);
    ForkJoinPool.commonPool()
        .execute(() -> {
          batch.run();
          numberWhatIsRead();
        });
  }

  /// Numbers the words of batches whose turn it is, unless another thread is at it: that one looks
  /// again after it let go.
  private void numberWhatIsRead() {
    while (firstIsRead() && numbering.tryLock()) {
      try {
        while (firstIsRead()) {
          numberFirst();
        }
      } finally {
        numbering.unlock();
      }
    }
  }

  private boolean firstIsRead() {
    Batch first = waiting.peek();
    return first != null && first.state() == FutureTask.State.SUCCESS;
  }

  /// Reads the first batch that waits if nobody did, and numbers it if nobody did.
  private void finishFirst() {
    Batch first = waiting.peek();
    if (first != null) {
      first.names();
      numbering.lock();
      try {
        if (waiting.peek() == first) {
          numberFirst();
        }
      } finally {
        numbering.unlock();
      }
    }
  }

  private void numberFirst() {
    if (unfinished) {
      throw new IllegalStateException("the words of some names could not be numbered");
    }
    unfinished = true;
    for (List<ParsedName> names : waiting.element().names()) {
      tables.entity();
      bearers.entity();
      for (ParsedName name : names) {
        tables.name(name);
        bearers.name(name);
        if (kept.size() < ParsedNames.MOST_KEPT) {
          kept.add(name);
        }
      }
    }
    waiting.remove();
    unfinished = false;
  }

  /// The snapshot of the lists whose entries these were.
  ///
  /// @param lists with the entries that came, in their order
  /// @throws IllegalArgumentException if it had other entries
  public Snapshot build(List<LoadedList> lists) {
    if (lists.stream().mapToInt(list -> list.entities().size()).sum() != entities) {
      throw new IllegalArgumentException("the lists have other entries than came");
    }
    begin();
    waiting.forEach(Batch::run);
    while (!waiting.isEmpty()) {
      finishFirst();
    }
    numbering.lock(); // what another thread numbered is seen from here on
    try {
      NameTableBuilder.Tables built = tables.build(parser.get());
      return new Snapshot(
          lists,
          parser.get(),
          weights,
          new Snapshot.Contents(built.names(), maker -> built.words(), bearers.counted(), kept),
          false);
    } finally {
      numbering.unlock();
    }
  }
}
