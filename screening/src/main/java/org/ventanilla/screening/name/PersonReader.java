package org.ventanilla.screening.name;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a person's name: joins what belongs together (Abd al-Rahman, Saif al-Din), sets titles and
/// particles aside, and says which tokens are given and which family names.
final class PersonReader {
  private final NameTables tables;
  private final NameParser.Words words;

  PersonReader(NameTables tables, NameParser.Words words) {
    this.tables = tables;
    this.words = words;
  }

  List<NameToken> read(List<Tokeniser.Piece> pieces) {
    List<Tokeniser.Piece> merged = ArabicNames.merge(expandInitials(pieces));
    List<NameToken> tokens = new ArrayList<>();
    boolean comma = splitByComma(merged);
    int family = comma ? -1 : familyPosition(merged);
    int counted = 0;
    for (Tokeniser.Piece piece : merged) {
      Role role = minor(piece, tokens, merged);
      if (role == null) {
        boolean surname = comma ? piece.part() == 0 : false;
        role =
            surname
                ? Role.FAMILY
                : comma ? (firstGiven(tokens) ? Role.GIVEN : Role.MIDDLE) : Role.WORD;
        counted++;
      }
      tokens.add(token(piece, role, comma && role != Role.WORD));
    }
    if (counted == 0) {
      tokens.replaceAll(
          token -> new NameToken(token.word(), token.written(), Role.WORD, false, false));
    }
    return comma ? maternal(tokens) : FamilyNames.assign(tokens, family);
  }

  /// Given, patronymic, paternal, maternal.
  List<NameToken> parts(List<List<Tokeniser.Piece>> parts) {
    Role[] roles = {Role.GIVEN, Role.PATRONYMIC, Role.FAMILY, Role.MATERNAL};
    List<NameToken> tokens = new ArrayList<>();
    for (int i = 0; i < roles.length; i++) {
      boolean first = true;
      List<Tokeniser.Piece> merged = ArabicNames.merge(expandInitials(parts.get(i)));
      for (Tokeniser.Piece piece : merged) {
        Role minor = minor(piece, tokens, merged);
        Role role = minor != null ? minor : i == 0 && !first ? Role.MIDDLE : roles[i];
        first &= minor != null;
        tokens.add(token(piece, role, true));
      }
    }
    return tokens;
  }

  private NameToken token(Tokeniser.Piece piece, Role role, boolean stated) {
    return new NameToken(
        words.word(piece.folded(), piece.loose(), piece.origin()),
        piece.written(),
        role,
        stated,
        piece.bracket());
  }

  private @Nullable Role minor(
      Tokeniser.Piece piece, List<NameToken> before, List<Tokeniser.Piece> all) {
    Role role = tables.minor(piece.folded());
    if (role == null || all.size() == 1 || initial(piece)) {
      return null;
    }
    boolean last = piece.equals(all.get(all.size() - 1));
    boolean first = before.isEmpty();
    return switch (role) {
      case TITLE -> role;
      case SUFFIX -> first ? null : role;
      case PARTICLE -> role;
      case LEGAL_FORM -> last && all.size() > 2 ? role : null;
      default -> null;
    };
  }

  /// A single letter is an initial unless it is written small, or is the `y` and `e` between
  /// surnames.
  private static boolean initial(Tokeniser.Piece piece) {
    String text = piece.written();
    return piece.folded().length() == 1
        && (piece.dotted()
            || (Character.isUpperCase(text.charAt(0)) && "YE".indexOf(text.charAt(0)) < 0));
  }

  private static boolean firstGiven(List<NameToken> tokens) {
    return tokens.stream().noneMatch(token -> token.role() == Role.GIVEN);
  }

  /// `FAMILY, Given`: something that counts on both sides of the first comma.
  private boolean splitByComma(List<Tokeniser.Piece> pieces) {
    boolean left = false;
    boolean right = false;
    for (Tokeniser.Piece piece : pieces) {
      if (tables.minor(piece.folded()) == null) {
        left |= piece.part() == 0;
        right |= piece.part() > 0;
      }
    }
    return left && right;
  }

  /// Where the family name stands if capitals say so: `Sergei LAVROV`; else less than 0.
  private static int familyPosition(List<Tokeniser.Piece> pieces) {
    int upper = -1;
    int uppers = 0;
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i).upper() && pieces.get(i).folded().length() > 2) {
        upper = upper < 0 ? i : upper;
        uppers++;
      }
    }
    return uppers > 0 && uppers < pieces.size() && !pieces.get(0).upper() ? upper : -1;
  }

  /// `J.C. Juncker`, `JC Juncker`: initials one by one.
  private List<Tokeniser.Piece> expandInitials(List<Tokeniser.Piece> pieces) {
    List<Tokeniser.Piece> out = new ArrayList<>();
    boolean shouted = pieces.stream().allMatch(Tokeniser.Piece::upper);
    for (Tokeniser.Piece piece : pieces) {
      String text = piece.folded();
      boolean several = text.length() > 1 && pieces.size() > 1 && tables.minor(text) == null;
      boolean dotted = piece.dotted() && text.length() <= 3 && tables.find(text) == null;
      boolean capitals = piece.upper() && !shouted && text.length() == 2 && consonants(text);
      if (several && (dotted || capitals)) {
        for (int i = 0; i < text.length(); i++) {
          out.add(piece.with(text.substring(i, i + 1)));
        }
      } else {
        out.add(piece);
      }
    }
    return out;
  }

  private static boolean consonants(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("aeiouy".indexOf(text.charAt(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  /// Of two family names that stand before a comma, the second is the mother's where both are known
  /// as family names.
  private static List<NameToken> maternal(List<NameToken> tokens) {
    List<NameToken> out = new ArrayList<>(tokens);
    int families = 0;
    for (int i = 0; i < out.size(); i++) {
      NameToken token = out.get(i);
      if (token.role() == Role.FAMILY && ++families == 2 && token.word().has(Word.KNOWN_FAMILY)) {
        out.set(i, FamilyNames.with(token, Role.MATERNAL));
      }
    }
    return out;
  }
}
