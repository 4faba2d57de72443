package org.ventanilla.screening.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ventanilla.screening.list.Country;
import org.ventanilla.screening.list.DateExpression;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.person.Fact;
import org.ventanilla.screening.person.Person;
import org.ventanilla.screening.person.Sex;

/// What all entries of a snapshot state beside their names, packed into plain arrays, so that a
/// person's evidence about an entry is a matter of nanoseconds. Immutable once built; any number of
/// threads read it.
@SuppressWarnings("EnumOrdinal") // Outcomes are packed into one number and unpacked, in here only.
final class EntityTable {
  /// No country is stated.
  static final int NOWHERE = -1;

  /// A country is stated, and no entry has it.
  static final int ELSEWHERE = -2;

  private static final int SEXES = SexOutcome.values().length;
  private static final int COUNTRIES = CountryOutcome.values().length;
  private static final int KINDS = KindOutcome.values().length;
  private static final int DATES = DateOutcome.values().length;
  private static final DateOutcome[] DATE_OUTCOMES = DateOutcome.values();
  private static final SexOutcome[] SEX_OUTCOMES = SexOutcome.values();
  private static final CountryOutcome[] COUNTRY_OUTCOMES = CountryOutcome.values();
  private static final KindOutcome[] KIND_OUTCOMES = KindOutcome.values();

  private static final ListedEntity.Kind[] LISTED_KINDS = ListedEntity.Kind.values();

  /// How many codes [#code] can give.
  static final int CODES = DATES * SEXES * COUNTRIES * KINDS;

  private final Map<String, Integer> countryNumbers = new HashMap<>();
  private final MarkTable marks = new MarkTable();

  /// The code of an entry nothing but the name is known about.
  static final int SILENT =
      pack(DateOutcome.UNKNOWN, SexOutcome.UNKNOWN, CountryOutcome.UNKNOWN, KindOutcome.SAME);

  private final int[] dayStarts;
  private int[] days;
  private final int[] countryStarts;
  private int[] countries;
  private final byte[] sexes;
  private final byte[] kinds;

  private EntityTable(List<ListedEntity> entities) {
    int size = entities.size();
    dayStarts = new int[size + 1];
    days = new int[size];
    countryStarts = new int[size + 1];
    countries = new int[size];
    sexes = new byte[size];
    kinds = new byte[size];
    Map<String, Integer> written = new HashMap<>();
    for (int i = 0; i < size; i++) {
      ListedEntity entity = entities.get(i);
      sexes[i] = (byte) sex(entity).ordinal();
      kinds[i] = (byte) entity.kind().ordinal();
      days(i, CivilEvidence.birthDates(entity));
      countries(i, entity, written);
      marks.add(i, Mark.of(entity));
    }
  }

  static EntityTable of(List<ListedEntity> entities) {
    return new EntityTable(entities);
  }

  /// How many entries there are.
  int size() {
    return kinds.length;
  }

  /// Whether a day of this year may be anything but in conflict with what an entry states. That is
  /// so if the year's days come near the entry's, or if year and year are a slip apart.
  boolean mayBeBornIn(int entity, int year) {
    int from = dayStarts[entity];
    int to = dayStarts[entity + 1];
    boolean may = from == to;
    for (int i = from; i < to && !may; i += 3) {
      may = Days.mayMeet(year, days[i], days[i + 1], days[i + 2] > 0);
    }
    return may;
  }

  MarkTable marks() {
    return marks;
  }

  static Sex sex(ListedEntity entity) {
    Sex stated =
        entity.gender().isEmpty() ? Sex.UNKNOWN : Sex.of(entity.gender().get()).orElse(Sex.UNKNOWN);
    return stated == Sex.UNKNOWN ? CivilEvidence.sex(entity) : stated;
  }

  private void days(int entity, List<DateExpression> dates) {
    int at = dayStarts[entity];
    for (DateExpression date : dates) {
      for (DateExpression.Span span : date.alternatives()) {
        if (at + 3 > days.length) {
          days = Arrays.copyOf(days, Math.max(64, days.length * 2));
        }
        days[at++] = Days.from(span);
        days[at++] = Days.to(span);
        days[at++] = span.circa() ? 1 : 0;
      }
    }
    dayStarts[entity + 1] = at;
  }

  /// Countries the entry states: nationalities and citizenships, then where it was born, marked by
  /// a sign. Each once.
  ///
  /// @param written numbers of countries by what stood for them so far
  private void countries(int entity, ListedEntity listed, Map<String, Integer> written) {
    countryStarts[entity + 1] = countryStarts[entity];
    for (String country : listed.nationalities()) {
      country(entity, number(country, written), false);
    }
    for (String country : listed.citizenships()) {
      country(entity, number(country, written), false);
    }
    for (String place : listed.birthPlaces()) {
      country(entity, number(place.substring(place.lastIndexOf(',') + 1), written), true);
    }
  }

  private void country(int entity, int number, boolean birth) {
    int to = countryStarts[entity + 1];
    boolean added = number != NOWHERE;
    for (int i = countryStarts[entity]; i < to && added; i++) {
      added = countries[i] != number && countries[i] != ~number;
    }
    if (added) {
      if (to == countries.length) {
        countries = Arrays.copyOf(countries, Math.max(64, to * 2));
      }
      countries[to] = birth ? ~number : number;
      countryStarts[entity + 1]++;
    }
  }

  private int number(String country, Map<String, Integer> written) {
    Integer known = written.get(country);
    if (known == null) {
      known =
          Country.code(country.strip())
              .map(code -> countryNumbers.computeIfAbsent(code, added -> countryNumbers.size()))
              .orElse(NOWHERE);
      written.put(country, known);
    }
    return known;
  }

  /// Packs what a person states.
  PersonEvidence evidence(Person person, List<Fact> facts) {
    List<Mark> all = Mark.of(person, facts);
    List<Mark> known = all.isEmpty() ? all : new ArrayList<>(all.size());
    for (Mark mark : all) {
      if (marks.any(mark.key())) {
        known.add(mark);
      }
    }
    Sex sex = CivilEvidence.sex(person);
    boolean individual =
        person.born() != null
            || sex != Sex.UNKNOWN
            || !person.given().isEmpty()
            || !person.curp().isEmpty();
    return new PersonEvidence(
        person,
        days(person),
        sex.ordinal(),
        country(person.nationality()),
        individual,
        known.toArray(Mark[]::new));
  }

  private static int[] days(Person person) {
    DateExpression date = person.born();
    if (date == null) {
      date = CivilEvidence.birthDate(person).orElse(null);
    }
    if (date == null) {
      return new int[0];
    }
    int[] packed = new int[date.alternatives().size() * 3];
    int at = 0;
    for (DateExpression.Span span : date.alternatives()) {
      packed[at++] = Days.from(span);
      packed[at++] = Days.to(span);
      packed[at++] = span.circa() ? 1 : 0;
    }
    return packed;
  }

  private int country(String nationality) {
    if (nationality.isEmpty()) {
      return NOWHERE;
    }
    Optional<String> code = Country.code(nationality.strip());
    return code.map(known -> countryNumbers.getOrDefault(known, ELSEWHERE)).orElse(NOWHERE);
  }

  /// All outcomes of a person's evidence about an entry in one number below [#CODES].
  int code(int entity, PersonEvidence person) {
    return pack(
        date(entity, person), sex(entity, person), country(entity, person), kind(entity, person));
  }

  static DateOutcome date(int code) {
    return DATE_OUTCOMES[code / (SEXES * COUNTRIES * KINDS)];
  }

  static SexOutcome sex(int code) {
    return SEX_OUTCOMES[code / (COUNTRIES * KINDS) % SEXES];
  }

  static CountryOutcome country(int code) {
    return COUNTRY_OUTCOMES[code / KINDS % COUNTRIES];
  }

  static KindOutcome kind(int code) {
    return KIND_OUTCOMES[code % KINDS];
  }

  private static int pack(
      DateOutcome date, SexOutcome sex, CountryOutcome country, KindOutcome kind) {
    int code = date.ordinal();
    code = code * SEXES + sex.ordinal();
    code = code * COUNTRIES + country.ordinal();
    return code * KINDS + kind.ordinal();
  }

  /// The code with another outcome of the birth dates.
  static int with(int code, DateOutcome date) {
    return pack(date, sex(code), country(code), kind(code));
  }

  /// The code with another outcome of the sexes.
  static int with(int code, SexOutcome sex) {
    return pack(date(code), sex, country(code), kind(code));
  }

  /// The code with another outcome of the countries.
  static int with(int code, CountryOutcome country) {
    return pack(date(code), sex(code), country, kind(code));
  }

  private DateOutcome date(int entity, PersonEvidence person) {
    int[] mine = person.days();
    int from = dayStarts[entity];
    int to = dayStarts[entity + 1];
    if (mine.length == 0 || from == to) {
      return DateOutcome.UNKNOWN;
    }
    DateOutcome best = DateOutcome.CONFLICT;
    for (int i = 0; i < mine.length; i += 3) {
      for (int j = from; j < to; j += 3) {
        DateOutcome outcome =
            Days.compare(
                mine[i], mine[i + 1], mine[i + 2] > 0, days[j], days[j + 1], days[j + 2] > 0);
        if (outcome.weight() > best.weight()) {
          best = outcome;
        }
      }
    }
    return best;
  }

  private SexOutcome sex(int entity, PersonEvidence person) {
    int mine = person.sex();
    int theirs = sexes[entity];
    if (mine > Sex.MALE.ordinal() || theirs > Sex.MALE.ordinal()) {
      return SexOutcome.UNKNOWN;
    }
    return mine == theirs ? SexOutcome.AGREES : SexOutcome.CONFLICTS;
  }

  private CountryOutcome country(int entity, PersonEvidence person) {
    int mine = person.country();
    int from = countryStarts[entity];
    int to = countryStarts[entity + 1];
    if (mine == NOWHERE || from == to) {
      return CountryOutcome.UNKNOWN;
    }
    boolean stated = false;
    for (int i = from; i < to; i++) {
      if (countries[i] == mine) {
        return CountryOutcome.AGREES;
      }
      if (mine >= 0 && countries[i] == ~mine) {
        return CountryOutcome.BIRTHPLACE;
      }
      stated |= countries[i] >= 0;
    }
    return stated ? CountryOutcome.DIFFERS : CountryOutcome.UNKNOWN;
  }

  private KindOutcome kind(int entity, PersonEvidence person) {
    return switch (LISTED_KINDS[kinds[entity]]) {
      case PERSON -> KindOutcome.SAME;
      case UNKNOWN -> KindOutcome.UNKNOWN;
      case ORGANISATION, VESSEL, AIRCRAFT, OTHER ->
          person.individual() ? KindOutcome.DIFFERS : KindOutcome.UNKNOWN;
    };
  }
}
