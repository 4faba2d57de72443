package org.ventanilla.screening.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ventanilla.screening.list.Country;

/// What makes two addresses the same: the house number, one word of the street's name beside it,
/// and a place that does not contradict. An address without a house number counts only when its
/// street has three words or more; one that is a city or a country alone is no address.
///
/// @param street the number and the street
/// @param place the words that remain, with a blank before and after each; a blank when none does.
///   The country is not among them, for people of one country do not live together
/// @param country its code, empty when it is not stated or not known
record AddressKey(String street, String place, String country) {
  /// Words for sorts of streets and buildings, which are abbreviated and left out at will.
  private static final Set<String> SORTS =
      Set.of(
          ("street st avenue ave av avenida avda calle c road rd lane ln drive dr boulevard blvd"
                  + " bulevar way place pl square sq court ct highway hwy carretera calzada calz"
                  + " camino callejon privada priv cerrada andador paseo via rue strasse str ul ulitsa"
                  + " prospekt pr bld bldg building edificio edif block blk house no num numero number"
                  + " nro n s e w colonia col fraccionamiento fracc barrio urbanizacion urb sector"
                  + " zona zone district the of and de del la las los el y da do dos di van al plaza"
                  + " centro")
              .split(" "));

  /// Words before the number of a part of a house.
  private static final Set<String> UNITS =
      Set.of(
          ("suite ste apt appt apartment apartamento apto depto dpto departamento floor fl piso int"
                  + " interior local oficina of office room rm unit flat loc kv")
              .split(" "));

  /// The key of an address.
  ///
  /// @param line the part with the street, or the whole address
  /// @param city city, state, postal code, as far as they are apart
  /// @param country as far as it is apart
  static Optional<AddressKey> of(String line, String city, String country) {
    if (line.isBlank()) {
      return Optional.empty();
    }
    Split street = Split.of(line);
    Split rest = Split.of(city);
    String code =
        Country.code(country).orElse(rest.country().isEmpty() ? street.country() : rest.country());
    return of(LinkKeys.words(street.text()), rest.text())
        .map(key -> new AddressKey(key.street, key.place, code));
  }

  /// A text and the country it ends with after a comma. Two letters are a state as well.
  private record Split(String text, String country) {
    static Split of(String text) {
      int comma = text.lastIndexOf(',');
      String last = text.substring(comma + 1).strip();
      Optional<String> code = last.length() < 3 ? Optional.empty() : Country.code(last);
      return code.isEmpty()
          ? new Split(text, "")
          : new Split(text.substring(0, Math.max(0, comma)), code.get());
    }
  }

  private static Optional<AddressKey> of(List<String> words, String rest) {
    List<Integer> numbers = new ArrayList<>();
    List<Integer> units = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (hasDigit(words.get(i)) && !isPostalCode(words, i)) {
        (i > 0 && UNITS.contains(words.get(i - 1)) ? units : numbers).add(i);
      }
    }
    List<Integer> houses = numbers.isEmpty() ? units : numbers;
    return houses.isEmpty() ? withoutNumber(words, rest) : withNumber(words, houses, rest);
  }

  private static Optional<AddressKey> withNumber(
      List<String> words, List<Integer> houses, String rest) {
    int house = houses.getFirst();
    int name = house == 0 ? next(words, house) : previous(words, house);
    name = name < 0 ? next(words, house) : name;
    name = name < 0 ? previous(words, house) : name;
    if (name < 0) {
      return Optional.empty();
    }
    TreeSet<String> numbers = new TreeSet<>();
    houses.forEach(at -> numbers.add(words.get(at)));
    return Optional.of(
        new AddressKey(
            String.join(" ", numbers) + " " + words.get(name),
            place(words, numbers, name, rest),
            ""));
  }

  private static Optional<AddressKey> withoutNumber(List<String> words, String rest) {
    TreeSet<String> names = new TreeSet<>();
    words.stream().filter(AddressKey::names).forEach(names::add);
    boolean long3 = names.size() >= 3 && words.stream().anyMatch(SORTS::contains);
    return long3
        ? Optional.of(
            new AddressKey(String.join(" ", names), place(List.of(), Set.of(), -1, rest), ""))
        : Optional.empty();
  }

  private static String place(List<String> words, Set<String> numbers, int name, String rest) {
    StringBuilder place = new StringBuilder(" ");
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (i != name && !numbers.contains(word) && places(word)) {
        place.append(word).append(' ');
      }
    }
    for (String word : LinkKeys.words(rest)) {
      if (places(word)) {
        place.append(word).append(' ');
      }
    }
    return place.toString();
  }

  /// Whether two addresses with the same street may be in the same place: one says nothing of it,
  /// or they share a word.
  boolean mayBe(AddressKey other) {
    if (!street.equals(other.street)
        || (!country.isEmpty() && !other.country.isEmpty() && !country.equals(other.country))) {
      return false;
    }
    if (place.isBlank() || other.place.isBlank()) {
      return true;
    }
    for (String word : place.strip().split(" ", -1)) {
      if (word.length() > 1 && other.place.contains(" " + word + " ")) {
        return true;
      }
    }
    return false;
  }

  /// Whether they are in different countries, or both have a place and share no word of it.
  boolean elsewhere(AddressKey other) {
    if (!country.isEmpty() && !other.country.isEmpty() && !country.equals(other.country)) {
      return true;
    }
    for (String word : place.strip().split(" ", -1)) {
      if (word.length() > 1 && other.place.contains(" " + word + " ")) {
        return false;
      }
    }
    return !place.isBlank() && !other.place.isBlank();
  }

  private static boolean isPostalCode(List<String> words, int at) {
    String word = words.get(at);
    return at > 0 && word.length() >= 5 && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static int next(List<String> words, int from) {
    for (int i = from + 1; i < words.size(); i++) {
      if (names(words.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static int previous(List<String> words, int from) {
    for (int i = from - 1; i >= 0; i--) {
      if (names(words.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean names(String word) {
    return word.length() > 2 && !hasDigit(word) && !SORTS.contains(word) && !UNITS.contains(word);
  }

  private static boolean places(String word) {
    boolean short2 = word.length() == 2 && !SORTS.contains(word) && !UNITS.contains(word);
    return short2 || names(word) || hasDigit(word);
  }

  private static boolean hasDigit(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (Character.isDigit(word.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
