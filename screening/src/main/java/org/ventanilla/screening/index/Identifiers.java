package org.ventanilla.screening.index;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.ventanilla.screening.list.IdentifierType;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.list.ListedEntity.Identifier;

/// Which entries state a document or number: exact, but for spaces, punctuation and case.
///
/// A hash of each value stands in one sorted array, an entry's number beside it: a dozen bytes a
/// value. What a hash finds is compared with what the entry states, so that two values with one
/// hash are no hit. Immutable.
final class Identifiers {
  private static final long PRIME = 0x9E37_79B9_7F4A_7C15L;

  private final List<ListedEntity> entities;
  private final long[] hashes;
  private final int[] owners;
  private final long mask;

  Identifiers(List<ListedEntity> entities) {
    this.entities = entities;
    int count = entities.stream().mapToInt(entity -> entity.identifiers().size()).sum();
    long[] stated = new long[count];
    int[] statedBy = new int[count];
    int at = 0;
    for (int entity = 0; entity < entities.size(); entity++) {
      for (Identifier identifier : entities.get(entity).identifiers()) {
        String normal = normal(identifier.value());
        if (!normal.isEmpty()) {
          stated[at] = hash(normal);
          statedBy[at++] = entity;
        }
      }
    }
    this.hashes = new long[at];
    this.owners = new int[at];
    long[] order = new long[at];
    // The low bits make room for the place of each; equal hashes are told apart below.
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(at, 1));
    long low = (1L << bits) - 1;
    for (int i = 0; i < at; i++) {
      order[i] = (stated[i] & ~low) | i;
    }
    Arrays.sort(order);
    for (int i = 0; i < at; i++) {
      int place = (int) (order[i] & low);
      hashes[i] = order[i] & ~low;
      owners[i] = statedBy[place];
    }
    this.mask = ~low;
  }

  /// The letters and digits of a value, in upper case: what makes two statements of it the same.
  static String normal(String value) {
    StringBuilder normal = new StringBuilder(value.length());
    value
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .map(Character::toUpperCase)
        .forEach(normal::appendCodePoint);
    return normal.toString();
  }

  int[] find(String value) {
    String normal = normal(value);
    return find(normal, identifier -> true);
  }

  int[] find(IdentifierType type, String value) {
    return find(normal(value), identifier -> identifier.type() == type);
  }

  private int[] find(String normal, Predicate<Identifier> fits) {
    if (normal.isEmpty()) {
      return new int[0];
    }
    long hash = hash(normal) & mask;
    return IntStream.range(first(hash), hashes.length)
        .takeWhile(i -> hashes[i] == hash)
        .map(i -> owners[i])
        .distinct()
        .filter(entity -> states(entity, normal, fits))
        .toArray();
  }

  private boolean states(int entity, String normal, Predicate<Identifier> fits) {
    return entities.get(entity).identifiers().stream()
        .anyMatch(one -> fits.test(one) && normal(one.value()).equals(normal));
  }

  private int first(long hash) {
    int place = Arrays.binarySearch(hashes, hash);
    int first = place < 0 ? -place - 1 : place;
    while (first > 0 && hashes[first - 1] == hash) {
      first--;
    }
    return first;
  }

  private static long hash(String text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
      hash ^= hash >>> 29;
    }
    return hash;
  }
}
