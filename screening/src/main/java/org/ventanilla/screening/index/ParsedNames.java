package org.ventanilla.screening.index;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.ScreeningException;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.name.NameParser;
import org.ventanilla.screening.name.ParsedName;

/// The listed names as they are compared. They are made when first needed and kept: all of them,
/// or, when there are more than [#MOST_KEPT], as many, each in the one place its number gives it.
/// What is not kept is made again.
final class ParsedNames {
  static final int MOST_KEPT = 1 << 21;

  private final List<ListedEntity> entities;
  private final NameParser parser;
  private final NameTable names;
  private final WordTable words;
  private final AtomicReferenceArray<@Nullable Numbered> places;

  private record Numbered(int number, ParsedName name) {}

  /// @param read the first names if they are read already, at most [#MOST_KEPT]
  ParsedNames(
      List<ListedEntity> entities,
      NameParser parser,
      NameTable names,
      WordTable words,
      List<ParsedName> read) {
    this.entities = entities;
    this.parser = parser;
    this.names = names;
    this.words = words;
    this.places = new AtomicReferenceArray<>(Math.min(names.size(), MOST_KEPT));
    for (int number = 0; number < read.size(); number++) {
      places.setPlain(number, new Numbered(number, read.get(number)));
    }
  }

  /// @throws ScreeningException when the name is not read as it was when the tables were made
  ParsedName get(int number) {
    int place = number % places.length();
    Numbered known = places.getAcquire(place);
    if (known != null && known.number() == number) {
      return known.name();
    }
    ParsedName made = make(number);
    places.setRelease(place, new Numbered(number, made));
    return made;
  }

  private ParsedName make(int number) {
    int entity = names.entities()[number];
    ListedEntity listed = entities.get(entity);
    String text = listed.names().get(number - names.firstName()[entity]).text();
    ParsedName made = parser.parse(text, Snapshot.type(listed.kind()));
    int first = names.firstUnit()[number];
    boolean same = made.unitCount() == names.firstUnit()[number + 1] - first;
    for (int unit = 0; same && unit < made.unitCount(); unit++) {
      same =
          Units.cover(made, unit) == names.covers()[first + unit]
              && words.says(names.words()[first + unit], made.unitText(unit));
    }
    if (!same) {
      throw new ScreeningException(
          ScreeningException.Code.INDEX_STALE,
          "names are read otherwise than when this list was compiled: compile it again");
    }
    return made;
  }
}
