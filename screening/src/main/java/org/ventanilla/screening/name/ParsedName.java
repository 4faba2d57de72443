package org.ventanilla.screening.name;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /// What a letter of [#unitHead] and [#unitTail] is multiplied by for each that follows.
  public static final int END_PRIME = 0x0100_0193;

  private final String text;
  private final NameType type;
  private final List<NameToken> tokens;
  private final NameParser.Words words;

  final Unit[] units;
  final WrittenLetters letters;
  final int counted;
  final NameToken[] core;
  final String form;
  final int formClass;

  /// Its particles one after the other.
  final String particles;

  /// What is compared: a token, neighbours written together, or a part of a compound. The word of
  /// neighbours is made when it is first asked for: most are never compared. Threads that ask at
  /// once may each make one; they are the same.
  final class Unit {
    private final int first;
    private final int count;
    private final float part;
    private final int from;
    private final int end;
    private final int length;
    private @Nullable Word word;

    /// @param token which it is; of no meaning for a part
    private Unit(Word word, int token, int first, float part) {
      this.word = word;
      this.first = first;
      this.count = 1;
      this.part = part;
      this.from = token;
      this.end = token;
      this.length = word.text().length();
    }

    /// @param from the first of the tokens that are written together
    /// @param end the last of them
    private Unit(int from, int end, int first, int count, int length) {
      this.first = first;
      this.count = count;
      this.part = 0;
      this.from = from;
      this.end = end;
      this.length = length;
    }

    /// Its letters.
    Word word() {
      Word known = word;
      if (known == null) {
        known = words.word(text());
        word = known;
      }
      return known;
    }

    String text() {
      Word known = word;
      if (known != null) {
        return known.text();
      }
      StringBuilder joined = new StringBuilder(length);
      for (int i = from; i <= end; i++) {
        joined.append(tokens.get(i).word().text());
      }
      return joined.toString();
    }

    /// The first token of [ParsedName#core] it covers.
    int first() {
      return first;
    }

    /// How many tokens it covers.
    int count() {
      return count;
    }

    /// What it costs that it is only a part of the token, as `rahman` of Abdul Rahman; else 0.
    float part() {
      return part;
    }
  }

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
    this.words = words;
    this.form = legal.canonical();
    this.formClass = legal.classes();
    this.core = core(tokens);
    this.counted = core.length;
    this.particles = particles(tokens);
    this.units = units();
  }

  /// The legal form of an organisation.
  ///
  /// @param canonical such as `gmbh`; empty if none
  /// @param classes a bit for each family of forms it may belong to
  record Legal(String canonical, int classes) {
    static final Legal NONE = new Legal("", 0);
  }

  private Unit[] units() {
    List<Unit> units = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).role().counts()) {
        units.add(new Unit(tokens.get(i).word(), i, units.size(), 0));
      }
    }
    for (int i = 0; i < core.length; i++) {
      String text = core[i].word().text();
      for (String part : ArabicNames.parts(text)) {
        units.add(new Unit(words.word(part), 0, i, ArabicNames.PART));
      }
      String head = ArabicNames.head(text);
      if (!head.isEmpty()) {
        units.add(new Unit(words.word(head), 0, i, EasternNames.PART));
      }
      for (String part : EasternNames.parts(core[i])) {
        units.add(new Unit(words.word(part), 0, i, EasternNames.PART));
      }
    }
    int first = 0;
    for (int start = 0; start < tokens.size(); start++) {
      joins(start, first, units);
      first += tokens.get(start).role().counts() ? 1 : 0;
    }
    return units.toArray(Unit[]::new);
  }

  /// What begins with this token and goes on with its neighbours.
  ///
  /// @param first how many tokens that count stand before it
  private void joins(int start, int first, List<Unit> units) {
    int length = tokens.get(start).word().text().length();
    int covered = tokens.get(start).role().counts() ? 1 : 0;
    for (int end = start + 1; end < tokens.size() && end <= start + MAX_JOIN; end++) {
      length += tokens.get(end).word().text().length();
      covered += tokens.get(end).role().counts() ? 1 : 0;
      if (length > MAX_JOIN_LENGTH || covered > MAX_JOIN) {
        return;
      }
      if (covered > 0 && mayEndJoin(tokens.get(end).role())) {
        units.add(new Unit(start, end, first, covered, length));
      }
    }
  }

  /// A particle is written on to what follows: `Delacruz`, not `Hernande` Jesús.
  private static boolean mayEndJoin(Role role) {
    return role != Role.TITLE && role != Role.PARTICLE;
  }

  private static NameToken[] core(List<NameToken> tokens) {
    NameToken[] core = new NameToken[tokens.size()];
    int counted = 0;
    for (NameToken token : tokens) {
      if (token.role().counts()) {
        core[counted++] = token;
      }
    }
    return counted == core.length ? core : Arrays.copyOf(core, counted);
  }

  private static String particles(List<NameToken> tokens) {
    StringBuilder particles = null;
    for (NameToken token : tokens) {
      if (token.role() == Role.PARTICLE) {
        particles = particles == null ? new StringBuilder() : particles;
        particles.append(token.word().text()).append(' ');
      }
    }
    return particles == null ? "" : particles.toString();
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

  /// The letters of a unit, without making a word of them.
  ///
  /// @param unit less than [#unitCount()]
  public String unitText(int unit) {
    return units[unit].text();
  }

  /// How many letters a unit has.
  ///
  /// @param unit less than [#unitCount()]
  public int unitLength(int unit) {
    return units[unit].length;
  }

  /// A hash of the first letters of a token or of neighbours written together.
  ///
  /// @param unit no part of a compound
  /// @param count how many letters, at most all
  public int unitHead(int unit, int count) {
    Unit join = units[unit];
    int hash = 0;
    int left = count;
    for (int i = join.from; i <= join.end && left > 0; i++) {
      String letters = tokens.get(i).word().text();
      for (int at = 0; at < letters.length() && left > 0; at++, left--) {
        hash = hash * END_PRIME + letters.charAt(at);
      }
    }
    return hash;
  }

  /// A hash of the last letters, from the very last on: the same as [#unitHead] of the letters
  /// turned round.
  ///
  /// @param unit no part of a compound
  /// @param count how many letters, at most all
  public int unitTail(int unit, int count) {
    Unit join = units[unit];
    int hash = 0;
    int left = count;
    for (int i = join.end; i >= join.from && left > 0; i--) {
      String letters = tokens.get(i).word().text();
      for (int at = letters.length() - 1; at >= 0 && left > 0; at--, left--) {
        hash = hash * END_PRIME + letters.charAt(at);
      }
    }
    return hash;
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
