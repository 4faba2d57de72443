package org.ventanilla.screening.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ventanilla.screening.link.StepKind;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.name.NameMatch;
import org.ventanilla.screening.name.Relation;
import org.ventanilla.screening.person.Sex;

class WordingTests {
  @ParameterizedTest
  @EnumSource
  void everythingThatCanBeSaidHasWords(Language language) {
    Wording wording = Wording.of(language);
    List<String> keys = new ArrayList<>();
    for (Relation relation : Relation.values()) {
      keys.add("relation." + code(relation));
    }
    for (NameMatch.RemarkKind remark : NameMatch.RemarkKind.values()) {
      keys.add("remark." + code(remark));
    }
    pieces(keys, PieceKind.BIRTH_DATE, DateOutcome.values());
    pieces(keys, PieceKind.SEX, SexOutcome.values());
    pieces(keys, PieceKind.COUNTRY, CountryOutcome.values());
    pieces(keys, PieceKind.KIND, KindOutcome.values());
    for (MarkKind mark : MarkKind.values()) {
      keys.add("piece.number." + mark.code());
    }
    for (StepKind step : StepKind.values()) {
      keys.add("step." + step.code());
    }
    for (Sex sex : Sex.values()) {
      keys.add("value." + code(sex));
    }
    for (ListedEntity.Kind kind : ListedEntity.Kind.values()) {
      keys.add("value." + code(kind));
    }
    keys.add("piece." + PieceKind.ADDRESS.code() + ".elsewhere");
    keys.add("piece." + PieceKind.CORROBORATION.code() + ".none");

    assertThat(keys).hasSizeGreaterThan(40).allMatch(wording::has);
  }

  private static void pieces(List<String> keys, PieceKind kind, Outcome[] outcomes) {
    for (Outcome outcome : outcomes) {
      if (outcome.weight() != 0) {
        keys.add("piece." + kind.code() + "." + outcome.code());
      }
    }
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
