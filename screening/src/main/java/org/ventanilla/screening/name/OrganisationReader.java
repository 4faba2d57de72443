package org.ventanilla.screening.name;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the name of an organisation or a vessel: takes legal forms off both ends, knows words of
/// business, places and numbers.
final class OrganisationReader {
  private static final int MAX_FORM_WORDS = 9;
  private static final int MIN_CAMEL = 2;
  private static final long SPACE = EditDistance.letters(" ");

  private final NameTables tables;
  private final NameParser.Words words;

  OrganisationReader(NameTables tables, NameParser.Words words) {
    this.tables = tables;
    this.words = words;
  }

  /// Whether a name of unknown bearer is an organisation's: a legal form at an end, a word of
  /// business.
  boolean looksLikeOne(List<Tokeniser.Piece> pieces) {
    if (pieces.isEmpty()) {
      return false;
    }
    int n = pieces.size();
    if (n > 1 && (formLength(pieces, 0, n) > 0 || formBefore(pieces, 0, n) > 0)) {
      return true;
    }
    for (Tokeniser.Piece piece : pieces) {
      if (tables.is(piece.folded(), Word.GENERIC) || piece.written().equals("&")) {
        return true;
      }
    }
    return false;
  }

  /// @param letters its letters where it may be a person's name nonetheless
  ParsedName read(String text, List<Tokeniser.Piece> given, NameType type, WrittenLetters letters) {
    List<Tokeniser.Piece> pieces = phrases(camel(given));
    int from = 0;
    int to = pieces.size();
    String form = "";
    int classes = 0;
    List<NameToken> head = new ArrayList<>();
    List<NameToken> tail = new ArrayList<>();
    while (type != NameType.VESSEL && to - from > 0) {
      int end = formBefore(pieces, from, to);
      int start = end > 0 ? 0 : formLength(pieces, from, to);
      int length = Math.max(end, start);
      if (length == 0 || length == to - from) {
        break;
      }
      int at = end > 0 ? to - end : from;
      String canonical = tables.formAbout(key(pieces, at, length));
      if (canonical != null) {
        int family = tables.formClasses(canonical);
        if (form.isEmpty() || (classes & LegalFamily.ANY.bit()) != 0) {
          form = canonical;
          classes = family;
        }
      }
      List<NameToken> form0 = new ArrayList<>();
      for (int i = at; i < at + length; i++) {
        form0.add(token(pieces.get(i), Role.LEGAL_FORM));
      }
      if (end > 0) {
        tail.addAll(0, form0);
        to -= length;
      } else {
        head.addAll(form0);
        from += length;
      }
    }
    List<NameToken> tokens = new ArrayList<>(head);
    for (int i = from; i < to; i++) {
      tokens.add(token(pieces.get(i), role(pieces.get(i), type, i > from)));
    }
    tokens.addAll(tail);
    return new ParsedName(
        text, type, whole(tokens), new ParsedName.Legal(form, classes), letters, words);
  }

  /// A name of nothing but small words counts them all.
  private static List<NameToken> whole(List<NameToken> tokens) {
    if (tokens.stream().noneMatch(token -> token.role().counts())) {
      tokens.replaceAll(token ->
          token.role() == Role.LEGAL_FORM
              ? FamilyNames.with(token, Role.GENERIC)
              : FamilyNames.with(token, Role.WORD));
    }
    return tokens.size() <= ParsedName.MAX_TOKENS
        ? tokens
        : tokens.subList(0, ParsedName.MAX_TOKENS);
  }

  private NameToken token(Tokeniser.Piece piece, Role role) {
    Word word;
    int roman = role == Role.NUMBER ? Numbers.roman(piece.folded()) : -1;
    word =
        roman > 0 && words.word(piece.folded()).number < 0
            ? words.word(Integer.toString(roman))
            : words.word(piece.folded(), piece.loose(), piece.origin());
    return new NameToken(word, piece.written(), role, false, piece.bracket());
  }

  private Role role(Tokeniser.Piece piece, NameType type, boolean later) {
    String text = piece.folded();
    Role minor = tables.minor(text);
    boolean prefix = minor == Role.TITLE && type == NameType.VESSEL && !later;
    if (minor == Role.PARTICLE || prefix) {
      return Role.PARTICLE;
    }
    boolean roman =
        later && (piece.upper() || piece.written().length() == 1) && Numbers.roman(text) > 0;
    if (roman || words.word(text).isNumber()) {
      return Role.NUMBER;
    }
    if (type == NameType.VESSEL) {
      return Role.WORD;
    }
    return tables.is(text, Word.PLACE)
        ? Role.PLACE
        : tables.is(text, Word.GENERIC) ? Role.GENERIC : Role.WORD;
  }

  /// How many pieces from `at` are a legal form, 0 if none.
  private int formLength(List<Tokeniser.Piece> pieces, int at, int to) {
    if (!tables.startsForm(pieces.get(at).folded())) {
      return 0;
    }
    for (int length = Math.min(MAX_FORM_WORDS, to - at); length > 0; length--) {
      if (tables.form(key(pieces, at, length)) != null) {
        return length;
      }
    }
    return 0;
  }

  /// How many pieces before `to` are a legal form, also a long one with a slip in it; 0 if none.
  private int formBefore(List<Tokeniser.Piece> pieces, int from, int to) {
    int found = 0;
    boolean ends = tables.endsForm(pieces.get(to - 1).folded());
    long letters = 0;
    int size = -1;
    for (int length = 1; length <= Math.min(MAX_FORM_WORDS, to - from); length++) {
      String text = pieces.get(to - length).folded();
      letters |= EditDistance.letters(text) | (length > 1 ? SPACE : 0);
      size += text.length() + 1;
      if ((ends || tables.mayBeForm(letters, size))
          && tables.formAbout(key(pieces, to - length, length)) != null) {
        found = length;
      }
    }
    return found;
  }

  private static String key(List<Tokeniser.Piece> pieces, int at, int length) {
    if (length == 1) {
      return pieces.get(at).folded();
    }
    StringBuilder key = new StringBuilder();
    for (int i = at; i < at + length; i++) {
      key.append(i > at ? " " : "").append(pieces.get(i).folded());
    }
    return key.toString();
  }

  /// `SiemensAG`: a legal form written on to the name.
  private List<Tokeniser.Piece> camel(List<Tokeniser.Piece> pieces) {
    List<Tokeniser.Piece> out = new ArrayList<>(pieces.size());
    for (Tokeniser.Piece piece : pieces) {
      String written = piece.written();
      int at = written.length();
      while (at > 0 && Character.isUpperCase(written.charAt(at - 1))) {
        at--;
      }
      boolean mixed =
          at > MIN_CAMEL
              && at <= written.length() - MIN_CAMEL
              && written.length() == piece.folded().length();
      if (mixed && tables.form(piece.folded().substring(at)) != null) {
        out.add(piece.with(piece.folded().substring(0, at)));
        out.add(piece.with(piece.folded().substring(at)));
      } else {
        out.add(piece);
      }
    }
    return out;
  }

  /// Replaces phrases by what they say the same as: `forty four` by `44`.
  private List<Tokeniser.Piece> phrases(List<Tokeniser.Piece> pieces) {
    List<Tokeniser.Piece> out = new ArrayList<>(pieces.size());
    for (int i = 0; i < pieces.size(); i++) {
      String found = null;
      int length = 0;
      if (tables.startsPhrase(pieces.get(i).folded())) {
        for (length = Math.min(5, pieces.size() - i); length > 0 && found == null; length--) {
          found = tables.phrase(key(pieces, i, length));
        }
        length++;
      }
      if (found == null) {
        out.add(pieces.get(i));
      } else {
        for (String word : found.split(" ", -1)) {
          out.add(pieces.get(i).with(word));
        }
        i += length - 1;
      }
    }
    return tens(out);
  }

  /// `forty four`, `forty 4`: one number.
  private List<Tokeniser.Piece> tens(List<Tokeniser.Piece> pieces) {
    List<Tokeniser.Piece> out = new ArrayList<>(pieces.size());
    for (int i = 0; i < pieces.size(); i++) {
      int ten = value(pieces.get(i));
      int one = i + 1 < pieces.size() ? value(pieces.get(i + 1)) : -1;
      boolean word = !Character.isDigit(pieces.get(i).folded().charAt(0));
      if (word && ten >= 20 && ten < 100 && ten % 10 == 0 && one > 0 && one < 10) {
        out.add(pieces.get(i).with(Integer.toString(ten + one)));
        i++;
      } else {
        out.add(pieces.get(i));
      }
    }
    return out;
  }

  private int value(Tokeniser.@Nullable Piece piece) {
    return piece == null ? -1 : words.word(piece.folded()).number;
  }
}
