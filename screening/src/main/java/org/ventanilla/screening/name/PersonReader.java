package org.ventanilla.screening.name;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a person's name: joins what belongs together (Abd al-Rahman, Saif al-Din, Jong Un), sets
/// titles and particles aside, and says which tokens are given and which family names. `FAMILY,
/// Given` comes out in spoken order.
final class PersonReader {
  private static final int MAX_INITIALS = 3;
  private static final int MIN_CAMEL = 3;

  /// What is written on to a name with a capital after it.
  private static final List<String> PREFIXES = List.of("Mac", "Fitz", "Van", "Von", "Del", "Dela");

  private final NameTables tables;
  private final NameParser.Words words;

  PersonReader(NameTables tables, NameParser.Words words) {
    this.tables = tables;
    this.words = words;
  }

  List<NameToken> read(List<Tokeniser.Piece> pieces) {
    List<Tokeniser.Piece> expanded = expandInitials(camel(pieces));
    if (!splitByComma(expanded)) {
      List<Tokeniser.Piece> merged = EasternNames.merge(ArabicNames.merge(expanded), tables);
      return FamilyNames.assign(tokens(merged, Role.WORD, Role.WORD, false), shouted(merged));
    }
    List<Tokeniser.Piece> family = new ArrayList<>();
    List<Tokeniser.Piece> given = new ArrayList<>();
    for (Tokeniser.Piece piece : expanded) {
      (piece.part() == 0 ? family : given).add(piece);
    }
    List<NameToken> after = tokens(family(family), Role.FAMILY, Role.FAMILY, true);
    boolean eastern = FamilyNames.eastern(after);
    List<NameToken> before = tokens(given(given, eastern), Role.GIVEN, Role.MIDDLE, true);
    FamilyNames.maternal(after);
    List<NameToken> spoken = new ArrayList<>(eastern ? after : before);
    spoken.addAll(eastern ? before : after);
    return spoken;
  }

  /// Given, patronymic, paternal, maternal.
  List<NameToken> parts(List<List<Tokeniser.Piece>> parts) {
    Role[] roles = {Role.GIVEN, Role.PATRONYMIC, Role.FAMILY, Role.MATERNAL};
    List<NameToken> tokens = new ArrayList<>();
    for (int i = 0; i < roles.length; i++) {
      List<Tokeniser.Piece> merged = ArabicNames.merge(expandInitials(parts.get(i)));
      tokens.addAll(tokens(merged, roles[i], i == 0 ? Role.MIDDLE : roles[i], true));
    }
    return tokens;
  }

  private static List<Tokeniser.Piece> family(List<Tokeniser.Piece> pieces) {
    return ArabicNames.merge(pieces);
  }

  private static List<Tokeniser.Piece> given(List<Tokeniser.Piece> pieces, boolean eastern) {
    return eastern ? EasternNames.mergeGiven(ArabicNames.merge(pieces)) : ArabicNames.merge(pieces);
  }

  /// Tokens of one part of a name. A part of small words only counts them all: `LO, Stephen`,
  /// `KING, Sam`.
  private List<NameToken> tokens(
      List<Tokeniser.Piece> pieces, Role first, Role later, boolean stated) {
    List<NameToken> tokens = new ArrayList<>();
    int counted = 0;
    for (Tokeniser.Piece piece : pieces) {
      Role minor = minor(piece, tokens.isEmpty());
      boolean borne =
          minor == Role.TITLE
              && tables.is(piece.folded(), Word.BORNE_TITLE)
              && (counted > 0 || (stated && first != Role.GIVEN));
      minor = borne ? null : minor;
      counted += minor == null ? 1 : 0;
      tokens.add(
          token(
              piece,
              minor != null ? minor : counted == 1 ? first : later,
              stated && minor == null,
              borne && !tables.is(piece.folded(), Word.KNOWN_FAMILY | Word.KNOWN_GIVEN)));
    }
    if (few(counted, stated)) {
      count(tokens, first, stated, counted);
    }
    return tokens;
  }

  /// Lets the small word count that is likeliest a name: rather a title, `AL-SHAYKH`, than a
  /// particle.
  private static void count(List<NameToken> tokens, Role first, boolean stated, int counted) {
    for (boolean titles : new boolean[] {true, false}) {
      for (int i = 0; i < tokens.size(); i++) {
        NameToken token = tokens.get(i);
        boolean minor = !token.role().counts() && titles == (token.role() == Role.TITLE);
        boolean borne = titles && token.word().has(Word.BORNE_TITLE);
        if (minor && (counted == 0 || (ambiguous(token) && !borne))) {
          tokens.set(
              i, new NameToken(token.word(), token.written(), first, stated, token.optional()));
          return;
        }
      }
    }
  }

  /// A name of one word that has more words is likelier a name of two: `Jet King`.
  private static boolean few(int counted, boolean stated) {
    return counted == 0 || (counted == 1 && !stated);
  }

  private static boolean ambiguous(NameToken token) {
    return token.role() != Role.LEGAL_FORM
        && token.word().has(Word.KNOWN_FAMILY | Word.KNOWN_GIVEN)
        && token.word().text.length() > 2;
  }

  private NameToken token(Tokeniser.Piece piece, Role role, boolean stated, boolean optional) {
    return new NameToken(
        words.word(piece.folded(), piece.loose(), piece.origin()),
        piece.written(),
        role,
        stated,
        optional || piece.bracket());
  }

  private @Nullable Role minor(Tokeniser.Piece piece, boolean first) {
    Role role = tables.minor(piece.folded());
    if (role == null || initial(piece)) {
      return null;
    }
    return switch (role) {
      case TITLE, PARTICLE -> role;
      case SUFFIX, LEGAL_FORM -> first ? null : role;
      default -> null;
    };
  }

  /// A single letter is an initial unless it is written small, or is the `y` and `e` between
  /// surnames.
  private static boolean initial(Tokeniser.Piece piece) {
    char letter = piece.written().charAt(0);
    return piece.folded().length() == 1
        && (piece.dotted() || (Character.isUpperCase(letter) && "YE".indexOf(letter) < 0));
  }

  /// `FAMILY, Given`: something on both sides of the first comma that is no mere suffix.
  private boolean splitByComma(List<Tokeniser.Piece> pieces) {
    if (pieces.isEmpty() || pieces.getLast().part() == 0) {
      return false;
    }
    boolean left = false;
    boolean right = false;
    for (Tokeniser.Piece piece : pieces) {
      Role minor = tables.minor(piece.folded());
      left |= piece.part() == 0;
      if (!right && piece.part() > 0 && minor == Role.SUFFIX) {
        return false;
      }
      right |=
          piece.part() > 0
              && minor != Role.SUFFIX
              && minor != Role.LEGAL_FORM
              && minor != Role.TITLE;
    }
    return left && right;
  }

  /// Where the family name stands if capitals say so: `Sergei LAVROV`; else less than 0.
  private static int shouted(List<Tokeniser.Piece> pieces) {
    int upper = -1;
    int uppers = 0;
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i).upper() && pieces.get(i).folded().length() > 2) {
        upper = upper < 0 ? i : upper;
        uppers++;
      }
    }
    boolean one = upper > 0 || uppers == 1;
    return uppers > 0 && uppers < pieces.size() && one ? upper : -1;
  }

  /// `J.C. Juncker`, `JC Juncker`: initials one by one.
  private List<Tokeniser.Piece> expandInitials(List<Tokeniser.Piece> pieces) {
    boolean any = false;
    for (Tokeniser.Piece piece : pieces) {
      any |= several(piece, pieces);
    }
    if (!any) {
      return pieces;
    }
    List<Tokeniser.Piece> out = new ArrayList<>();
    for (Tokeniser.Piece piece : pieces) {
      if (several(piece, pieces)) {
        String text = piece.folded();
        for (int i = 0; i < text.length() && out.size() < ParsedName.MAX_TOKENS; i++) {
          out.add(piece.with(text.substring(i, i + 1)));
        }
      } else {
        out.add(piece);
      }
    }
    return out;
  }

  /// Whether a piece is several initials.
  private boolean several(Tokeniser.Piece piece, List<Tokeniser.Piece> pieces) {
    String text = piece.folded();
    if (text.length() < 2 || text.length() > MAX_INITIALS) {
      return false;
    }
    boolean dotted = piece.dotted() && piece.written().indexOf('.') == 1;
    boolean capitals = pieces.size() > 1 && text.length() == 2 && piece.upper() && consonants(text);
    return (dotted || (capitals && !allUpper(pieces))) && tables.minor(text) == null;
  }

  private static boolean allUpper(List<Tokeniser.Piece> pieces) {
    for (Tokeniser.Piece piece : pieces) {
      if (!piece.upper()) {
        return false;
      }
    }
    return true;
  }

  /// `VladimirPutin`, `EricCHEN`: two names written together, by their capitals.
  private static List<Tokeniser.Piece> camel(List<Tokeniser.Piece> pieces) {
    boolean any = false;
    for (Tokeniser.Piece piece : pieces) {
      any |= border(piece) >= 0;
    }
    if (!any) {
      return pieces;
    }
    List<Tokeniser.Piece> out = new ArrayList<>(pieces.size());
    for (Tokeniser.Piece piece : pieces) {
      int at = border(piece);
      if (at < 0 || out.size() >= ParsedName.MAX_TOKENS - 1) {
        out.add(piece);
      } else {
        out.add(written(piece, 0, at));
        out.add(written(piece, at, piece.written().length()));
      }
    }
    return out;
  }

  private static Tokeniser.Piece written(Tokeniser.Piece piece, int from, int to) {
    return new Tokeniser.Piece(
        piece.written().substring(from, to),
        piece.folded().substring(from, to),
        piece.part(),
        piece.bracket(),
        piece.hyphen() && from == 0,
        false,
        false,
        "");
  }

  /// Where the second name begins, or less than 0: after a capital and small letters. A small
  /// letter among capitals is a slip.
  private static int border(Tokeniser.Piece piece) {
    String written = piece.written();
    if (written.length() != piece.folded().length()) {
      return -1;
    }
    int i = 1;
    while (i < written.length() && Character.isLowerCase(written.charAt(i))) {
      i++;
    }
    boolean border =
        i >= MIN_CAMEL
            && i <= written.length() - MIN_CAMEL
            && Character.isUpperCase(written.charAt(i))
            && !prefixed(written);
    return border ? i : -1;
  }

  private static boolean prefixed(String written) {
    for (String prefix : PREFIXES) {
      if (written.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  private static boolean consonants(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("aeiouy".indexOf(text.charAt(i)) >= 0) {
        return false;
      }
    }
    return true;
  }
}
