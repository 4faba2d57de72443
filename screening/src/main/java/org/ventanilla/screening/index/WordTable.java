package org.ventanilla.screening.index;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.name.ParsedName;
import org.ventanilla.screening.name.Word;
import org.ventanilla.screening.name.WordComparer;

/// The distinct words of the lists. First come those that are tokens of a name, then those that are
/// neighbouring tokens written together.
///
/// Tokens are related only if they share a key, are within [WordComparer#maxEdits] of one another,
/// or one is the other's first letter; a token and a join only if they are at most one edit apart;
/// joins never. So [#expandToken] and [#expandJoin] look along these ways and ask the comparer
/// about what they meet there.
///
/// Immutable. Words are objects only once they are needed; any thread may make one, and all make
/// the same.
final class WordTable {
  private static final int JOIN_EDITS = 1;

  private final WordRegion tokens;
  private final WordRegion joins;
  private final NearTexts nearTokens;
  private final KeyTable keys;
  private final AtomicReferenceArray<@Nullable Word> words;
  private final IntFunction<Word> tokenMaker;
  private final Function<String, Word> joinMaker;

  /// @param tokens in the order of length, and of letters for those of one length
  /// @param joins in the order of length
  /// @param keys of the tokens
  /// @param tokenMaker makes the word of a token's number, as its name has it
  /// @param joinMaker makes the word of a join of this text
  WordTable(
      NearTexts tokens,
      WordRegion joins,
      KeyTable keys,
      IntFunction<Word> tokenMaker,
      Function<String, Word> joinMaker) {
    this.tokens = tokens.region();
    this.joins = joins;
    this.keys = keys;
    this.tokenMaker = tokenMaker;
    this.joinMaker = joinMaker;
    this.nearTokens = tokens;
    this.words = new AtomicReferenceArray<>(this.tokens.size());
  }

  /// All words; joins are numbered after the tokens.
  int size() {
    return tokens.size() + joins.size();
  }

  WordRegion tokens() {
    return tokens;
  }

  WordRegion joins() {
    return joins;
  }

  KeyTable keys() {
    return keys;
  }

  /// Whether a word has this text.
  boolean says(int number, String text) {
    return number < tokens.size()
        ? tokens.says(number, text)
        : joins.says(number - tokens.size(), text);
  }

  private Word token(int number) {
    Word known = words.getAcquire(number);
    if (known != null) {
      return known;
    }
    Word made = tokenMaker.apply(number);
    words.setRelease(number, made);
    return made;
  }

  /// Every listed word related to a token of a query.
  ///
  /// @param distance any; it is compiled anew
  Expansion expandToken(Word word, EditDistance distance) {
    IntList found = new IntList();
    for (String key : word.keys()) {
      keys.each(key, found::add);
    }
    String text = word.text();
    if (text.length() == 1) {
      tokens.beginning(text.charAt(0), found::add);
    } else if (!text.isEmpty()) {
      tokens.equal(text.substring(0, 1), found::add);
    }
    distance.compile(text);
    long bag = LetterBag.of(text);
    for (int length = 1; length <= tokens.longest(); length++) {
      int most = WordComparer.maxEdits(text.length(), length);
      if (most >= Math.abs(text.length() - length)) {
        tokens.near(distance, bag, text.length(), length, most, found::add);
      }
    }
    IntList apart = new IntList();
    int longest = Math.min(text.length() + JOIN_EDITS, joins.longest());
    for (int length = Math.max(text.length() - JOIN_EDITS, 1); length <= longest; length++) {
      joins.near(distance, bag, text.length(), length, JOIN_EDITS, apart::add);
    }
    Gathering gathering = new Gathering();
    found
        .distinct()
        .each(number -> gathering.take(number, WordComparer.packed(word, token(number))));
    apart.each(number ->
        gathering.take(
            tokens.size() + number,
            WordComparer.joined(word, joinMaker.apply(joins.text(number)))));
    return gathering.expansion();
  }

  /// Every listed token related to neighbouring tokens of a query written together.
  ///
  /// @param unit the neighbours
  Expansion expandJoin(ParsedName query, int unit) {
    if (!nearTokens.mayHave(query, unit)) {
      return Expansion.NOTHING;
    }
    IntList found = new IntList();
    char[] text = query.unitText(unit).toCharArray();
    nearTokens.each(text, text.length, found::add);
    if (found.size() == 0) {
      return Expansion.NOTHING;
    }
    Word word = query.unitWord(unit);
    Gathering gathering = new Gathering();
    found
        .distinct()
        .each(number -> gathering.take(number, WordComparer.joined(word, token(number))));
    return gathering.expansion();
  }

  /// What an expansion finds.
  private static final class Gathering {
    private final IntList numbers = new IntList();
    private final IntList likenesses = new IntList();

    void take(int number, int likeness) {
      if (likeness != WordComparer.NONE) {
        numbers.add(number);
        likenesses.add(likeness);
      }
    }

    Expansion expansion() {
      return new Expansion(numbers.toArray(), likenesses.toArray());
    }
  }
}
