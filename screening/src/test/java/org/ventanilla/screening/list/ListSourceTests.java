package org.ventanilla.screening.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.screening.ScreeningException;
import org.ventanilla.screening.list.ListedEntity.Identifier;
import org.ventanilla.screening.list.ListedEntity.Kind;
import org.ventanilla.screening.list.ListedEntity.Name;
import org.ventanilla.screening.list.ListedEntity.NameKind;
import org.ventanilla.screening.list.ReadReport.Reason;
import org.ventanilla.screening.list.ReadReport.Skipped;

class ListSourceTests {
  @TempDir Path directory;

  private LoadedList load(ListType type, String file, String text) throws IOException {
    Path path = directory.resolve(file);
    Files.writeString(path, text, StandardCharsets.UTF_8);
    return ListSource.of(type, path).load();
  }

  @Test
  void theUnitedNationsListGivesEverythingItStates() throws IOException {
    LoadedList list = load(ListType.UN, "un.xml", ListFiles.UN);

    assertThat(list.report().sourceDate()).contains(LocalDate.of(2020, 3, 4));
    assertThat(list.report().skipped())
        .extracting(Skipped::reason)
        .containsExactly(Reason.DUPLICATE_ID, Reason.NO_NAME, Reason.NO_ID);
    assertThat(list.entities()).hasSize(2);
    ListedEntity person = list.entities().getFirst();
    assertThat(person.id()).isEqualTo("101");
    assertThat(person.names())
        .containsExactly(
            new Name(NameKind.PRIMARY, "XIMENA PRUEBA FICTICIA"),
            new Name(NameKind.ALIAS, "Химена"),
            new Name(NameKind.ALIAS, "X. PRUEBA"),
            new Name(NameKind.WEAK_ALIAS, "LA PRUEBA"));
    assertThat(person.names().get(1).script()).isEqualTo(Character.UnicodeScript.CYRILLIC);
    assertThat(person.birthDates().stream().map(DateExpression::toString))
        .containsExactly("1961-05-03", "1961-04-03", "~1962", "1960..1965");
    assertThat(person.gender()).contains("female");
    assertThat(person.identifiers())
        .containsExactly(
            new Identifier(IdentifierType.PASSPORT, "Z000001", Optional.of("Mexico"), ""));
    assertThat(person.addresses().getFirst().note()).isEqualTo("until 2001");
    assertThat(person.details())
        .containsEntry("reference", "EJi.001")
        .containsEntry("position", "Treasurer")
        .containsEntry("something_new", "kept");
    assertThat(person.remarks()).isEqualTo("Invented.");
    assertThat(list.entities().get(1).names())
        .extracting(Name::kind)
        .containsExactly(NameKind.PRIMARY, NameKind.FORMER);
  }

  @Test
  void whoeverWorksMeanwhileGetsTheEntriesInTheirOrder() throws IOException {
    Path path = Files.writeString(directory.resolve("list.xml"), ListFiles.UN);
    Path compiled = directory.resolve("compiled");
    List<ListedEntity> got = new ArrayList<>();

    LoadedList list = ListSource.of(ListType.UN, path).load(got::add);

    assertThat(got).isEqualTo(list.entities()).hasSize(2);
    new CompiledList(list, new TreeMap<>()).write(compiled);
    got.clear();
    assertThat(ListSource.of(ListType.COMPILED, compiled).load(got::add).entities())
        .isEqualTo(got)
        .hasSize(2);
  }

  @Test
  void theAdvancedListGivesWhatTheLegacyFilesGive() throws IOException {
    LoadedList list = load(ListType.OFAC_XML, "sdn_advanced.xml", ListFiles.OFAC_XML);

    assertThat(list.report().sourceDate()).contains(LocalDate.of(2020, 3, 4));
    assertThat(list.report().skipped())
        .extracting(Skipped::reason)
        .containsExactlyInAnyOrder(Reason.NO_NAME, Reason.DANGLING);
    ListedEntity person = list.entities().getFirst();
    assertThat(person.id()).isEqualTo("70");
    assertThat(person.kind()).isEqualTo(Kind.PERSON);
    assertThat(person.names())
        .containsExactly(
            new Name(NameKind.PRIMARY, "PRUEBA FICTICIA, Ximena"),
            new Name(NameKind.WEAK_ALIAS, "LA PRUEBA"));
    assertThat(person.birthDates()).hasToString("[~1961]");
    assertThat(person.nationalities()).containsExactly("Mexico");
    assertThat(person.addresses().getFirst().line()).isEqualTo("Calle 1, Villa Ejemplo, Mexico");
    assertThat(person.gender()).contains("female");
    assertThat(person.programs()).containsExactly("EJEMPLO");
    assertThat(person.details()).containsEntry("title", "Doña");
    assertThat(person.emails()).containsExactly("x@ejemplo.example");
    assertThat(person.identifiers())
        .extracting(Identifier::type, Identifier::value)
        .contains(
            tuple(IdentifierType.PASSPORT, "Z000001"),
            tuple(IdentifierType.CURP, "PUFX610403MDFRCM09"));
    ListedEntity company = list.entities().get(1);
    assertThat(company.kind()).isEqualTo(Kind.ORGANISATION);
    assertThat(company.relations())
        .containsExactly(
            new Relation(
                RelationType.OWNERSHIP, new Relation.ById("70"), "Owned or Controlled By"));
  }

  @Test
  void anAdvancedListThatDefinesNothingIsReadByTheNumbersInUse() throws IOException {
    String bare =
        ListFiles.OFAC_XML.replaceFirst("(?s)<ReferenceValueSets>.*</ReferenceValueSets>", "");

    LoadedList list = load(ListType.OFAC_XML, "sdn_advanced.xml", bare);

    ListedEntity person = list.entities().getFirst();
    assertThat(person.kind()).isEqualTo(Kind.PERSON);
    assertThat(person.names().getFirst().text()).isEqualTo("PRUEBA FICTICIA Ximena");
    assertThat(person.birthDates()).hasToString("[~1961]");
    assertThat(person.programs()).containsExactly("EJEMPLO");
    assertThat(list.entities().get(1).kind()).isEqualTo(Kind.ORGANISATION);
  }

  @Test
  void followTheMoneyEntitiesGatherWhatIsSaidOfThem() throws IOException {
    LoadedList list = load(ListType.FTM, "entities.ftm.json", ListFiles.FTM);

    assertThat(list.entities()).extracting(ListedEntity::id).containsExactly("p-1", "c-1", "l-1");
    assertThat(list.report().skipped())
        .containsExactly(
            new Skipped("entities.ftm.json", 10, Reason.DANGLING),
            new Skipped("entities.ftm.json", 11, Reason.DUPLICATE_ID),
            new Skipped("entities.ftm.json", 12, Reason.NO_NAME),
            new Skipped("entities.ftm.json", 13, Reason.NO_ID),
            new Skipped("entities.ftm.json", 14, Reason.MALFORMED_JSON));
    ListedEntity person = list.entities().getFirst();
    assertThat(person.names())
        .extracting(Name::text)
        .containsExactly(
            "Ximena Prueba Ficticia", "Prueba Ficticia, Ximena", "X. Prueba", "LA PRUEBA");
    assertThat(person.identifiers())
        .extracting(Identifier::type)
        .containsExactlyInAnyOrder(
            IdentifierType.CURP,
            IdentifierType.PHONE,
            IdentifierType.PASSPORT,
            IdentifierType.CEDULA);
    assertThat(person.addresses().getFirst().line()).isEqualTo("Calle 1, Villa Ejemplo, mx");
    assertThat(person.programs()).containsExactly("EJEMPLO");
    assertThat(person.relations())
        .containsExactlyInAnyOrder(
            new Relation(RelationType.OWNERSHIP, new Relation.ById("c-1"), "60"),
            new Relation(RelationType.FAMILY, new Relation.ById("l-1"), "brother"));
    assertThat(list.entities().get(2).kind()).isEqualTo(Kind.UNKNOWN);
  }

  @Test
  void whatFollowTheMoneyWritesInsideAnEntityIsReadAsWell() throws IOException {
    String nested =
        """
        {"id":"p-1","schema":"Person","properties":{"name":["Ximena Prueba"],\
        "addressEntity":[{"id":"a-1","schema":"Address","properties":{"full":["Calle 1, Villa"]}}],\
        "sanctions":[{"id":"s-1","schema":"Sanction","properties":{"program":["EJEMPLO"]}}],\
        "ownershipOwner":[{"id":"o-1","schema":"Ownership","properties":{"percentage":["60"],\
        "asset":[{"id":"c-1","schema":"Company","properties":{"name":["Prueba SA"]}}]}}]}}
        {"id":"c-1","schema":"Company","properties":{"name":["Prueba SA"]}}
        """;

    LoadedList list = load(ListType.FTM, "targets.nested.json", nested);

    ListedEntity person = list.entities().getFirst();
    assertThat(list.entities()).extracting(ListedEntity::id).containsExactly("p-1", "c-1");
    assertThat(person.addresses().getFirst().line()).isEqualTo("Calle 1, Villa");
    assertThat(person.programs()).containsExactly("EJEMPLO");
    assertThat(person.relations())
        .containsExactly(new Relation(RelationType.OWNERSHIP, new Relation.ById("c-1"), "60"));
    assertThat(list.report().skipped()).isEmpty();
  }

  @Test
  void theNameThatSenzingCallsPrimaryIsTheFirst() throws IOException {
    String features =
        """
        {"DATA_SOURCE":"W","RECORD_ID":"1","FEATURES":[{"RECORD_TYPE":"PERSON"},\
        {"NAME_TYPE":"AKA","NAME_FULL":"Xime"},\
        {"NAME_TYPE":"PRIMARY","NAME_LAST":"Prueba","NAME_FIRST":"Ximena"}]}
        """;

    LoadedList list = load(ListType.SENZING, "watchlist.json", features);

    assertThat(list.entities().getFirst().kind()).isEqualTo(Kind.PERSON);
    assertThat(list.entities().getFirst().names())
        .extracting(Name::text)
        .containsExactly("Prueba, Ximena", "Xime");
  }

  @Test
  void senzingRecordsComeFromCsvWithTheirRelations() throws IOException {
    LoadedList list = load(ListType.SENZING, "watchlist.csv", ListFiles.SENZING_CSV);

    assertThat(list.entities()).extracting(ListedEntity::id).containsExactly("1", "2", "3", "B:1");
    assertThat(list.report().skipped())
        .extracting(Skipped::line, Skipped::reason)
        .containsExactly(tuple(5L, Reason.DUPLICATE_ID), tuple(7L, Reason.NO_ID));
    ListedEntity person = list.entities().getFirst();
    assertThat(person.names()).containsExactly(new Name(NameKind.PRIMARY, "Prueba, Ximena"));
    assertThat(person.birthDates()).hasToString("[1961-04-03]");
    assertThat(person.addresses().getFirst().line())
        .isEqualTo("Calle 1, bajo, Villa Ejemplo, Mexico");
    assertThat(person.phones()).containsExactly("55-0000");
    assertThat(person.details()).containsEntry("category", "Fraud");
    assertThat(person.relations())
        .containsExactly(
            new Relation(RelationType.EMPLOYMENT, new Relation.ByName("Empresa Ficticia"), ""),
            new Relation(RelationType.OWNERSHIP, new Relation.ById("2"), "Owns 60%"));
    assertThat(list.entities().get(2).details()).containsEntry("nameless", "true");
  }

  @Test
  void senzingRecordsComeFromJsonToo() throws IOException {
    LoadedList list = load(ListType.SENZING, "records.json", ListFiles.SENZING_JSON);

    ListedEntity person = list.entities().getFirst();
    assertThat(person.names())
        .extracting(Name::text)
        .containsExactlyInAnyOrder("Prueba, Ximena", "Химена");
    assertThat(person.relations())
        .containsExactly(
            new Relation(RelationType.DIRECTORSHIP, new Relation.ById("2"), "Director"));
    assertThat(list.entities().get(1).kind()).isEqualTo(Kind.ORGANISATION);
  }

  @Test
  void aMappingSaysWhatColumnsMean() throws IOException {
    Files.writeString(directory.resolve("lista.csv.mapping.json"), ListFiles.MAPPING);

    LoadedList list = load(ListType.CSV, "lista.csv", ListFiles.CSV);

    assertThat(list.report().skipped())
        .extracting(Skipped::line, Skipped::reason)
        .containsExactly(
            tuple(5L, Reason.DUPLICATE_ID), tuple(6L, Reason.NO_NAME), tuple(7L, Reason.BAD_VALUE));
    ListedEntity person = list.entities().getFirst();
    assertThat(person.names())
        .containsExactly(
            new Name(NameKind.PRIMARY, "Prueba Ximena"),
            new Name(NameKind.WEAK_ALIAS, "LA PRUEBA"),
            new Name(NameKind.WEAK_ALIAS, "XIME"));
    assertThat(person.identifiers())
        .extracting(Identifier::type)
        .containsExactly(IdentifierType.CURP, IdentifierType.PHONE);
    assertThat(person.details()).containsEntry("nota", "algo");
    assertThat(list.entities().get(1).kind()).isEqualTo(Kind.ORGANISATION);
  }

  @Test
  void withoutAMappingColumnsAreKnownByTheFieldsNames() throws IOException {
    LoadedList list =
        load(ListType.CSV, "l.csv", "id,given,paternal,maternal\r\n1,Ximena,Prueba,Ficticia\r\n");

    assertThat(list.entities().getFirst().names())
        .containsExactly(new Name(NameKind.PRIMARY, "Prueba Ficticia, Ximena"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"fields\":{}}",
        "{\"fields\":{\"id\":\"absent\"}}",
        "{\"fields\":{\"id\":\"id\",\"shoe\":\"x\"}}",
        "{\"fields\":{\"id\":\"id\"},\"kind\":\"dragon\"}",
        "{\"fields\":{\"id\":\"id\"},\"separator\":\"\"}",
        "{\"fields\":{\"id\":\"id\"},\"feilds\":{}}"
      })
  void aWrongMappingIsRefused(String mapping) throws IOException {
    Files.writeString(directory.resolve("mapping.json"), mapping);

    assertThatThrownBy(() -> load(ListType.CSV, "l.csv", "id,name\n1,X\n"))
        .isInstanceOfSatisfying(
            ScreeningException.class,
            e -> assertThat(e.code()).isEqualTo(ScreeningException.Code.MAPPING_WRONG));
  }

  @Test
  void aBareFileOfOfacIsAListWithItsDate() throws IOException {
    LoadedList list =
        load(ListType.OFAC, "sdn_2020-03-04.csv", OfacFiles.person("7", "PRUEBA, X.", "DOB 1950."));

    assertThat(list.entities()).hasSize(1);
    assertThat(list.report().sourceDate()).contains(LocalDate.of(2020, 3, 4));
    assertThat(list.report().absent()).contains("alt.csv", "add.csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ofac", "ofac:", "sdn:/x", ":x", "ofac:\u0000"})
  void whatNamesNoListIsRefused(String text) {
    assertThatThrownBy(() -> ListSource.parse(text))
        .isInstanceOfSatisfying(
            ScreeningException.class,
            e -> assertThat(e.code()).isEqualTo(ScreeningException.Code.LIST_UNKNOWN));
  }

  @Test
  void aListMayHaveANameOfItsOwn() {
    assertThat(ListSource.parse("ours=csv:a/b.csv"))
        .isEqualTo(new ListSource(ListType.CSV, Path.of("a/b.csv"), "ours"));
    assertThat(ListSource.parse("un:x=1.xml").name()).isEqualTo("un");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UN", "FTM", "SENZING", "CSV", "OFAC_XML", "OFAC"})
  void anAbsentFileIsAFault(String type) {
    ListSource source = ListSource.of(ListType.valueOf(type), directory.resolve("absent"));

    assertThatThrownBy(source::load)
        .isInstanceOfSatisfying(
            ScreeningException.class,
            e -> assertThat(e.code()).isEqualTo(ScreeningException.Code.LIST_MISSING));
  }

  @Test
  void countriesAreKnownByNameAndCode() {
    assertThat(List.of("Mexico", "méxico", "MEX", "mx", "Korea, North", "Alemania"))
        .extracting(text -> Country.code(text).orElse(""))
        .containsExactly("mx", "mx", "mx", "mx", "kp", "de");
    assertThat(Country.code("Utopia")).isEmpty();
    assertThat(Country.code("x".repeat(10_000))).isEmpty();
  }
}
