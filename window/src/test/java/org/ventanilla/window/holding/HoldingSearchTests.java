package org.ventanilla.window.holding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.window.exchange.HeldRecord;
import org.ventanilla.window.exchange.Holder;

class HoldingSearchTests {
  private static final String SSPC = TestHoldings.SSPC;
  private static final String FGR = TestHoldings.FGR;
  private static final String XIMENA =
      SampleLines.person("1", "Ximena Prueba Ficticia", "1984-05-17", "PUFX840517MDFRCM00");
  private static final String OSCAR =
      SampleLines.person("2", "Óscar Muestra Inexistente", "1979", "MUIO791103HDFSNS00");

  @AutoClose static final TestHoldings window = new TestHoldings();

  @BeforeEach
  void startEmpty() {
    window.empty();
  }

  @Test
  void anOfficerIsAskedWhenNothingWasImportedForAPersonToo() {
    assertThat(window.ask(FGR, TestHoldings.named("Ximena Prueba Ficticia")))
        .isInstanceOf(Holder.Reply.Later.class);
    window.imported(FGR, XIMENA);
    assertThat(window.ask(FGR, TestHoldings.named("Ximena Prueba Ficticia")))
        .isInstanceOf(Holder.Reply.Held.class);
  }

  @Test
  void onlyFieldsOfTheCategoriesAskedForAreGiven() {
    window.imported(SSPC, XIMENA);

    Holder.Reply reply = window.ask(SSPC, TestHoldings.named("Ximena Prueba Ficticia"));

    HeldRecord record = ((Holder.Reply.Held) reply).records().getFirst();
    assertThat(record.id()).isEqualTo("1");
    assertThat(record.fields()).extracting(HeldRecord.Field::name).containsExactly("name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'names':[{'kind':'legal','full':'XIMENA PRUEBA'}]} | true",
        "{'names':[{'kind':'legal','full':'prueba-ficticia, Xiména'}]} | true",
        "{'names':[{'kind':'legal','given':'Ximena Otra','paternal':'Prueba','maternal':'Ficticia'}]} | true",
        "{'names':[{'kind':'legal','full':'Ximena'}]} | false",
        "{'names':[{'kind':'legal','full':'Ximena Otra'}]} | false",
        "{'names':[{'kind':'legal','full':'Ximena Prueba Otra'}]} | false",
        "{'names':[{'kind':'legal','full':'Ximena Prueba'}],'birthDates':[{'date':'1984'}]} | true",
        "{'names':[{'kind':'legal','full':'Ximena Prueba'}],'birthDates':[{'date':'1983','circa':true}]} | true",
        "{'names':[{'kind':'legal','full':'Ximena Prueba'}],'birthDates':[{'from':'1980','until':'1984-05'}]} | true",
        "{'names':[{'kind':'legal','full':'Ximena Prueba'}],'birthDates':[{'date':'1985'}]} | false",
        "{'identifiers':[{'type':'curp','value':'pufx 840517-MDFRCM00'}]} | true",
        "{'identifiers':[{'type':'rfc','value':'PUFX840517MDFRCM00'}]} | false",
        "{'identifiers':[{'type':'curp','value':'PUFX840517MDFRCM00','country':'US'}]} | false",
        "{} | false",
      })
  void aSubjectIsFoundByNameAndBirthDateOrByIdentifier(String subject, boolean found) {
    window.imported(SSPC, XIMENA, OSCAR);
    String json = subject.replace('\'', '"').replaceFirst("\\{", "{\"type\":\"person\",");

    Holder.Reply reply = window.ask(SSPC, json.replace(",}", "}"));

    assertThat(reply instanceof Holder.Reply.Held).isEqualTo(found);
  }

  @Test
  void aSubjectThatFitsTooManyRecordsGoesToAPerson() {
    String[] lines =
        IntStream.rangeClosed(0, HoldingSearch.MOST_HITS)
            .mapToObj(i -> SampleLines.person("p" + i, "Ximena Prueba Numero" + i, "1984", "C" + i))
            .toArray(String[]::new);
    window.imported(SSPC, lines);

    assertThat(window.ask(SSPC, TestHoldings.named("Ximena Prueba")))
        .isInstanceOf(Holder.Reply.Later.class);
  }

  @Test
  void anOfacDirectoryBecomesAHolding() {
    String[] lines = OfacRecordsTests.lines().toArray(String[]::new);

    ImportOutcome.Imported done = window.imported(SSPC, lines);

    assertThat(done.counts().records()).isEqualTo(2);
    assertThat(window.ask(SSPC, TestHoldings.named("Ximena Prueba Ficticia")))
        .isInstanceOf(Holder.Reply.Held.class);
  }
}
