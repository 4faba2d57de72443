package org.ventanilla.screening.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The distinct tokens of the lists, numbered by length and then by text, so that those a query's
/// token could be within reach of lie side by side.
///
/// Immutable.
final class TokenTable {
  private static final Comparator<String> BY_LENGTH =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private final String[] tokens;
  private final int[] keyStarts;
  private final int[] keyTokens;
  private final long[] bags;
  private final char[] text;
  private final int[] starts;
  private final int[] firstOfLength = new int[EditDistance.LONGEST + 2];
  private final Map<String, Integer> numbers;
  private final Map<String, Integer> keyNumbers;

  /// @param tokens distinct, in the order of [#BY_LENGTH], each of 1 to 64 characters
  /// @param keys distinct
  /// @param keyStarts where the tokens of each key begin in `keyTokens`, and where the last ends
  /// @param keyTokens numbers of tokens
  TokenTable(String[] tokens, String[] keys, int[] keyStarts, int[] keyTokens) {
    this.tokens = tokens;
    this.keyStarts = keyStarts;
    this.keyTokens = keyTokens;
    bags = new long[tokens.length];
    starts = new int[tokens.length + 1];
    numbers = HashMap.newHashMap(tokens.length);
    keyNumbers = HashMap.newHashMap(keys.length);
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < tokens.length; i++) {
      numbers.put(tokens[i], i);
      bags[i] = LetterBag.of(tokens[i]);
      all.append(tokens[i]);
      starts[i + 1] = all.length();
      firstOfLength[tokens[i].length() + 1]++;
    }
    for (int i = 0; i < keys.length; i++) {
      keyNumbers.put(keys[i], i);
    }
    text = all.toString().toCharArray();
    for (int length = 1; length < firstOfLength.length; length++) {
      firstOfLength[length] += firstOfLength[length - 1];
    }
  }

  /// The table of these tokens.
  static TokenTable of(Collection<String> distinct, TokenRelation relation) {
    String[] tokens = distinct.toArray(String[]::new);
    Arrays.sort(tokens, BY_LENGTH);
    TreeMap<String, List<Integer>> byKey = new TreeMap<>();
    for (int i = 0; i < tokens.length; i++) {
      for (String key : new TreeSet<>(relation.keys(tokens[i]))) {
        byKey.computeIfAbsent(key, k -> new ArrayList<>(2)).add(i);
      }
    }
    int[] keyStarts = new int[byKey.size() + 1];
    int at = 0;
    for (List<Integer> members : byKey.values()) {
      keyStarts[at + 1] = keyStarts[at] + members.size();
      at++;
    }
    int[] keyTokens =
        byKey.values().stream().flatMap(List::stream).mapToInt(Integer::intValue).toArray();
    return new TokenTable(tokens, byKey.keySet().toArray(String[]::new), keyStarts, keyTokens);
  }

  int size() {
    return tokens.length;
  }

  String token(int number) {
    return tokens[number];
  }

  /// The number of a token, or -1.
  int number(String token) {
    return numbers.getOrDefault(token, -1);
  }

  /// Every listed token related to this one. What is not within the edits its length allows is left
  /// out by length, by [LetterBag] and by [EditDistance], in this order; what shares a key comes in
  /// whatever its letters.
  ///
  /// @param distance any; it is compiled anew
  Expansion expand(String token, TokenRelation relation, EditDistance distance) {
    Gathering gathering = new Gathering(token, relation);
    for (String key : relation.keys(token)) {
      Integer number = keyNumbers.get(key);
      if (number != null) {
        for (int i = keyStarts[number]; i < keyStarts[number + 1]; i++) {
          gathering.ask(keyTokens[i], tokens[keyTokens[i]]);
        }
      }
    }
    distance.compile(token);
    long bag = LetterBag.of(token);
    for (int length = 1; length <= EditDistance.LONGEST; length++) {
      int most = relation.mostEdits(token.length(), length);
      if (most >= Math.abs(token.length() - length)) {
        near(bag, length, most, distance, gathering);
      }
    }
    return gathering.expansion();
  }

  private void near(long bag, int length, int most, EditDistance distance, Gathering gathering) {
    int end = firstOfLength[length + 1];
    for (int i = firstOfLength[length]; i < end; i++) {
      if (Long.bitCount(bag & ~bags[i]) <= most
          && Long.bitCount(bags[i] & ~bag) <= most
          && distance.to(text, starts[i], length, most) <= most) {
        gathering.ask(i, tokens[i]);
      }
    }
  }

  /// What [#expand] finds.
  private static final class Gathering {
    private final String token;
    private final TokenRelation relation;
    private final TreeMap<Integer, Double> found = new TreeMap<>();

    Gathering(String token, TokenRelation relation) {
      this.token = token;
      this.relation = relation;
    }

    void ask(int number, String listed) {
      if (!found.containsKey(number)) {
        double similarity = relation.similarity(token, listed);
        if (similarity > 0) {
          found.put(number, similarity);
        }
      }
    }

    Expansion expansion() {
      List<Map.Entry<Integer, Double>> entries = new ArrayList<>(found.entrySet());
      entries.sort(Map.Entry.<Integer, Double>comparingByValue().reversed());
      int[] numbers = entries.stream().mapToInt(Map.Entry::getKey).toArray();
      double[] similarities = entries.stream().mapToDouble(Map.Entry::getValue).toArray();
      return new Expansion(token, numbers, similarities);
    }
  }
}
