package org.ventanilla.screening.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.screening.ScreeningException;
import org.ventanilla.screening.ScreeningException.Code;

class HostileListTests {
  private static final String XML = "<?xml version=\"1.0\"?>";

  @TempDir Path directory;

  private void refused(ListType type, String text, Code code) throws IOException {
    Path path = directory.resolve("list.xml");
    Files.writeString(path, text);
    assertThatThrownBy(() -> ListSource.of(type, path).load())
        .isInstanceOfSatisfying(
            ScreeningException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e).hasMessageStartingWith("list.xml, line ");
            });
  }

  @Test
  void entitiesAreNotExpanded() throws IOException {
    String laughs =
        XML
            + "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c"
            + " \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>"
            + "<CONSOLIDATED_LIST><INDIVIDUAL><DATAID>&c;</DATAID></INDIVIDUAL></CONSOLIDATED_LIST>";

    refused(ListType.UN, laughs, Code.LIST_MALFORMED);
    refused(ListType.OFAC_XML, laughs, Code.LIST_MALFORMED);
  }

  @Test
  void nothingOutsideTheFileIsRead() throws IOException {
    Path secret = directory.resolve("secret");
    Files.writeString(secret, "SECRET");
    refused(
        ListType.UN,
        XML
            + "<!DOCTYPE l [<!ENTITY x SYSTEM \""
            + secret.toUri()
            + "\">]><CONSOLIDATED_LIST><INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>&x;</FIRST_NAME>"
            + "</INDIVIDUAL></CONSOLIDATED_LIST>",
        Code.LIST_MALFORMED);
    refused(
        ListType.UN,
        XML + "<!DOCTYPE l SYSTEM \"" + secret.toUri() + "\"><CONSOLIDATED_LIST/>",
        Code.LIST_MALFORMED);
  }

  @Test
  void depthIsBounded() throws IOException {
    refused(
        ListType.UN,
        XML + "<CONSOLIDATED_LIST>" + "<INDIVIDUAL>".repeat(XmlEntries.DEPTH + 1),
        Code.LIST_TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<INDIVIDUAL a=\"", "<INDIVIDUAL>", "<!--", "<INDIVIDUAL><![CDATA[", "<"})
  void aTokenOrATextThatDoesNotEndIsRefused(String start) throws IOException {
    Path path = directory.resolve("list.xml");
    try (BufferedWriter out = Files.newBufferedWriter(path)) {
      out.write(XML + "<CONSOLIDATED_LIST>" + start);
      String chunk = "x".repeat(1 << 20);
      for (int i = 0; i < 12; i++) {
        out.write(chunk);
      }
    }
    assertThatThrownBy(() -> ListSource.of(ListType.UN, path).load())
        .isInstanceOfSatisfying(
            ScreeningException.class,
            e -> assertThat(e.code()).isIn(Code.LIST_TOO_LARGE, Code.LIST_MALFORMED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "<a/>", "<CONSOLIDATED_LIST>", "\u0000", "<CONSOLIDATED_LIST/>x"})
  void whatIsNoListIsRefused(String text) throws IOException {
    refused(ListType.UN, text, Code.LIST_MALFORMED);
  }

  @Test
  void bytesThatAreNoUtf8AreSaidWithTheirPlace() throws IOException {
    StringBuilder text = new StringBuilder(XML + "\n<CONSOLIDATED_LIST>\n");
    for (int i = 0; i < 500; i++) {
      text.append("<INDIVIDUAL><DATAID>")
          .append(i)
          .append("</DATAID><FIRST_NAME>PRUEBA</FIRST_NAME></INDIVIDUAL>\n");
    }
    int at = text.length();
    String all = text + "é</CONSOLIDATED_LIST>";
    Path path = directory.resolve("list.xml");

    Files.write(path, all.getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> ListSource.of(ListType.UN, path).load())
        .hasMessage(
            "list.xml, byte %d: no UTF-8, which a list has to be whatever encoding it"
                + " declares; save it as UTF-8",
            at);
    Files.write(path, all.getBytes(StandardCharsets.UTF_16));
    assertThatThrownBy(() -> ListSource.of(ListType.UN, path).load())
        .hasMessageStartingWith("list.xml, byte 0: no UTF-8");
  }

  @Test
  void anEmptyListIsAList() throws IOException {
    Path path = directory.resolve("list.xml");
    Files.writeString(path, "<CONSOLIDATED_LIST/>");

    assertThat(ListSource.of(ListType.UN, path).load().entities()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"UN, 200", "OFAC_XML, 200", "FTM, 500", "SENZING, 500", "CSV, 500"})
  void damagedBytesGiveEntitiesOrCountedRowsOrAFault(ListType type, int rounds) throws IOException {
    long seed = 20200304;
    Random random = new Random(seed);
    Path path = directory.resolve("list" + (type == ListType.SENZING ? ".csv" : ".txt"));
    Files.writeString(directory.resolve("mapping.json"), ListFiles.MAPPING);
    byte[] sound = sound(type).getBytes(StandardCharsets.UTF_8);
    int read = 0;
    for (int round = 0; round < rounds; round++) {
      byte[] bytes = sound.clone();
      for (int i = 1 + random.nextInt(8); i > 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Files.write(path, bytes);
      try {
        LoadedList list = ListSource.of(type, path).load();
        assertThat(list.report().entities())
            .as("seed %d round %d", seed, round)
            .isEqualTo(list.entities().size());
        read++;
      } catch (ScreeningException e) {
        assertThat(e.getMessage())
            .as("seed %d round %d", seed, round)
            .matches("(?s)(list\\.|mapping\\.json ).*");
      }
    }
    assertThat(read).as("seed %d", seed).isPositive();
  }

  static String sound(ListType type) {
    return switch (type) {
      case UN -> ListFiles.UN;
      case OFAC_XML -> ListFiles.OFAC_XML;
      case FTM -> ListFiles.FTM;
      case SENZING -> ListFiles.SENZING_CSV;
      case CSV -> ListFiles.CSV;
      case COMPILED -> "";
      case OFAC -> OfacFiles.person("7", "PRUEBA, Ximena", "DOB 1950.");
    };
  }

  @ParameterizedTest
  @CsvSource({"FTM", "SENZING"})
  void noLineDisappearsWhateverBytesAreDamaged(ListType type) throws IOException {
    long seed = 99;
    Random random = new Random(seed);
    Path path = directory.resolve("list.json");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      text.append(
          type == ListType.FTM
              ? "{\"id\":\"e%d\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Prueba\"]}}\n"
                  .formatted(i)
              : "{\"RECORD_ID\":\"%d\",\"RECORD_TYPE\":\"PERSON\",\"NAME_FULL\":\"Prueba\"}\n"
                  .formatted(i));
    }
    byte[] sound = text.toString().getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < 300; round++) {
      byte[] bytes = sound.clone();
      for (int i = 0; i < 20; i++) {
        int at = random.nextInt(bytes.length);
        if (bytes[at] != '\n') {
          bytes[at] = (byte) (11 + random.nextInt(245));
        }
      }
      Files.write(path, bytes);

      ReadReport report = ListSource.of(type, path).load().report();

      long sides = report.rows().values().stream().mapToLong(Long::longValue).sum();
      assertThat(sides + report.skippedRows()).as("seed %d round %d", seed, round).isEqualTo(20);
    }
  }
}
