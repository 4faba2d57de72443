package org.ventanilla.bench.screening;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.ventanilla.screening.list.DateExpression;
import org.ventanilla.screening.list.DateExpression.Partial;
import org.ventanilla.screening.list.DateExpression.Span;
import org.ventanilla.screening.person.Person;

/// People nobody is, with nothing but Mexico's commonest names: the hardest for a list that has
/// many of the same. The same seed gives the same people.
final class CommonNames {
  private static final List<String> GIVEN =
      List.of(
          "José",
          "Juan",
          "María",
          "Luis",
          "Guadalupe",
          "Francisco",
          "Antonio",
          "Jesús",
          "Juana",
          "Miguel",
          "Margarita",
          "Pedro",
          "Alejandro",
          "Manuel",
          "Rosa",
          "Carlos",
          "Roberto",
          "Daniel",
          "Fernando",
          "Jorge",
          "Verónica",
          "Ricardo",
          "Ana",
          "Eduardo",
          "Javier",
          "Martín",
          "Rafael",
          "Teresa",
          "Raúl",
          "David",
          "Josefina",
          "Arturo",
          "Patricia",
          "Sergio",
          "Alejandra",
          "Gerardo",
          "Leticia",
          "Enrique",
          "Gabriela",
          "Alberto",
          "Silvia",
          "Mario",
          "Laura",
          "Héctor",
          "Alfredo",
          "Elena",
          "Víctor",
          "Armando",
          "Claudia",
          "Óscar");

  private static final List<String> SURNAMES =
      List.of(
          "Hernández",
          "García",
          "Martínez",
          "López",
          "González",
          "Pérez",
          "Rodríguez",
          "Sánchez",
          "Ramírez",
          "Cruz",
          "Flores",
          "Gómez",
          "Morales",
          "Vázquez",
          "Reyes",
          "Jiménez",
          "Torres",
          "Díaz",
          "Gutiérrez",
          "Ruiz",
          "Mendoza",
          "Aguilar",
          "Ortiz",
          "Moreno",
          "Castillo",
          "Romero",
          "Álvarez",
          "Méndez",
          "Chávez",
          "Rivera",
          "Juárez",
          "Ramos",
          "Domínguez",
          "Herrera",
          "Medina",
          "Castro",
          "Vargas",
          "Guzmán",
          "Velázquez",
          "Rojas");

  private static final double COMMONER = 0.8;

  private final SplittableRandom random;

  CommonNames(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /// One person: one or two given names and both surnames, as the form of a register has them.
  Person person(String id) {
    String given = pick(GIVEN);
    if (random.nextDouble() < 0.55) {
      String second = pick(GIVEN);
      given = second.equals(given) ? given : given + " " + second;
    }
    LocalDate day = LocalDate.of(1945, 1, 1).plusDays(random.nextInt(61 * 365));
    Partial born = new Partial(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    return Person.named(id, given + " " + pick(SURNAMES) + " " + pick(SURNAMES))
        .bornOn(DateExpression.of(Span.at(born, false)));
  }

  /// Places are weighted by Zipf's law with a mild exponent.
  private String pick(List<String> names) {
    double most = Math.pow(names.size(), 1 - COMMONER);
    double place = Math.pow(random.nextDouble() * most, 1 / (1 - COMMONER));
    return names.get(Math.min(names.size() - 1, (int) place));
  }
}
