package org.ventanilla.bench.screening;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// People nobody is, with the skew of a real population: a few given names and surnames are borne
/// by very many, as in Mexico, and most surnames by very few. The frequent ones are ordinary
/// Spanish names; the long tail is put together from syllables. The same seed gives the same
/// people.
final class InventedNames {
  private static final String MEN =
      "José Juan Luis Carlos Jesús Miguel Francisco Antonio Manuel Alejandro Jorge Fernando Pedro"
          + " Ricardo Roberto Eduardo Daniel Javier Raúl Martín Rafael Arturo David Sergio Óscar"
          + " Alfredo Enrique Alberto Ángel Gerardo Guillermo Víctor Héctor Armando Mario Ramón"
          + " Gabriel Salvador Rubén Gustavo Felipe Jaime Pablo Julio César Ernesto Marcos Diego"
          + " Andrés Iván Rodrigo Adrián Saúl Ismael Gilberto Abraham Rogelio Omar Hugo Agustín"
          + " Ignacio Ulises Leonardo Tomás Erick Noé Joel Samuel Efraín Rigoberto";
  private static final String WOMEN =
      "María Guadalupe Juana Margarita Verónica Josefina Rosa Francisca Teresa Alejandra Patricia"
          + " Leticia Elizabeth Gabriela Martha Yolanda Ana Silvia Adriana Alicia Carmen Gloria"
          + " Araceli Claudia Laura Sandra Norma Elena Beatriz Luz Irma Blanca Antonia Isabel Diana"
          + " Karla Mónica Cecilia Lucía Daniela Fernanda Mariana Rocío Maribel Esperanza Susana"
          + " Dolores Angélica Lorena Brenda Erika Karina Liliana Nancy Perla Ximena Valeria Andrea"
          + " Paola Fabiola Ofelia Rebeca Esther Marisol Consuelo";
  private static final String SURNAMES =
      "Hernández García Martínez López González Rodríguez Pérez Sánchez Ramírez Cruz Flores Gómez"
          + " Morales Vázquez Reyes Jiménez Torres Díaz Gutiérrez Mendoza Ruiz Aguilar Ortiz Castillo"
          + " Moreno Romero Álvarez Chávez Rivera Juárez Ramos Méndez Domínguez Herrera Medina"
          + " Castro Vargas Guzmán Velázquez Muñoz Rojas Contreras Salazar Luna Ortega Guerrero"
          + " Santiago Estrada Bautista Cortés Soto Alvarado Espinoza Lara Ávila Ríos Cervantes"
          + " Silva Delgado Vega Márquez Sandoval Fernández León Carrillo Mejía Solís Núñez Rosas"
          + " Valdez Ibarra Campos Santos Camacho Navarro Peña Maldonado Rosales Acosta Miranda"
          + " Trejo Valencia Nava Pacheco Huerta Padilla Molina Cabrera Salas Ochoa Rangel Fuentes"
          + " Cárdenas Serrano Orozco Robles Barrera Cortez Villanueva Zamora Arias Mora Tapia";
  private static final String[] ONSETS =
      "b c ch d f g gu j l ll m n p qu r s t v z br cr dr fr gr pr tr pl cl".split(" ", -1);
  private static final String[] VOWELS = "a e i o u a e o ia ie ue".split(" ", -1);
  private static final String[] ENDS =
      "do no ga rra ta lo ña res ndo ba co ma nte les".split(" ", -1);
  private static final int TAIL = 20_000;
  private static final double FREQUENT_SHARE = 0.72;

  private final SplittableRandom random;
  private final Pick men = new Pick(Arrays.asList(MEN.split(" ", -1)), 0.9);
  private final Pick women = new Pick(Arrays.asList(WOMEN.split(" ", -1)), 0.9);
  private final Pick frequent = new Pick(Arrays.asList(SURNAMES.split(" ", -1)), 0.8);
  private final Pick rare;

  InventedNames(long seed) {
    this.random = new SplittableRandom(seed);
    // The tail is the same whatever the seed: two samples are of one population.
    this.rare = new Pick(tail(new SplittableRandom(20_130_415), TAIL), 0.5);
  }

  /// One invented person.
  ///
  /// @param given one or two given names
  record Invented(
      String given, String paternal, String maternal, boolean woman, LocalDate birthDate) {
    String name() {
      return given + " " + paternal + " " + maternal;
    }

    /// As a list has it.
    String listed() {
      return (paternal + " " + maternal).toUpperCase(Locale.ROOT) + ", " + given;
    }
  }

  Invented next() {
    boolean woman = random.nextBoolean();
    Pick names = woman ? women : men;
    String given = names.pick(random);
    if (random.nextDouble() < 0.6) {
      String second = random.nextDouble() < 0.04 ? women.pick(random) : names.pick(random);
      given = second.equals(given) ? given : given + " " + second;
    }
    LocalDate birthDate = LocalDate.of(1940, 1, 1).plusDays(random.nextInt(67 * 365));
    return new Invented(given, surname(), surname(), woman, birthDate);
  }

  private String surname() {
    String name = random.nextDouble() < FREQUENT_SHARE ? frequent.pick(random) : rare.pick(random);
    double particle = random.nextDouble();
    if (particle < 0.015) {
      return "de la " + name;
    }
    return particle < 0.03 ? "de " + name : name;
  }

  /// A name out of the tail, for organisations and for names of elsewhere.
  String rareWord() {
    return rare.pick(random);
  }

  SplittableRandom random() {
    return random;
  }

  private static List<String> tail(SplittableRandom random, int count) {
    Set<String> seen = new HashSet<>();
    while (seen.size() < count) {
      int syllables = 1 + random.nextInt(3);
      String word =
          IntStream.range(0, syllables)
              .mapToObj(i -> any(random, ONSETS) + any(random, VOWELS))
              .collect(Collectors.joining("", "", any(random, ENDS)));
      seen.add(word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return seen.stream().sorted().toList();
  }

  private static String any(SplittableRandom random, String[] of) {
    return of[random.nextInt(of.length)];
  }

  /// Picks words by Zipf's law with an exponent.
  private static final class Pick {
    private final List<String> words;
    private final double[] upTo;

    Pick(List<String> words, double exponent) {
      this.words = words;
      this.upTo = new double[words.size()];
      double sum = 0;
      for (int i = 0; i < upTo.length; i++) {
        sum += Math.pow(i + 1.0, -exponent);
        upTo[i] = sum;
      }
    }

    String pick(SplittableRandom random) {
      int place = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
      return words.get(Math.min(place < 0 ? -place - 1 : place, words.size() - 1));
    }
  }
}
