package org.ventanilla.screening.name;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/// Reads names into tokens with roles. Any text gives a name, also an empty one; what is beyond
/// [ParsedName#MAX_CHARACTERS] or [ParsedName#MAX_TOKENS] is not read. Any number of threads may
/// use one.
public final class NameParser {
  private static final int MAX_SHARED = 150_000;

  private final NameTables tables;
  private final Tokeniser tokeniser;
  private final PersonReader people;
  private final OrganisationReader organisations;
  private final Words words = new Words();

  /// @param tables what is known of names
  public NameParser(NameTables tables) {
    this.tables = tables;
    this.tokeniser = new Tokeniser(tables);
    this.people = new PersonReader(tables, words);
    this.organisations = new OrganisationReader(tables, words);
  }

  /// Shares words between names, up to a number; beyond it they are just made anew.
  final class Words {
    private final ConcurrentHashMap<String, Word> shared = new ConcurrentHashMap<>();

    Word word(String text) {
      return word(text, false, "");
    }

    Word word(String text, boolean loose, String origin) {
      String key = loose || !origin.isEmpty() ? text + (loose ? '~' : '=') + origin : text;
      Word known = shared.get(key);
      if (known != null) {
        return known;
      }
      Word made = make(text, loose, origin);
      if (shared.size() < MAX_SHARED) {
        shared.putIfAbsent(key, made);
      }
      return made;
    }

    private Word make(String text, boolean loose, String origin) {
      NameTables.Entry entry = tables.find(text);
      int flags = loose ? Word.ABJAD : 0;
      if (entry == null) {
        return new Word(
            text, flags, new int[0], Numbers.value(text), NameTables.UNKNOWN_WEIGHT, origin);
      }
      int number = entry.number >= 0 ? entry.number : Numbers.value(text);
      return new Word(text, flags | entry.flags, entry.classes, number, entry.weight, origin);
    }
  }

  /// A number that is another one once the tables are: what was worked out with other tables may
  /// not be used with this parser.
  public long fingerprint() {
    return tables.fingerprint();
  }

  /// Reads a whole name: `Ana María Prueba Ejemplo`, `PRUEBA EJEMPLO, Ana María`, `Ejemplo S.A. de
  /// C.V.`
  ///
  /// @param text in any script
  /// @param type what bears it
  public ParsedName parse(String text, NameType type) {
    List<Tokeniser.Piece> pieces = tokeniser.pieces(text);
    return switch (type) {
      case PERSON -> person(text, pieces, type);
      case ORGANISATION, VESSEL -> organisations.read(text, pieces, type, WrittenLetters.NONE);
      case UNKNOWN ->
          organisations.looksLikeOne(pieces)
              ? organisations.read(text, pieces, NameType.ORGANISATION, WrittenLetters.of(pieces))
              : person(text, pieces, NameType.UNKNOWN);
    };
  }

  /// The word that neighbours written together make.
  ///
  /// @param text as [Word#text()] has it
  public Word join(String text) {
    return words.word(text);
  }

  /// Reads a person's name that comes in parts.
  public ParsedName parse(NameParts parts) {
    List<List<Tokeniser.Piece>> pieces = new ArrayList<>();
    for (String part :
        new String[] {parts.given(), parts.patronymic(), parts.paternal(), parts.maternal()}) {
      pieces.add(tokeniser.pieces(part));
    }
    List<NameToken> tokens = people.parts(pieces);
    return new ParsedName(
        parts.full(),
        NameType.PERSON,
        limited(tokens),
        ParsedName.Legal.NONE,
        WrittenLetters.of(
            folded(pieces.subList(0, 2)),
            folded(pieces.subList(2, 4)),
            pieces.stream().mapToInt(List::size).sum()),
        words);
  }

  private ParsedName person(String text, List<Tokeniser.Piece> pieces, NameType type) {
    return new ParsedName(
        text,
        type,
        limited(people.read(pieces)),
        ParsedName.Legal.NONE,
        WrittenLetters.of(pieces),
        words);
  }

  private static String folded(List<List<Tokeniser.Piece>> parts) {
    StringBuilder letters = new StringBuilder();
    for (List<Tokeniser.Piece> part : parts) {
      part.forEach(piece -> letters.append(piece.folded()));
    }
    return letters.toString();
  }

  private static List<NameToken> limited(List<NameToken> tokens) {
    return tokens.size() <= ParsedName.MAX_TOKENS
        ? tokens
        : tokens.subList(0, ParsedName.MAX_TOKENS);
  }
}
