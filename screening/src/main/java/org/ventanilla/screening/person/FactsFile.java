package org.ventanilla.screening.person;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.ScreeningException;

/// What people declared of themselves, from a file in any order: CSV with the columns
/// `id,kind,value,country,relation` (the last two may be missing), or JSON lines with these
/// members. The file is read once when it is opened, which tells every row that cannot be used;
/// after that only where each row stands is held in memory, 32 bytes a row, and rows are read again
/// when their person comes. A file of at most [#HELD_BYTES] is held as a whole. Any number of
/// threads ask.
public final class FactsFile implements AutoCloseable {
  /// Most rows of a file.
  public static final int MOST_ROWS = 10_000_000;

  /// Most facts of one person.
  public static final int MOST_FACTS = 1000;

  /// Files up to this size are held in memory.
  static final int HELD_BYTES = 32 << 20;

  private static final List<String> COLUMNS = List.of("id", "kind", "value", "country", "relation");

  private final String file;
  private final FileChannel channel;
  private final byte @Nullable [] held;
  private final Table table;
  private long[] hashes = new long[1024];
  private long[] offsets = new long[1024];
  private int[] lengths = new int[1024];
  private int[] next = new int[1024];
  private int[] heads = new int[0];
  private boolean[] asked = new boolean[0];
  private int rows;

  private FactsFile(String file, FileChannel channel, Consumer<RowProblem> problems)
      throws IOException {
    this.file = file;
    this.channel = channel;
    this.held = channel.size() <= HELD_BYTES ? slice(channel, 0, (int) channel.size()) : null;
    InputStream in =
        held != null
            ? new ByteArrayInputStream(held)
            : new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
    SkippedRows skipped = new SkippedRows(problems);
    this.table = new Table(file, in, Table.isJson(file), COLUMNS, skipped);
    table.start(List.of(List.of("id"), List.of("kind"), List.of("value")));
    readAll(skipped);
    skipped.require(rows);
  }

  /// Opens a file and reads it once.
  ///
  /// @param problems is told every row that cannot be used and, once each, columns that are not
  ///   used, in the order of the file
  /// @throws ScreeningException `FILE_UNREADABLE`, `BAD_HEADER`, `TOO_MANY_FACTS`; `NO_USABLE_ROW`
  ///   if there were rows and none can be used
  public static FactsFile open(Path path, Consumer<RowProblem> problems) {
    String name = String.valueOf(path.getFileName());
    try {
      FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
      try {
        return new FactsFile(name, channel, problems);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw PeopleFile.unreadable(name, e);
    }
  }

  /// How many facts can be used.
  public int size() {
    return rows;
  }

  /// How many facts belong to people nobody asked for yet.
  public long unasked() {
    long count = 0;
    for (int row = 0; row < rows; row++) {
      if (!asked[row]) {
        count++;
      }
    }
    return count;
  }

  /// The facts of one person, in the order of the file.
  ///
  /// @throws ScreeningException `FILE_UNREADABLE`
  public List<Fact> of(String id) {
    long hash = SeenIds.hash(id);
    List<Fact> facts = List.of();
    for (int row = heads[bucket(hash)]; row >= 0; row = next[row]) {
      if (hashes[row] == hash) {
        String[] values = reread(row);
        Fact fact = values != null && values[0].equals(id) ? fact(values) : null;
        if (fact != null) {
          asked[row] = true;
          facts = facts.isEmpty() ? new ArrayList<>(4) : facts;
          facts.add(fact);
        }
      }
    }
    return facts;
  }

  private String @Nullable [] reread(int row) {
    try {
      int from = (int) offsets[row];
      return table.again(
          offsets[row],
          held != null
              ? Arrays.copyOfRange(held, from, from + lengths[row])
              : slice(channel, offsets[row], lengths[row]));
    } catch (IOException e) {
      throw PeopleFile.unreadable(file, e);
    }
  }

  private static byte[] slice(FileChannel channel, long offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) >= 0) {
      // Goes on until the slice is full or the file ends.
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private void readAll(Consumer<RowProblem> problems) throws IOException {
    heads = empty(1 << 12);
    Table.Row row = table.next();
    while (row != null) {
      RowProblem problem = problem(row);
      if (problem != null) {
        problems.accept(problem);
      } else {
        add(row, problems);
      }
      row = table.next();
    }
    asked = new boolean[rows];
  }

  private @Nullable RowProblem problem(Table.Row row) {
    String[] v = row.values();
    if (v[0].isEmpty()) {
      return problem(row, "id", RowProblem.Code.NO_ID, "no id");
    }
    Optional<FactKind> kind = FactKind.of(v[1]);
    if (kind.isEmpty()) {
      List<String> codes = Arrays.stream(FactKind.values()).map(FactKind::code).toList();
      String choice = String.join(", ", codes);
      return problem(row, "kind", RowProblem.Code.UNKNOWN_KIND, "no kind; it is one of " + choice);
    }
    if (v[2].isEmpty()) {
      return problem(row, "value", RowProblem.Code.NO_VALUE, "no value");
    }
    for (int i = 0; i < v.length; i++) {
      int most = i == 0 ? Person.LONGEST_TEXT : Fact.LONGEST_TEXT;
      if (v[i].length() > most) {
        String message = "longer than " + most + " characters";
        return problem(row, COLUMNS.get(i), RowProblem.Code.TEXT_TOO_LONG, message);
      }
    }
    return null;
  }

  private RowProblem problem(Table.Row row, String column, RowProblem.Code code, String message) {
    return new RowProblem(file, row.line(), column, code, message);
  }

  private static @Nullable Fact fact(String[] v) {
    return FactKind.of(v[1])
        .filter(kind -> !v[2].isEmpty())
        .map(kind -> new Fact(kind, v[2], v[3], v[4]))
        .orElse(null);
  }

  private void add(Table.Row row, Consumer<RowProblem> problems) {
    if (rows == MOST_ROWS) {
      throw new ScreeningException(
          ScreeningException.Code.TOO_MANY_FACTS,
          file + " has more than " + MOST_ROWS + " facts; screen the people in parts");
    }
    grow();
    long hash = SeenIds.hash(row.values()[0]);
    int count = 0;
    int last = -1;
    for (int at = heads[bucket(hash)]; at >= 0; at = next[at]) {
      count += hashes[at] == hash ? 1 : 0;
      last = at;
    }
    if (count >= MOST_FACTS) {
      String message = "the person has more than " + MOST_FACTS + " facts";
      problems.accept(problem(row, "", RowProblem.Code.TOO_MANY_FACTS, message));
      return;
    }
    hashes[rows] = hash;
    offsets[rows] = row.offset();
    lengths[rows] = row.length();
    next[rows] = -1;
    if (last < 0) {
      heads[bucket(hash)] = rows;
    } else {
      next[last] = rows;
    }
    rows++;
  }

  private void grow() {
    if (rows < hashes.length) {
      return;
    }
    int size = Math.min(MOST_ROWS, rows * 2);
    hashes = Arrays.copyOf(hashes, size);
    offsets = Arrays.copyOf(offsets, size);
    lengths = Arrays.copyOf(lengths, size);
    next = Arrays.copyOf(next, size);
    heads = empty(Integer.highestOneBit(size) * 2);
    for (int row = rows - 1; row >= 0; row--) {
      int bucket = bucket(hashes[row]);
      next[row] = heads[bucket];
      heads[bucket] = row;
    }
  }

  private static int[] empty(int size) {
    int[] heads = new int[size];
    Arrays.fill(heads, -1);
    return heads;
  }

  private int bucket(long hash) {
    return (int) (hash >>> 40) & (heads.length - 1);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw PeopleFile.unreadable(file, e);
    }
  }
}
