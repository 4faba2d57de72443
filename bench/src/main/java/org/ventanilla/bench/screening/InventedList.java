package org.ventanilla.bench.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.ventanilla.bench.screening.InventedNames.Invented;
import org.ventanilla.screening.list.IdentifierType;
import org.ventanilla.screening.list.ListType;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.list.ListedEntity.Kind;
import org.ventanilla.screening.list.ListedEntity.NameKind;
import org.ventanilla.screening.list.LoadedList;
import org.ventanilla.screening.list.ReadReport;

/// A list of any length of people and organisations there are not: seven in ten are people, half of
/// them with a Mexican's name and half with names out of the long tail; every third has an alias.
final class InventedList {
  private static final String[] BUSINESS =
      "Comercializadora Transportes Inmobiliaria Constructora Grupo Servicios Distribuidora"
          .split(" ", -1);

  private final InventedNames names;
  private final SplittableRandom random;

  InventedList(long seed) {
    this.names = new InventedNames(seed);
    this.random = names.random();
  }

  /// The whole list in memory.
  static LoadedList of(int count, long seed) {
    List<ListedEntity> entities = new ArrayList<>(count);
    new InventedList(seed).each(count, entities::add);
    ReadReport report =
        new ReadReport(
            count, new TreeMap<>(), List.of(), 0, List.of(), "sha256:invented", Optional.empty());
    return new LoadedList("invented", ListType.CSV, entities, report);
  }

  void each(int count, Consumer<ListedEntity> sink) {
    for (int i = 0; i < count; i++) {
      sink.accept(random.nextDouble() < 0.7 ? person(i) : organisation(i));
    }
  }

  private ListedEntity person(int number) {
    Invented one = names.next();
    boolean tail = random.nextBoolean();
    ListedEntity.Builder builder =
        ListedEntity.builder(Integer.toString(number), Kind.PERSON)
            .name(NameKind.PRIMARY, tail ? tailName() : one.listed())
            .birthDate(one.birthDate().toString());
    if (random.nextInt(3) == 0) {
      builder.name(NameKind.ALIAS, tail ? tailName() : names.next().listed());
    }
    if (random.nextInt(4) == 0) {
      builder.identifier(IdentifierType.PASSPORT, "X" + number);
    }
    return builder.build();
  }

  private String tailName() {
    String family = names.rareWord() + (random.nextBoolean() ? " " + names.rareWord() : "");
    return family.toUpperCase(Locale.ROOT) + ", " + names.rareWord();
  }

  private ListedEntity organisation(int number) {
    String name =
        BUSINESS[random.nextInt(BUSINESS.length)]
            + " "
            + names.rareWord()
            + (random.nextBoolean() ? " " + names.rareWord() : "")
            + " S.A. de C.V.";
    return ListedEntity.builder(Integer.toString(number), Kind.ORGANISATION)
        .name(NameKind.PRIMARY, name)
        .build();
  }
}
