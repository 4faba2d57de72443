package org.ventanilla.window.holding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.window.platform.Json;
import tools.jackson.databind.JsonNode;

class OfacRecordsTests {
  private static final String LIST =
      """
      7,"PRUEBA FICTICIA, Ximena","individual","SDNTK] [SDNT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\
      "DOB 17 May 1984; nationality Mexico; C.U.R.P. PUFX840517MDFRCM00 (Mexico); Passport Z01;\
       a.k.a. 'LA PRUEBA'; Linked To: EMPRESA FICTICIA."
      8,"EMPRESA FICTICIA",-0- ,"SDNTK",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n\u001a\
      """;

  @TempDir Path directory;

  static List<String> lines() {
    try {
      Path directory = Files.createTempDirectory("ofac");
      Files.writeString(directory.resolve("sdn.csv"), LIST);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new HoldingFile(HoldingFile.Type.OFAC, directory, Optional.empty()).write(out, _ -> {});
      Files.delete(directory.resolve("sdn.csv"));
      Files.delete(directory);
      return out.toString(StandardCharsets.UTF_8).lines().map(line -> line + "\n").toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void anEntryBecomesCategorisedFields() {
    JsonNode person = Json.mapper().readTree(lines().getFirst());

    assertThat(person.at("/id").stringValue()).isEqualTo("ofac-7");
    assertThat(person.at("/names/1/kind").stringValue()).isEqualTo("weak-alias");
    assertThat(person.at("/birthDates/0").stringValue()).isEqualTo("1984-05-17");
    assertThat(person.at("/identifiers/0").toString())
        .isEqualTo("{\"country\":\"MX\",\"type\":\"curp\",\"value\":\"PUFX840517MDFRCM00\"}");
    assertThat(
            person
                .path("fields")
                .valueStream()
                .map(f -> f.path("name").stringValue() + " in " + f.path("category").stringValue()))
        .containsExactly(
            "name in identity",
            "alias in identity",
            "birthDate in identity",
            "nationality in identity",
            "curp in identity",
            "passport in document",
            "program in wanted",
            "linked in association");
  }

  @Test
  void aRowTheListReaderSkipsIsAProblemOfItsFile() throws IOException {
    Files.writeString(directory.resolve("SDN.CSV"), LIST + "\nx,y\n");

    Converted converted =
        new HoldingFile(HoldingFile.Type.OFAC, directory, Optional.empty())
            .write(new ByteArrayOutputStream(), _ -> {});

    assertThat(converted.records()).isEqualTo(2);
    assertThat(converted.problems()).hasSize(1);
    assertThat(converted.problems().getFirst().pointer()).isEqualTo("sdn.csv");
    assertThat(converted.whole()).isFalse();
  }
}
