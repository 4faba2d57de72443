package org.ventanilla.screening.index;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// Numbers that grow in number.
final class IntList {
  private static final int FIRST_CAPACITY = 64;

  private int[] numbers = new int[FIRST_CAPACITY];
  private int size;

  void add(int number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.addExact(size, size >> 1));
    }
    numbers[size++] = number;
  }

  int get(int place) {
    return numbers[place];
  }

  boolean contains(int number) {
    for (int i = 0; i < size; i++) {
      if (numbers[i] == number) {
        return true;
      }
    }
    return false;
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  /// Puts the numbers in ascending order.
  void sort() {
    Arrays.sort(numbers, 0, size);
  }

  /// Puts the numbers in ascending order, each once.
  IntList distinct() {
    sort();
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || numbers[i] != numbers[i - 1]) {
        numbers[kept++] = numbers[i];
      }
    }
    size = kept;
    return this;
  }

  void each(IntConsumer use) {
    for (int i = 0; i < size; i++) {
      use.accept(numbers[i]);
    }
  }

  int[] toArray() {
    return Arrays.copyOf(numbers, size);
  }
}
