package org.ventanilla.screening.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.ventanilla.screening.name.NameParser;
import org.ventanilla.screening.name.ParsedName;
import org.ventanilla.screening.name.Word;

/// Numbers the words of names as they come, and puts the tables together at the end.
final class NameTableBuilder {
  private final Map<Word, Integer> tokens = new HashMap<>();
  private final List<Word> tokenWords = new ArrayList<>();
  private final List<String> tokenTexts = new ArrayList<>();
  private final KeyTable.Builder keys = new KeyTable.Builder();
  private final Map<String, Integer> joins = new HashMap<>();
  private final List<String> joinTexts = new ArrayList<>();
  private final IntList firstName = new IntList();
  private final IntList entities = new IntList();
  private final IntList firstUnit = new IntList();

  /// Of each unit: a token's number, or a join's number's complement.
  private final IntList unitWords = new IntList();

  private final IntList covers = new IntList();
  private final IntList required = new IntList();
  private final List<Acronyms.Entry> acronyms = new ArrayList<>();

  /// Begins the next entry; its names follow.
  void entity() {
    firstName.add(entities.size());
  }

  void name(ParsedName name) {
    firstUnit.add(unitWords.size());
    for (int i = 0; i < name.unitCount(); i++) {
      int cover = Units.cover(name, i);
      unitWords.add(Units.single(cover) ? token(name.unitWord(i)) : ~join(name.unitText(i)));
      covers.add(cover);
    }
    required.add(Units.required(name));
    String initials = Units.initials(name);
    if (!initials.isEmpty()) {
      acronyms.add(new Acronyms.Entry(initials, entities.size()));
    }
    for (String letters : name.letters()) {
      acronyms.add(new Acronyms.Entry(letters, entities.size()));
    }
    entities.add(firstName.size() - 1);
  }

  private int token(Word word) {
    Integer known = tokens.putIfAbsent(word, tokenWords.size());
    if (known != null) {
      return known;
    }
    tokenWords.add(word);
    tokenTexts.add(word.text());
    keys.add(word);
    return tokenWords.size() - 1;
  }

  private int join(String text) {
    Integer known = joins.putIfAbsent(text, joinTexts.size());
    if (known != null) {
      return known;
    }
    joinTexts.add(text);
    return joinTexts.size() - 1;
  }

  /// The tables.
  record Tables(WordTable words, NameTable names) {}

  /// Puts the tables together; what does not need the others is made beside them, on another core
  /// if there is one.
  ///
  /// @param parser makes the words of joins again when they are needed
  Tables build(NameParser parser) {
    CompletableFuture<int[]> sorted =
        CompletableFuture.supplyAsync(() -> WordRegion.byLetters(tokenTexts));
    CompletableFuture<NearTexts> tokenTable =
        sorted.thenApplyAsync(order -> new NearTexts(WordRegion.of(tokenTexts, order)));
    CompletableFuture<KeyTable> keyTable = sorted.thenApplyAsync(keys::build);
    firstName.add(entities.size());
    firstUnit.add(unitWords.size());
    Acronyms byLetters = Acronyms.of(acronyms);
    int[] joinOrder = WordRegion.byLength(joinTexts);
    WordRegion joinTable = WordRegion.of(joinTexts, joinOrder);
    int[] joinNumbers = numbers(joinOrder, tokenTexts.size());
    int[] tokenOrder = sorted.join();
    int[] tokenNumbers = numbers(tokenOrder, 0);
    int[] units = unitWords.toArray();
    for (int i = 0; i < units.length; i++) {
      units[i] = units[i] < 0 ? joinNumbers[~units[i]] : tokenNumbers[units[i]];
    }
    int wordCount = tokenNumbers.length + joinNumbers.length;
    Postings anywhere = Postings.invert(wordCount, firstUnit.toArray(), units);
    NameTable names =
        new NameTable(
            firstName.toArray(),
            entities.toArray(),
            firstUnit.toArray(),
            units,
            covers.toArray(),
            required.toArray(),
            anywhere,
            rarest(units, anywhere),
            byLetters);
    List<Word> tokenWordsInOrder = Arrays.stream(tokenOrder).mapToObj(tokenWords::get).toList();
    WordTable words =
        new WordTable(
            tokenTable.join(), joinTable, keyTable.join(), tokenWordsInOrder::get, parser::join);
    return new Tables(words, names);
  }

  /// What number each gets, the first in order `first`.
  private static int[] numbers(int[] order, int first) {
    int[] numbers = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      numbers[order[i]] = first + i;
    }
    return numbers;
  }

  private Postings rarest(int[] units, Postings anywhere) {
    int[] first = firstUnit.toArray();
    int[] cover = covers.toArray();
    IntList starts = new IntList();
    IntList chosen = new IntList();
    for (int name = 0; name < entities.size(); name++) {
      starts.add(chosen.size());
      int from = first[name];
      int to = first[name + 1];
      int rarest = NameTable.rarestToken(required.get(name), from, to, units, cover, anywhere);
      for (int i = from; i < to; i++) {
        if (rarest == 0 || (cover[i] & rarest) != 0) {
          chosen.add(units[i]);
        }
      }
    }
    starts.add(chosen.size());
    return Postings.invert(anywhere.starts().length - 1, starts.toArray(), chosen.toArray());
  }
}
