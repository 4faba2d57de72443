package org.ventanilla.screening.match;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.ventanilla.screening.name.NameMatch;
import org.ventanilla.screening.name.NameMatch.Leftover;
import org.ventanilla.screening.name.NameMatch.Pairing;
import org.ventanilla.screening.name.NameToken;
import org.ventanilla.screening.name.NameType;
import org.ventanilla.screening.name.ParsedName;
import org.ventanilla.screening.name.Relation;

/// How likely names that met are the same by chance.
///
/// The name's score asks how alike two names are; whether that means anything depends on how many
/// people bear what met. `HERNANDEZ, Oscar` is in the whole name of one in some thousand Mexicans,
/// and two syllables of Chinese are in half the names of China once they are romanised. What met is
/// therefore weighed by its [Rarity], by its length and by how well it met, and where it tells too
/// little, while the person's name says more or had to be romanised, that costs log odds. A person
/// whose name is nowhere longer than the entry's and in the same script loses nothing: who asks for
/// `Juan García` wants to see them all.
final class Coincidence {
  /// What an acronym costs a person.
  static final double ACRONYM = -4;

  /// What it costs that characters were read as Chinese in the name of somebody from Japan, where
  /// they are read otherwise.
  static final double CHINESE_READING = -4;

  private static final double SLOPE = 5;
  private static final double ENOUGH = 1.7;
  private static final double ENOUGH_ROMANISED = 1.5;
  private static final double ENOUGH_ROMANISED_PART = 2.2;
  private static final double ENOUGH_LITTLE = 2;
  private static final double HALF_A_WORD = 2;

  private final Rarity rarity;

  Coincidence(Rarity rarity) {
    this.rarity = rarity;
  }

  /// What chance costs in log odds.
  ///
  /// @param match of the query with an entry's name, the query first
  /// @return 0 or less
  double logOdds(ParsedName query, NameMatch match) {
    double cost = 0;
    for (Pairing pairing : match.pairings()) {
      if (pairing.relation() == Relation.ACRONYM && query.type() != NameType.ORGANISATION) {
        cost += ACRONYM;
      }
    }
    return cost + Math.min(0, SLOPE * (told(match) - enough(match)));
  }

  private static double enough(NameMatch match) {
    boolean mine = false;
    boolean any = false;
    for (Leftover leftover : match.leftovers()) {
      boolean word = !leftover.token().isInitial() && leftover.token().word().text().length() > 1;
      mine |= word && leftover.inLeft();
      any |= word;
    }
    boolean little = any && words(match) < 2;
    double enough = little ? ENOUGH_LITTLE : mine ? ENOUGH : 0;
    if (romanised(match)) {
      enough = Math.max(enough, any ? ENOUGH_ROMANISED_PART : ENOUGH_ROMANISED);
    }
    return enough;
  }

  /// How many words met as words, not as initials.
  private static int words(NameMatch match) {
    int words = 0;
    for (Pairing pairing : match.pairings()) {
      boolean initial = pairing.relation() == Relation.INITIAL;
      words += initial ? 0 : Math.max(pairing.left().size(), pairing.right().size());
    }
    return words;
  }

  /// What it costs in log odds that what met was read as Chinese and is Japanese: `高橋` is Takahashi
  /// and not Gao Qiao. Nobody knows how, so that the Chinese reading is not trusted.
  ///
  /// @param japanese whether one of the two is from Japan
  double reading(NameMatch match, BooleanSupplier japanese) {
    for (Pairing pairing : match.pairings()) {
      if (han(pairing.left()) != han(pairing.right())) {
        return japanese.getAsBoolean() ? CHINESE_READING : 0;
      }
    }
    return 0;
  }

  private static boolean han(List<NameToken> tokens) {
    return tokens.stream()
        .anyMatch(token ->
            token
                .written()
                .codePoints()
                .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN));
  }

  /// Whether the two sides of some pairing are written in different scripts.
  private static boolean romanised(NameMatch match) {
    for (Pairing pairing : match.pairings()) {
      if (!pairing.left().isEmpty()
          && !pairing.right().isEmpty()
          && latin(pairing.left().getFirst()) != latin(pairing.right().getFirst())) {
        return true;
      }
    }
    return false;
  }

  private static boolean latin(NameToken token) {
    String written = token.written();
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (Character.isLetter(c)) {
        return c < '\u0250' || (c >= '\u1e00' && c < '\u1f00');
      }
    }
    return true;
  }

  /// What the words that met tell together.
  double told(NameMatch match) {
    double told = 0;
    for (Pairing pairing : match.pairings()) {
      double met = Math.max(0, 1 - pairing.cost() / HALF_A_WORD);
      double left = told(pairing.left());
      double right = told(pairing.right());
      told += met * Math.min(left, right);
    }
    return told;
  }

  private double told(List<NameToken> tokens) {
    double told = 0;
    for (NameToken token : tokens) {
      told += rarity.of(token.word()) * length(token.word().text().length());
    }
    return told;
  }

  private static double length(int letters) {
    return switch (letters) {
      case 0, 1 -> 0.2;
      case 2 -> 0.4;
      case 3 -> 0.6;
      case 4 -> 0.8;
      default -> 1;
    };
  }
}
