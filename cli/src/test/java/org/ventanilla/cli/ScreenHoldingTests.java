package org.ventanilla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Records that are known and not listed.
class ScreenHoldingTests extends InventedListCase {
  @Test
  void recordsOfAHoldingConnectAndAreNoHits() throws IOException {
    String people = file("people.csv", "id,name,birth_date\n1,Zoila Muestra Tercera,1970-10-10\n");
    Files.createDirectory(directory.resolve("homes"));
    file("homes/sdn.csv", "7,\"EJEMPLAR, Lejana\",\"individual\",\"X\"" + NOTHING + "-0- \n");
    file("homes/add.csv", "7,1,\"Calle Ficticia 12\",\"Villa Ejemplo\",\"Mexico\",-0- \n");
    String known =
        file(
            "known.csv",
            "DATA_SOURCE,RECORD_ID,RECORD_TYPE,PRIMARY_NAME_FULL,DATE_OF_BIRTH,ADDR_FULL\n"
                + "HOMES,41,PERSON,Zoila Muestra Tercera,1970-10-10,"
                + "\"Calle Ficticia 12, Villa Ejemplo, Mexico\"\n");

    Ran ran =
        screen(
            people,
            "hits.csv",
            "--list",
            "watched=ofac:" + directory.resolve("homes"),
            "--holding",
            "homes=senzing:" + known);

    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(ran.err()).contains("holding homes: 1 entries");
    assertThat(Files.readAllLines(directory.resolve("hits.csv")))
        .hasSize(2)
        .last()
        .asString()
        .startsWith("1,1,linked,watched,7,")
        .contains("-> Zoila Muestra Tercera (41) -[address: ");
  }

  @Test
  void aHoldingNeedsLinksAndIsNotWrittenOver() throws IOException {
    String people = file("people.csv", "id,name\n1,Marisel Ejemplar\n");
    String known = file("known.csv", "RECORD_ID,PRIMARY_NAME_FULL\n41,Zoila Muestra\n");

    Ran none = screen(people, "hits.csv", "--links", "0", "--holding", "senzing:" + known);
    Ran over = screen(people, "known.csv", "--holding", "senzing:" + known);

    assertThat(none.exit()).isEqualTo(2);
    assertThat(none.err()).contains("--holding is for links");
    assertThat(over.exit()).isEqualTo(2);
    assertThat(Path.of(known)).content().contains("Zoila");
  }
}
