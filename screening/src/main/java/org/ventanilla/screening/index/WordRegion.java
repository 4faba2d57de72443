package org.ventanilla.screening.index;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/// Texts numbered by length, so that those another text could be within reach of lie side by side.
/// Immutable.
final class WordRegion {
  private final char[] letters;
  private final int[] starts;
  private final long[] bags;
  private final int[] firstOfLength = new int[EditDistance.LONGEST + 2];

  /// @param letters of all texts, one after the other, in order of length, and of letters where
  ///   [#equal] is asked
  /// @param starts where each text begins, and at the end where the last ends; each has 1 to 64
  ///   letters
  WordRegion(char[] letters, int[] starts) {
    this.letters = letters;
    this.starts = starts;
    this.bags = new long[starts.length - 1];
    for (int i = 0; i < bags.length; i++) {
      bags[i] = LetterBag.of(letters, starts[i], starts[i + 1]);
      firstOfLength[length(i) + 1]++;
    }
    for (int length = 1; length < firstOfLength.length; length++) {
      firstOfLength[length] += firstOfLength[length - 1];
    }
  }

  /// @param order the place of the text that gets number 0, of the next, and so on
  static WordRegion of(List<String> texts, int[] order) {
    int[] starts = new int[order.length + 1];
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < order.length; i++) {
      starts[i + 1] = letters.append(texts.get(order[i])).length();
    }
    return new WordRegion(letters.toString().toCharArray(), starts);
  }

  /// The order of length of texts of at most [EditDistance#LONGEST] letters: the place of the
  /// first, of the second, and so on; texts of one length as they are.
  static int[] byLength(List<String> texts) {
    int[] next = new int[EditDistance.LONGEST + 2];
    for (String text : texts) {
      next[text.length() + 1]++;
    }
    for (int length = 1; length < next.length; length++) {
      next[length] += next[length - 1];
    }
    int[] order = new int[texts.size()];
    for (int i = 0; i < order.length; i++) {
      order[next[texts.get(i).length()]++] = i;
    }
    return order;
  }

  /// The order of length, and of letters for texts of one length.
  static int[] byLetters(List<String> texts) {
    Integer[] order = Arrays.stream(byLength(texts)).boxed().toArray(Integer[]::new);
    int from = 0;
    for (int to = 1; to <= order.length; to++) {
      if (to == order.length || texts.get(order[to]).length() > texts.get(order[from]).length()) {
        Arrays.sort(order, from, to, (one, other) -> texts.get(one).compareTo(texts.get(other)));
        from = to;
      }
    }
    return Arrays.stream(order).mapToInt(place -> place).toArray();
  }

  int size() {
    return bags.length;
  }

  char[] letters() {
    return letters;
  }

  int[] starts() {
    return starts;
  }

  int length(int number) {
    return starts[number + 1] - starts[number];
  }

  int longest() {
    return bags.length == 0 ? 0 : length(bags.length - 1);
  }

  String text(int number) {
    return new String(letters, starts[number], length(number));
  }

  /// Every text that begins with this letter.
  void beginning(char letter, IntConsumer use) {
    for (int i = 0; i < bags.length; i++) {
      if (letters[starts[i]] == letter) {
        use.accept(i);
      }
    }
  }

  /// Every text that is this one; for texts of one length in the order of their letters.
  void equal(String text, IntConsumer use) {
    if (text.isEmpty() || text.length() > EditDistance.LONGEST) {
      return;
    }
    int low = firstOfLength[text.length()];
    int end = firstOfLength[text.length() + 1];
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(middle, text) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    for (; low < end && compare(low, text) == 0; low++) {
      use.accept(low);
    }
  }

  /// Whether a number's text is this one.
  boolean says(int number, String text) {
    return length(number) == text.length() && compare(number, text) == 0;
  }

  private int compare(int number, String text) {
    for (int i = 0; i < text.length(); i++) {
      int difference = letters[starts[number] + i] - text.charAt(i);
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  /// Every text of this length within this many edits of the compiled one.
  ///
  /// @param bag of the compiled text
  /// @param compiledLength its length
  void near(
      EditDistance distance, long bag, int compiledLength, int length, int most, IntConsumer use) {
    int end = firstOfLength[length + 1];
    // Of two bags that of the longer text has the greater surplus, unless counts saturate.
    boolean longer = length >= compiledLength;
    for (int i = firstOfLength[length]; i < end; i++) {
      long surplus = longer ? bags[i] & ~bag : bag & ~bags[i];
      if (Long.bitCount(surplus) <= most
          && LetterBag.leastDistance(bag, bags[i]) <= most
          && distance.to(letters, starts[i], length, most) <= most) {
        use.accept(i);
      }
    }
  }
}
