package org.ventanilla.screening.civil;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The letters of a name that a CURP and an RFC are made of.
///
/// Rules of the population register: particles are left out; of a given name the first word counts,
/// but the second when the first is María or José and there is a second; Ñ is X; what is missing is
/// X. Sources: "Instructivo normativo para la asignación de la Clave Única de Registro de
/// Población" (Diario Oficial, 18 October 2021); the tax authority's rules for natural persons.
final class Initials {
  private static final Set<String> PARTICLES =
      Set.of(
          "DA", "DAS", "DE", "DEL", "DER", "DI", "DIE", "DD", "EL", "LA", "LOS", "LAS", "LE", "LES",
          "MAC", "MC", "VAN", "VON", "Y");

  private static final Set<String> PASSED_OVER = Set.of("MARIA", "MA", "M", "JOSE", "J");

  /// Annex 2 of the register's rules: the second letter becomes X.
  static final Set<String> CURP_WORDS =
      Set.of(
          ("BACA BAKA BUEI BUEY CACA CACO CAGA CAGO CAKA CAKO COGE COGI COJA COJE COJI COJO COLA"
                  + " CULO FALO FETO GETA GUEI GUEY JETA JOTO KACA KACO KAGA KAGO KAKA KAKO KOGE KOGI"
                  + " KOJA KOJE KOJI KOJO KOLA KULO LILO LOCA LOCO LOKA LOKO MAME MAMO MEAR MEAS MEON"
                  + " MIAR MION MOCO MOKO MULA MULO NACA NACO PEDA PEDO PENE PIPI PITO POPO PUTA PUTO"
                  + " QULO RATA ROBA ROBE ROBO RUIN SENO TETA VACA VAGA VAGO VAKA VUEI VUEY WUEI WUEY")
              .split(" "));

  /// The tax authority's list: the fourth letter becomes X.
  static final Set<String> RFC_WORDS =
      Set.of(
          ("BUEI BUEY CACA CACO CAGA CAGO CAKA CAKO COGE COJA COJE COJI COJO CULO FETO GUEY JOTO"
                  + " KACA KACO KAGA KAGO KOGE KOJO KAKA KULO MAME MAMO MEAR MEAS MEON MION MOCO"
                  + " MULA PEDA PEDO PENE PUTA PUTO QULO RATA RUIN")
              .split(" "));

  private static final int LONGEST = 200;

  private final String given;
  private final String paternal;
  private final String maternal;

  /// @param given given names, or nothing when they are not known
  /// @param paternal first surname
  /// @param maternal second surname, or nothing
  Initials(String given, String paternal, String maternal) {
    this.given = givenWord(words(given));
    this.paternal = surnameWord(words(paternal));
    this.maternal = surnameWord(words(maternal));
  }

  /// Whether there is enough of a name to say anything.
  boolean known() {
    return !given.isEmpty() && !paternal.isEmpty();
  }

  /// The four letters a CURP begins with.
  String curp() {
    String letters = "" + at(paternal, 0) + vowel(paternal) + at(maternal, 0) + at(given, 0);
    String plain = letters.replace('Ñ', 'X');
    return CURP_WORDS.contains(plain) ? plain.charAt(0) + "X" + plain.substring(2) : plain;
  }

  /// The three consonants of a CURP, its 14th to 16th character.
  String consonants() {
    return ("" + consonant(paternal) + consonant(maternal) + consonant(given)).replace('Ñ', 'X');
  }

  /// The four letters an RFC begins with. A first surname of one or two letters gives one letter,
  /// and a lone surname two; the given name gives two in both cases.
  String rfc() {
    String letters;
    if (maternal.isEmpty()) {
      letters = first(paternal, 2) + first(given, 2);
    } else if (paternal.length() <= 2) {
      letters = first(paternal, 1) + first(maternal, 1) + first(given, 2);
    } else {
      letters = "" + at(paternal, 0) + vowel(paternal) + at(maternal, 0) + at(given, 0);
    }
    return RFC_WORDS.contains(letters) ? letters.substring(0, 3) + "X" : letters;
  }

  /// How many letters differ; one more for each that only one of the two has.
  static int differences(String one, String other) {
    int differences = Math.abs(one.length() - other.length());
    for (int i = 0; i < Math.min(one.length(), other.length()); i++) {
      differences += one.charAt(i) == other.charAt(i) ? 0 : 1;
    }
    return differences;
  }

  /// The words of a name in capitals without accents; Ñ stays.
  static List<String> words(String name) {
    String bounded = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    String marked =
        bounded.toUpperCase(Locale.ROOT).replace("Ñ", "\u0001").replace("N\u0303", "\u0001");
    String plain =
        Normalizer.normalize(marked, Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .replace('\u0001', 'Ñ');
    List<String> words = new ArrayList<>();
    for (String word : plain.split("[^A-ZÑ'&]+", -1)) {
      String letters = word.replace("'", "");
      if (!letters.isEmpty()) {
        words.add(letters);
      }
    }
    return words;
  }

  private static String surnameWord(List<String> words) {
    for (String word : words) {
      if (!PARTICLES.contains(word)) {
        return word;
      }
    }
    return words.isEmpty() ? "" : words.getFirst();
  }

  private static String givenWord(List<String> words) {
    List<String> counted = words.stream().filter(word -> !PARTICLES.contains(word)).toList();
    if (counted.isEmpty()) {
      return words.isEmpty() ? "" : words.getFirst();
    }
    return counted.size() > 1 && PASSED_OVER.contains(counted.getFirst())
        ? counted.get(1)
        : counted.getFirst();
  }

  private static String first(String word, int count) {
    StringBuilder letters = new StringBuilder(word.substring(0, Math.min(count, word.length())));
    while (letters.length() < count) {
      letters.append('X');
    }
    return letters.toString();
  }

  private static char at(String word, int index) {
    return index < word.length() ? word.charAt(index) : 'X';
  }

  private static char vowel(String word) {
    for (int i = 1; i < word.length(); i++) {
      if (isVowel(word.charAt(i))) {
        return word.charAt(i);
      }
    }
    return 'X';
  }

  private static char consonant(String word) {
    for (int i = 1; i < word.length(); i++) {
      if (!isVowel(word.charAt(i))) {
        return word.charAt(i);
      }
    }
    return 'X';
  }

  static boolean isVowel(char letter) {
    return "AEIOU".indexOf(letter) >= 0;
  }
}
