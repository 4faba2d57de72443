package org.ventanilla.screening.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.screening.ScreeningException;
import org.ventanilla.screening.list.ListedEntity.Kind;
import org.ventanilla.screening.list.ListedEntity.NameKind;
import org.ventanilla.screening.list.ReadReport.Reason;

class OfacDirectoryTests {
  @TempDir Path directory;

  private final List<ListedEntity> entities = new ArrayList<>();

  private ReadReport read() {
    return new OfacDirectory(directory).read(entities::add);
  }

  private ListedEntity readOne(String remarks) {
    new OfacFiles(directory).write("sdn.csv", OfacFiles.person("7", "PRUEBA, Ximena", remarks));
    read();
    return entities.getFirst();
  }

  @Test
  void remarksGiveEverythingTheyState() {
    ListedEntity entity =
        readOne(
            "DOB 02 Nov 1950; alt. DOB circa 1951; alt. DOB 1949 to 1952; POB Villa Ejemplo,"
                + " Mexico; nationality Mexico; citizen Colombia; R.F.C. PUFX-501102-AB3 (Mexico);"
                + " C.U.R.P. PUFX501102MDFRCM09 (Mexico); Cedula No. 12345 (Colombia); Passport"
                + " Z000001 (Colombia) issued 01 Feb 1999 expires 01 Feb 2009; NIT # 800-1"
                + " (Colombia); Gender Female; a.k.a. 'LA PRUEBA'; Linked To: EMPRESA FICTICIA"
                + " S.A.; arrested 3 Mar 2001.");

    assertThat(entity.birthDates().stream().map(DateExpression::toString))
        .containsExactly("1950-11-02", "~1951", "1949..1952");
    assertThat(entity.birthPlaces()).containsExactly("Villa Ejemplo, Mexico");
    assertThat(entity.nationalities()).containsExactly("Mexico");
    assertThat(entity.citizenships()).containsExactly("Colombia");
    assertThat(entity.gender()).contains("female");
    assertThat(entity.linkedTo()).containsExactly("EMPRESA FICTICIA S.A.");
    assertThat(entity.details()).containsEntry("custody", "arrested 3 Mar 2001");
    assertThat(entity.remarks()).isEmpty();
    assertThat(entity.names())
        .extracting(ListedEntity.Name::kind, ListedEntity.Name::text)
        .containsExactly(
            tuple(NameKind.PRIMARY, "PRUEBA, Ximena"), tuple(NameKind.WEAK_ALIAS, "LA PRUEBA"));
    assertThat(entity.identifiers())
        .extracting(i -> i.type().code(), ListedEntity.Identifier::value, i -> i.country().get())
        .containsExactly(
            tuple("rfc", "PUFX-501102-AB3", "Mexico"),
            tuple("curp", "PUFX501102MDFRCM09", "Mexico"),
            tuple("cedula", "12345", "Colombia"),
            tuple("passport", "Z000001", "Colombia"),
            tuple("nit", "# 800-1".substring(2), "Colombia"));
    assertThat(entity.identifiers().get(3).note())
        .isEqualTo("issued 01 Feb 1999 expires 01 Feb 2009");
  }

  @Test
  void whatIsNotUnderstoodStaysInTheRemarks() {
    ListedEntity entity =
        readOne("DOB sometime; Passport unknown; POB ; likes the sea; a.k.a. ''.");

    assertThat(entity.remarks())
        .isEqualTo("DOB sometime; Passport unknown; POB; likes the sea; a.k.a. ''");
    assertThat(entity.birthDates()).isEmpty();
    assertThat(entity.identifiers()).isEmpty();
  }

  @Test
  void whatElseRemarksSayHasItsPlace() {
    ListedEntity entity =
        readOne(
            "Major General; wife of EJEMPLO, Nadie; Spouse of Nadie Ejemplo; Aircraft Operator AIRE"
                + " FICTICIO; Aircraft Tail Number XX-ABC; alt. Phone Number 55 0000; E-mail"
                + " Address x@ejemplo.example; Former Vessel Flag Malta; Secondary sanctions risk:"
                + " Nowhere; DOB Nov 1950 to Mar 1951; d.b.a. 'TIENDA'; License 44 (Mexico) issued"
                + " 2001.");

    assertThat(entity.remarks()).isEmpty();
    assertThat(entity.details())
        .containsEntry("position", "Major General")
        .containsEntry("formerFlag", "Malta")
        .containsEntry("sanctions", "Secondary sanctions risk: Nowhere");
    assertThat(entity.relations())
        .containsExactly(
            new Relation(RelationType.FAMILY, new Relation.ByName("EJEMPLO, Nadie"), "wife of"),
            new Relation(RelationType.FAMILY, new Relation.ByName("Nadie Ejemplo"), "spouse of"),
            new Relation(RelationType.OPERATION, new Relation.ByName("AIRE FICTICIO"), ""));
    assertThat(entity.linkedTo()).isEmpty();
    assertThat(entity.phones()).containsExactly("55 0000");
    assertThat(entity.emails()).containsExactly("x@ejemplo.example");
    assertThat(entity.birthDates()).hasToString("[1950-11..1951-03]");
    assertThat(entity.identifiers())
        .extracting(ListedEntity.Identifier::type)
        .contains(IdentifierType.AIRCRAFT_TAIL, IdentifierType.LICENCE);
    assertThat(entity.names().getLast().text()).isEqualTo("TIENDA");
  }

  @Test
  void theFourFilesAreJoined() {
    new OfacFiles(directory)
        .write(
            "SDN.CSV",
            OfacFiles.organisation("5", "EMPRESA FICTICIA S.A.")
                + OfacFiles.person("7", "PRUEBA, Ximena", "DOB 1950; Linked To: EMPRESA FIC")
                + "9,\"BARCO\",\"vessel\",\"CUBA\",-0-"
                + " ,\"P3X\",\"Cargo\",\"10\",\"11\",\"Cyprus\",\"NADIE LTD\",\"IMO 1\"\r\n"
                + "\u001a")
        .write("alt.csv", "7,1,\"aka\",\"FICTICIA, X.\",-0- \r\n7,2,\"fka\",\"ANTES, X.\",-0- \r\n")
        .write("add.csv", "5,1,\"Calle 1\",\"Villa Ejemplo\",\"Mexico\",-0- \r\n")
        .write("sdn_comments.csv", "7,\"TICIA S.A.; Gender Female.\"\r\n\u001a\r\n");

    ReadReport report = read();

    assertThat(report.entities()).isEqualTo(3);
    assertThat(report.skippedRows()).isZero();
    assertThat(report.absent()).isEmpty();
    assertThat(report.rows().values()).containsExactly(1L, 2L, 3L, 1L);
    assertThat(entities)
        .extracting(ListedEntity::kind)
        .containsExactly(Kind.ORGANISATION, Kind.PERSON, Kind.VESSEL);
    assertThat(entities.getFirst().programs()).containsExactly("SDNT", "SDNTK");
    assertThat(entities.getFirst().addresses().getFirst().line())
        .isEqualTo("Calle 1, Villa Ejemplo, Mexico");
    assertThat(entities.get(1).linkedTo()).containsExactly("EMPRESA FICTICIA S.A.");
    assertThat(entities.get(1).gender()).contains("female");
    assertThat(entities.get(1).names())
        .extracting(ListedEntity.Name::kind)
        .containsExactly(NameKind.PRIMARY, NameKind.ALIAS, NameKind.FORMER);
    assertThat(entities.get(2).details())
        .containsEntry("flag", "Cyprus")
        .containsEntry("owner", "NADIE LTD");
  }

  @Test
  void everyRowThatIsNotUsedIsCountedWithItsLineAndReason() {
    new OfacFiles(directory)
        .write(
            "sdn.csv",
            OfacFiles.person("7", "PRUEBA, Ximena", "DOB 1950.")
                + "seven,\"NADIE\",-0- \n"
                + "8\n"
                + "8,\"UNCLOSED,-0- \n"
                + OfacFiles.person("7", "OTRA, Vez", "-")
                + "10,-0- ,-0- \n"
                + "x".repeat(Lines.LONGEST + 10)
                + "\n"
                + OfacFiles.organisation("11", "EMPRESA FICTICIA"))
        .write("alt.csv", "99,1,\"aka\",\"DE NADIE\",-0- \n");

    ReadReport report = read();

    assertThat(report.skipped())
        .extracting(ReadReport.Skipped::file, ReadReport.Skipped::line, ReadReport.Skipped::reason)
        .containsExactly(
            tuple("alt.csv", 1L, Reason.UNKNOWN_ENTITY),
            tuple("sdn.csv", 2L, Reason.BAD_ID),
            tuple("sdn.csv", 3L, Reason.WRONG_COLUMN_COUNT),
            tuple("sdn.csv", 4L, Reason.MALFORMED_ROW),
            tuple("sdn.csv", 5L, Reason.DUPLICATE_ID),
            tuple("sdn.csv", 6L, Reason.NO_NAME),
            tuple("sdn.csv", 7L, Reason.LINE_TOO_LONG));
    assertThat(report.entities()).isEqualTo(2);
    assertThat(report.absent()).containsExactly("add.csv", "sdn_comments.csv");
  }

  @Test
  void aLineThatIsNotUtf8IsReadAsWindows1252() {
    new OfacFiles(directory)
        .write(
            "sdn.csv",
            OfacFiles.organisation("5", "PEÑA FICTICIA").getBytes(StandardCharsets.ISO_8859_1));

    read();

    assertThat(entities.getFirst().names().getFirst().text()).isEqualTo("PEÑA FICTICIA");
  }

  @Test
  void aDirectoryWithoutTheListIsAFault() {
    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            ScreeningException.class,
            e -> assertThat(e.code()).isEqualTo(ScreeningException.Code.LIST_MISSING));
  }

  @Test
  void noRowDisappearsWhateverBytesAreDamaged() {
    long seed = 42;
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 1; i <= 20; i++) {
        text.append(
            OfacFiles.person("" + i, "PRUEBA " + i, "DOB 1950; Passport A" + i + " (Mexico)."));
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 30; i++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      long rows =
          Arrays.stream(new String(bytes, StandardCharsets.ISO_8859_1).split("\n"))
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.equals("\u001a"))
              .count();
      new OfacFiles(directory).write("sdn.csv", bytes);
      entities.clear();

      ReadReport report = read();

      assertThat(report.entities()).as("seed %d round %d", seed, round).isEqualTo(entities.size());
      assertThat(report.entities() + report.skippedRows())
          .as("seed %d round %d", seed, round)
          .isEqualTo(rows);
    }
  }
}
