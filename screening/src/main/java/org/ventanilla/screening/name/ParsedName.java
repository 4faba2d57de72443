package org.ventanilla.screening.name;

import java.util.ArrayList;
import java.util.List;

/// A name read into tokens, ready to be compared any number of times. Immutable.
///
/// What is compared are its units: the [#size()] tokens that count, in order, then joins of
/// neighbours, because anyone may write `de la Cruz` as `Delacruz`.
public final class ParsedName {
  /// Tokens of a name; what comes after is not read.
  public static final int MAX_TOKENS = 24;

  /// Characters of a name; what comes after is not read.
  public static final int MAX_CHARACTERS = 600;

  private static final int MAX_JOIN = 3;
  private static final int MAX_JOIN_LENGTH = 32;

  private final String text;
  private final NameType type;
  private final List<NameToken> tokens;

  final Unit[] units;
  final WrittenLetters letters;
  final int counted;
  final NameToken[] core;
  final String form;
  final int formClass;

  /// Its particles one after the other.
  final String particles;

  /// What is compared: a token, neighbours written together, or a part of a compound.
  ///
  /// @param word its letters
  /// @param first the first token of [ParsedName#core] it covers
  /// @param count how many it covers
  /// @param part what it costs that it is only a part of the token, as `rahman` of Abdul Rahman;
  ///   else 0
  record Unit(Word word, int first, int count, float part) {}

  ParsedName(
      String text,
      NameType type,
      List<NameToken> tokens,
      Legal legal,
      WrittenLetters letters,
      NameParser.Words words) {
    this.text = text;
    this.letters = letters;
    this.type = type;
    this.tokens = List.copyOf(tokens);
    this.form = legal.canonical();
    this.formClass = legal.classes();
    this.core = tokens.stream().filter(token -> token.role().counts()).toArray(NameToken[]::new);
    this.counted = core.length;
    this.particles = particles(tokens);
    this.units = units(words);
  }

  /// The legal form of an organisation.
  ///
  /// @param canonical such as `gmbh`; empty if none
  /// @param classes a bit for each family of forms it may belong to
  record Legal(String canonical, int classes) {
    static final Legal NONE = new Legal("", 0);
  }

  private Unit[] units(NameParser.Words words) {
    List<Unit> units = new ArrayList<>();
    for (int i = 0; i < core.length; i++) {
      units.add(new Unit(core[i].word(), i, 1, 0));
    }
    for (int i = 0; i < core.length; i++) {
      String text = core[i].word().text();
      for (String part : ArabicNames.parts(text)) {
        units.add(new Unit(words.word(part), i, 1, ArabicNames.PART));
      }
      String head = ArabicNames.head(text);
      if (!head.isEmpty()) {
        units.add(new Unit(words.word(head), i, 1, EasternNames.PART));
      }
      for (String part : EasternNames.parts(core[i])) {
        units.add(new Unit(words.word(part), i, 1, EasternNames.PART));
      }
    }
    for (int start = 0; start < tokens.size(); start++) {
      StringBuilder joined = new StringBuilder(tokens.get(start).word().text());
      int first = coreIndex(start);
      int covered = tokens.get(start).role().counts() ? 1 : 0;
      for (int end = start + 1; end < tokens.size() && end <= start + MAX_JOIN; end++) {
        joined.append(tokens.get(end).word().text());
        covered += tokens.get(end).role().counts() ? 1 : 0;
        if (joined.length() > MAX_JOIN_LENGTH || covered > MAX_JOIN) {
          break;
        }
        if (covered > 0 && mayEndJoin(tokens.get(end).role())) {
          units.add(new Unit(words.word(joined.toString()), first, covered, 0));
        }
      }
    }
    return units.toArray(Unit[]::new);
  }

  /// A particle is written on to what follows: `Delacruz`, not `Hernande` Jesús.
  private static boolean mayEndJoin(Role role) {
    return role != Role.TITLE && role != Role.PARTICLE;
  }

  private static String particles(List<NameToken> tokens) {
    StringBuilder particles = new StringBuilder();
    for (NameToken token : tokens) {
      if (token.role() == Role.PARTICLE) {
        particles.append(token.word().text()).append(' ');
      }
    }
    return particles.toString();
  }

  private int coreIndex(int token) {
    int index = 0;
    for (int i = 0; i < token; i++) {
      index += tokens.get(i).role().counts() ? 1 : 0;
    }
    return index;
  }

  /// The name as it was given.
  public String text() {
    return text;
  }

  /// What bears it.
  public NameType type() {
    return type;
  }

  /// All tokens, in their order.
  public List<NameToken> tokens() {
    return tokens;
  }

  /// How many tokens count; the rest are particles, titles and legal forms.
  public int size() {
    return counted;
  }

  /// How many units are compared: first the [#size()] tokens that count, then joins of neighbours
  /// and parts of compounds.
  public int unitCount() {
    return units.length;
  }

  /// The letters of a unit.
  ///
  /// @param unit less than [#unitCount()]
  public Word unitWord(int unit) {
    return units[unit].word();
  }

  /// The first token it covers, of those that count.
  ///
  /// @param unit less than [#unitCount()]
  public int unitFirst(int unit) {
    return units[unit].first();
  }

  /// How many of the tokens that count it covers; 1 for a join of a particle and a token.
  ///
  /// @param unit less than [#unitCount()]
  public int unitCovers(int unit) {
    return units[unit].count();
  }

  /// Its letters without what stands between its words, in the orders it may be written in; two
  /// names with one of them in common may score whatever their words are. None for names of
  /// organisations, and for a person's of very few or very many letters.
  public List<String> letters() {
    if (letters.spoken().isEmpty()) {
      return List.of();
    }
    return letters.registered().isEmpty()
        ? List.of(letters.spoken())
        : List.of(letters.spoken(), letters.registered());
  }

  /// A token that counts.
  ///
  /// @param index less than [#size()]
  public NameToken counted(int index) {
    return core[index];
  }

  @Override
  public String toString() {
    return text;
  }
}
