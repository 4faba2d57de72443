package org.ventanilla.screening.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.ventanilla.screening.list.ListType;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.list.ListedEntity.Kind;
import org.ventanilla.screening.list.ListedEntity.NameKind;
import org.ventanilla.screening.list.LoadedList;
import org.ventanilla.screening.list.ReadReport;

/// Small lists of nobody, put together from few words so that many of their names nearly meet.
final class InventedLists {
  private static final String[] GIVEN =
      ("José María Guadalupe Juan Jesús Ana Rosa Luis Francisco Javier J. M. Ma. Chuy Pepe Lupe"
              + " Mohammed Ahmed Abdul Song Chol Haji Kamal|al-Din Aleksandr Vladímir Xiaoming Wei 王伟 Владимир محمد")
          .split(" ", -1);
  private static final String[] FAMILY =
      ("Prueba Ejemplo Ficticio Inventado García Garcia Garzia López Lopes Hernández Fernández De|la|Cruz"
              + " Delacruz Díaz|de|León Villa|Ejemplo Villaejemplo Al-Prueba Yusupov Юсупов O'Ejemplo P.")
          .split(" ", -1);
  private static final String[] BUSINESS =
      ("Comercial Ejemplo Prueba Transportes Grupo Internacional Banco Nacional de Ficticia 7 12 Dos"
              + " Inmobiliaria Tres Hermanos Petróleo y Gas Trading BNF CEP")
          .split(" ", -1);
  private static final String[] FORMS = {"", " S.A. de C.V.", " Ltd.", " GmbH"};

  private static final List<Kind> KINDS = List.of(Kind.values());

  private final Random random;
  private final Words letters;

  InventedLists(long seed) {
    this.random = new Random(seed);
    this.letters = new Words(seed, "aeionrsldzcbv");
  }

  static LoadedList list(String name, List<ListedEntity> entities) {
    ReadReport report =
        new ReadReport(
            entities.size(),
            new TreeMap<>(),
            List.of(),
            0,
            List.of(),
            "sha256:0",
            Optional.empty());
    return new LoadedList(name, ListType.CSV, entities, report);
  }

  List<ListedEntity> entities(int count) {
    List<ListedEntity> entities = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Kind kind = random.nextInt(3) > 0 ? Kind.PERSON : KINDS.get(random.nextInt(KINDS.size()));
      ListedEntity.Builder builder = ListedEntity.builder("" + i, kind);
      builder.name(NameKind.PRIMARY, name(kind));
      for (int alias = random.nextInt(3); alias > 0; alias--) {
        builder.name(NameKind.ALIAS, name(kind));
      }
      entities.add(builder.build());
    }
    return entities;
  }

  String name(Kind kind) {
    if (kind != Kind.PERSON && kind != Kind.UNKNOWN) {
      return some(BUSINESS, 1 + random.nextInt(4)) + FORMS[random.nextInt(FORMS.length)];
    }
    String given = some(GIVEN, random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(2));
    String family = some(FAMILY, given.isEmpty() ? 1 : random.nextInt(3));
    return random.nextBoolean() && !given.isEmpty() && !family.isEmpty()
        ? family + ", " + given
        : (given + " " + family).strip();
  }

  /// A listed name as a hurried clerk writes it, or another name.
  String query(List<ListedEntity> entities) {
    ListedEntity entity = entities.get(random.nextInt(entities.size()));
    if (random.nextInt(4) == 0) {
      return name(entity.kind());
    }
    String text = entity.names().get(random.nextInt(entity.names().size())).text();
    return switch (random.nextInt(8)) {
      case 0 -> letters.near(text, 1, 200);
      case 1 -> letters.near(text, 2, 200);
      case 2 -> text.replaceFirst(" ", "");
      case 3 -> text.replaceFirst(" [^ ]+", "");
      case 4 -> some(GIVEN, 1) + " " + text;
      case 5, 6 -> cutOtherwise(text);
      default -> text;
    };
  }

  /// In spoken order, two words written together or one apart.
  private String cutOtherwise(String text) {
    int comma = text.indexOf(',');
    String spoken =
        comma < 0 ? text : text.substring(comma + 1).strip() + " " + text.substring(0, comma);
    int at = random.nextInt(spoken.length());
    int blank = spoken.indexOf(' ', at);
    return blank > 0 && random.nextBoolean()
        ? spoken.substring(0, blank) + spoken.substring(blank + 1)
        : spoken.substring(0, at) + " " + spoken.substring(at);
  }

  private String some(String[] words, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String word = words[random.nextInt(words.length)];
      if (random.nextInt(5) == 0 && word.length() > 3) {
        word = letters.near(word, 1, 40);
      }
      text.append(text.isEmpty() ? "" : " ").append(word.replace('|', ' '));
    }
    return text.toString();
  }
}
