package org.ventanilla.window.holding;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// A name reduced to what is compared: accents, case and punctuation folded, particles and legal
/// forms dropped, order forgotten. Two names match when all tokens of the shorter, at least two,
/// are tokens of the longer. A single token matches only itself, and never a person.
///
/// @param tokens in order, at most [#MOST_TOKENS]
record NameTokens(SortedSet<String> tokens) {
  /// Most tokens of a name that are looked at.
  static final int MOST_TOKENS = 16;

  private static final Set<String> DROPPED =
      Set.of(
          "de", "del", "la", "las", "los", "el", "y", "e", "da", "do", "dos", "das", "di", "van",
          "von", "der", "den", "al", "bin", "ibn", "the", "of", "and", "sa", "cv", "sas", "srl",
          "ltda", "ltd", "inc", "llc", "co", "corp", "company", "gmbh", "ag", "spa", "plc", "rl");

  NameTokens {
    tokens = Collections.unmodifiableSortedSet(new TreeSet<>(tokens));
  }

  /// Reduces a name.
  static NameTokens of(String name) {
    List<String> all = split(fold(name));
    TreeSet<String> kept = new TreeSet<>();
    for (String token : all) {
      if (!DROPPED.contains(token) && kept.size() < MOST_TOKENS) {
        kept.add(token);
      }
    }
    if (kept.isEmpty()) {
      all.stream().limit(MOST_TOKENS).forEach(kept::add);
    }
    return new NameTokens(kept);
  }

  /// An identifier reduced to its letters and digits.
  static String identifier(String value) {
    return fold(value).replace(" ", "");
  }

  /// How many tokens the two share if they match, else 0.
  int matching(NameTokens other) {
    boolean shorter = tokens.size() <= other.tokens.size();
    SortedSet<String> few = shorter ? tokens : other.tokens;
    SortedSet<String> many = shorter ? other.tokens : tokens;
    return few.size() >= 2 && many.containsAll(few) ? few.size() : 0;
  }

  /// Every two tokens, each in order: two names that match share at least one of these.
  List<String> pairs() {
    List<String> list = List.copyOf(tokens);
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      for (int j = i + 1; j < list.size(); j++) {
        pairs.add(list.get(i) + " " + list.get(j));
      }
    }
    return pairs;
  }

  /// Letters and digits in lower case, everything else one space. A full stop and an apostrophe
  /// join (`S.A.`, `O'Neil`), a hyphen parts.
  private static String fold(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replace("ß", "ss")
            .replace('ø', 'o')
            .replace('ł', 'l')
            .replace('đ', 'd')
            .replace('ı', 'i');
    StringBuilder folded = new StringBuilder(plain.length());
    plain
        .codePoints()
        .forEach(c -> {
          if (Character.isLetterOrDigit(c)) {
            folded.appendCodePoint(c);
          } else if (!joins(c)) {
            folded.append(' ');
          }
        });
    return folded.toString();
  }

  private static boolean joins(int c) {
    int type = Character.getType(c);
    return c == '.'
        || c == '\''
        || c == '’'
        || c == '`'
        || type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT;
  }

  private static List<String> split(String folded) {
    List<String> tokens = new ArrayList<>();
    for (String token : folded.split(" ", -1)) {
      if (!token.isEmpty()) {
        tokens.add(token);
      }
    }
    return tokens;
  }
}
