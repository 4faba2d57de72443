package org.ventanilla.bench.screening;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// Ways in which a listed name is written otherwise by whoever asks.
enum Derivation {
  /// The second of two surnames is left out.
  WITHOUT_MATERNAL {
    @Override
    Optional<String> of(Split name, SplittableRandom random) {
      return name.hispanic() && name.family().size() == 2 && !name.particles()
          ? Optional.of(name.givenText() + " " + name.family().getFirst())
          : Optional.empty();
    }
  },
  /// The second of two given names is left out.
  WITHOUT_SECOND_GIVEN {
    @Override
    Optional<String> of(Split name, SplittableRandom random) {
      return name.given().size() == 2
          ? Optional.of(name.given().getFirst() + " " + name.familyText())
          : Optional.empty();
    }
  },
  /// One letter is another, missing, doubled or changed places with its neighbour, in a word of
  /// five letters or more.
  TYPING_ERROR {
    @Override
    Optional<String> of(Split name, SplittableRandom random) {
      List<String> words = name.spoken();
      List<Integer> long5 = new ArrayList<>();
      for (int i = 0; i < words.size(); i++) {
        if (words.get(i).length() >= 5 && words.get(i).chars().allMatch(Character::isLetter)) {
          long5.add(i);
        }
      }
      if (long5.isEmpty() || words.size() < 2) {
        return Optional.empty();
      }
      int at = long5.get(random.nextInt(long5.size()));
      words.set(at, slip(words.get(at), random));
      return Optional.of(String.join(" ", words));
    }
  },
  /// A given name is an initial, or abbreviated as is usual.
  ABBREVIATED {
    @Override
    Optional<String> of(Split name, SplittableRandom random) {
      if (name.given().size() < 2 || name.family().isEmpty()) {
        return Optional.empty();
      }
      List<String> given = new ArrayList<>(name.given());
      int at = random.nextInt(given.size());
      String usual = ABBREVIATIONS.get(given.get(at).toUpperCase(Locale.ROOT));
      given.set(at, usual == null ? given.get(at).charAt(0) + "." : usual);
      return Optional.of(String.join(" ", given) + " " + name.familyText());
    }
  },
  /// Family names first, without a comma.
  SWAPPED {
    @Override
    Optional<String> of(Split name, SplittableRandom random) {
      return name.complete()
          ? Optional.of(name.familyText() + " " + name.givenText())
          : Optional.empty();
    }
  },
  /// Two neighbouring words are written together.
  JOINED {
    @Override
    Optional<String> of(Split name, SplittableRandom random) {
      List<String> words = name.spoken();
      if (words.size() < 3) {
        return Optional.empty();
      }
      int at = random.nextInt(words.size() - 1);
      words.set(at, words.get(at) + words.remove(at + 1).toLowerCase(Locale.ROOT));
      return Optional.of(String.join(" ", words));
    }
  },
  /// A word of seven letters or more is written apart.
  SPLIT {
    @Override
    Optional<String> of(Split name, SplittableRandom random) {
      List<String> words = name.spoken();
      for (int at = 0; at < words.size() && words.size() > 1; at++) {
        String word = words.get(at);
        if (word.length() >= 7 && word.chars().allMatch(Character::isLetter)) {
          int cut = random.nextInt(3, word.length() - 2);
          words.set(at, word.substring(0, cut) + " " + word.substring(cut));
          return Optional.of(String.join(" ", words));
        }
      }
      return Optional.empty();
    }
  },
  /// A given name is the pet name Mexico has for it.
  HYPOCORISTIC {
    @Override
    Optional<String> of(Split name, SplittableRandom random) {
      List<String> given = new ArrayList<>(name.given());
      for (int i = 0; i < given.size() && name.hispanic() && name.complete(); i++) {
        String pet = PET_NAMES.get(given.get(i).toUpperCase(Locale.ROOT));
        if (pet != null) {
          given.set(i, pet);
          return Optional.of(String.join(" ", given) + " " + name.familyText());
        }
      }
      return Optional.empty();
    }
  },
  /// Accents where the list has none, or none where it has some.
  ACCENTS {
    @Override
    Optional<String> of(Split name, SplittableRandom random) {
      String text = String.join(" ", name.spoken());
      String bare = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
      if (!bare.equals(text)) {
        return Optional.of(bare);
      }
      String accented = text;
      for (Map.Entry<String, String> one : ACCENTED.entrySet()) {
        accented = accented.replaceAll("(?i)\\b" + one.getKey() + "\\b", one.getValue());
      }
      return accented.equals(text) ? Optional.empty() : Optional.of(accented);
    }
  };

  private static final Map<String, String> ABBREVIATIONS =
      Map.of(
          "MARIA",
          "Ma.",
          "FRANCISCO",
          "Fco.",
          "GUADALUPE",
          "Gpe.",
          "ANTONIO",
          "Ant.",
          "JESUS",
          "J.",
          "MARTINEZ",
          "Mtz.");

  private static final Map<String, String> PET_NAMES =
      Map.ofEntries(
          Map.entry("JESUS", "Chuy"),
          Map.entry("JOSE", "Pepe"),
          Map.entry("FRANCISCO", "Paco"),
          Map.entry("IGNACIO", "Nacho"),
          Map.entry("GUADALUPE", "Lupe"),
          Map.entry("ENRIQUE", "Quique"),
          Map.entry("EDUARDO", "Lalo"),
          Map.entry("ROBERTO", "Beto"),
          Map.entry("ALBERTO", "Beto"),
          Map.entry("LUIS", "Lucho"),
          Map.entry("MANUEL", "Manolo"),
          Map.entry("RAFAEL", "Rafa"),
          Map.entry("GABRIEL", "Gabo"),
          Map.entry("SALVADOR", "Chava"),
          Map.entry("VICENTE", "Chente"),
          Map.entry("MARIO", "Mayito"),
          Map.entry("DOLORES", "Lola"),
          Map.entry("CONCEPCION", "Concha"),
          Map.entry("ROSARIO", "Chayo"),
          Map.entry("GERARDO", "Yayo"),
          Map.entry("FERNANDO", "Nando"),
          Map.entry("SERGIO", "Checo"));

  private static final Map<String, String> ACCENTED =
      Map.ofEntries(
          Map.entry("JOSE", "José"),
          Map.entry("MARIA", "María"),
          Map.entry("JESUS", "Jesús"),
          Map.entry("GARCIA", "García"),
          Map.entry("LOPEZ", "López"),
          Map.entry("HERNANDEZ", "Hernández"),
          Map.entry("GONZALEZ", "González"),
          Map.entry("RODRIGUEZ", "Rodríguez"),
          Map.entry("MARTINEZ", "Martínez"),
          Map.entry("PEREZ", "Pérez"),
          Map.entry("SANCHEZ", "Sánchez"),
          Map.entry("RAMIREZ", "Ramírez"),
          Map.entry("MUNOZ", "Muñoz"),
          Map.entry("NUNEZ", "Núñez"),
          Map.entry("PENA", "Peña"));

  /// The name as somebody else writes it, if it can be written so.
  abstract Optional<String> of(Split name, SplittableRandom random);

  private static String slip(String word, SplittableRandom random) {
    int at = random.nextInt(1, word.length() - 1);
    char other = (char) ('a' + random.nextInt(26));
    return switch (random.nextInt(4)) {
      case 0 -> word.substring(0, at) + other + word.substring(at + 1);
      case 1 -> word.substring(0, at) + word.substring(at + 1);
      case 2 -> word.substring(0, at) + other + word.substring(at);
      default ->
          word.substring(0, at)
              + word.charAt(at + 1)
              + word.charAt(at)
              + word.substring(Math.min(word.length(), at + 2));
    };
  }

  /// A listed name in its parts, from the form `FAMILY NAMES, Given Names`.
  ///
  /// @param family words of the family names
  /// @param given words of the given names
  /// @param hispanic whether whoever bears it is of a country of two surnames
  record Split(List<String> family, List<String> given, boolean hispanic) {
    private static final List<String> PARTICLES =
        List.of("DE", "DEL", "LA", "LAS", "LOS", "Y", "DA");

    static Split of(String listed, boolean hispanic) {
      int comma = listed.indexOf(',');
      String family = comma < 0 ? listed : listed.substring(0, comma);
      String given = comma < 0 ? "" : listed.substring(comma + 1);
      return new Split(words(family), words(given), hispanic);
    }

    private static List<String> words(String text) {
      return List.of(text.strip().split("\\s+")).stream().filter(word -> !word.isEmpty()).toList();
    }

    boolean complete() {
      return !family.isEmpty() && !given.isEmpty();
    }

    boolean particles() {
      return family.stream().anyMatch(word -> PARTICLES.contains(word.toUpperCase(Locale.ROOT)));
    }

    String familyText() {
      return String.join(" ", family);
    }

    String givenText() {
      return String.join(" ", given);
    }

    List<String> spoken() {
      List<String> words = new ArrayList<>(given);
      words.addAll(family);
      return words;
    }
  }
}
