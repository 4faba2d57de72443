package org.ventanilla.screening.match;

import java.util.Arrays;
import java.util.List;

/// Which entries bear a mark: 64-bit hashes of all marks in one open table of chains.
final class MarkTable {
  private long[] keys = new long[1024];
  private int[] entities = new int[1024];
  private int[] next = new int[1024];
  private int[] heads = empty(2048);
  private int size;

  void add(int entity, List<Mark> marks) {
    for (Mark mark : marks) {
      if (size == keys.length) {
        grow();
      }
      keys[size] = mark.key();
      entities[size] = entity;
      chain(size++);
    }
  }

  /// The entries that bear the mark, each once, ascending.
  int[] bearers(Mark mark) {
    long key = mark.key();
    int[] found = new int[4];
    int count = 0;
    for (int at = heads[bucket(key)]; at >= 0; at = next[at]) {
      if (keys[at] == key) {
        found = count == found.length ? Arrays.copyOf(found, count * 2) : found;
        found[count++] = entities[at];
      }
    }
    return Arrays.stream(found, 0, count).sorted().distinct().toArray();
  }

  /// Whether any entry may bear it; says so without allocating.
  boolean any(long key) {
    for (int at = heads[bucket(key)]; at >= 0; at = next[at]) {
      if (keys[at] == key) {
        return true;
      }
    }
    return false;
  }

  private void grow() {
    int more = size * 2;
    keys = Arrays.copyOf(keys, more);
    entities = Arrays.copyOf(entities, more);
    next = Arrays.copyOf(next, more);
    heads = empty(Integer.highestOneBit(more) * 2);
    for (int at = 0; at < size; at++) {
      chain(at);
    }
  }

  private void chain(int at) {
    int bucket = bucket(keys[at]);
    next[at] = heads[bucket];
    heads[bucket] = at;
  }

  private int bucket(long key) {
    return (int) (key >>> 33) & (heads.length - 1);
  }

  private static int[] empty(int size) {
    int[] heads = new int[size];
    Arrays.fill(heads, -1);
    return heads;
  }
}
