package org.ventanilla.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.holding.HoldingFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What is asked in the demonstration and what is held. By default an invented person in an
/// invented register; with a list of the viewer's own, the first person on it.
///
/// @param list what the one holder imports
/// @param subject whom the request asks about, as a filing has it
/// @param subjectName how the subject is called on the screen
/// @param invented whether the person is, so that more may be invented about them
record DemoScript(HoldingFile list, JsonNode subject, String subjectName, boolean invented) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int LONGEST_SHOWN = 44;

  /// The worked example's own list.
  static DemoScript ofExample(Path agreement) {
    Path folder = agreement.resolve("holdings");
    ObjectNode subject = NODES.objectNode().put("type", "person");
    subject
        .putArray("names")
        .addObject()
        .put("kind", "legal")
        .put("given", "Ximena")
        .put("paternal", "Prueba")
        .put("maternal", "Ficticia");
    subject.putArray("birthDates").addObject().put("date", "1984-05-17");
    return new DemoScript(
        new HoldingFile(
            HoldingFile.Type.CSV,
            folder.resolve("sspc-register.csv"),
            Optional.of(folder.resolve("mapping.yaml"))),
        subject,
        "Ximena Prueba Ficticia (invented)",
        true);
  }

  /// A list the viewer brings. Asks about the first person on it.
  static DemoScript of(HoldingList list, @Nullable Path mapping, PrintWriter told) {
    HoldingFile file = list.file(Optional.ofNullable(mapping));
    JsonNode first = firstPerson(file, told);
    ObjectNode subject = NODES.objectNode().put("type", "person");
    subject.putArray("names").add(first.path("names").get(0));
    return new DemoScript(file, subject, "the first person on " + list.path(), false);
  }

  /// The filing, signed by the requesting agency.
  String filing(DemoCast cast, JsonNode about) {
    return Acts.filing(cast.signingKey(DemoCast.REQUESTER), DemoCast.REQUESTER, about, request());
  }

  /// The same question, signed with a key of another agency's officer.
  String forged(DemoCast cast, JsonNode about) {
    return Acts.filing(
        cast.signingKey(DemoCast.HOLDER_OFFICER), DemoCast.REQUESTER, about, request());
  }

  /// What the holder who answers through a person answers. Nothing is invented about real people.
  ArrayNode personsRecords() {
    ArrayNode records = NODES.arrayNode();
    if (invented) {
      ObjectNode one = records.addObject();
      one.put("id", "UIF-EJEMPLO-1");
      one.put("classification", "restricted");
      one.put("handling", "H1");
      one.put("source", "A");
      one.put("information", 2);
      one.put("originator", DemoCast.PERSON_HOLDER);
      one.put("thirdParty", false);
      one.putArray("fields")
          .addObject()
          .put("name", "accounts.number")
          .put("category", "financial")
          .put("value", "000000000000001111");
    }
    return records;
  }

  /// One field of a decision or an answer as a line on the screen.
  static String line(JsonNode field) {
    String verdict =
        field
            .path("decision")
            .asString(field.path("verdict").asString(""))
            .toLowerCase(Locale.ROOT);
    JsonNode value = field.path("value");
    String shown =
        value.isNull() || value.isMissingNode()
            ? field.path("ground").asString("-")
            : shortened(value.isString() ? value.asString() : value.toString());
    String people =
        field
            .path("approvers")
            .valueStream()
            .map(need -> "needs " + need.path("count").asInt() + " " + need.path("role").asString())
            .collect(Collectors.joining(", "));
    String rules =
        field.path("rules").valueStream().map(JsonNode::asString).collect(Collectors.joining(" "));
    return "%-16s %-16s %-10s %-46s %s"
        .formatted(
            field.path("name").asString(),
            field.path("category").asString(),
            verdict,
            shown,
            people.isEmpty() ? rules : rules + "  " + people)
        .stripTrailing();
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN - 1) + "…";
  }

  private JsonNode request() {
    ObjectNode request = NODES.objectNode();
    request.put("kind", "information");
    request.put("caseReference", "EJEMPLO-2026-0001");
    request
        .putObject("officer")
        .put("id", DemoCast.REQUESTING_OFFICER)
        .put("accreditation", "EJEMPLO-" + DemoCast.REQUESTING_OFFICER)
        .put("territory", "US");
    request.put(
        "facts", "Invented for the demonstration: money moved through accounts that do not exist.");
    request.putObject("offence").put("description", "Money laundering (invented case)");
    request
        .putArray("categories")
        .add("identity")
        .add("address")
        .add("criminal-record")
        .add("informant")
        .add("association")
        .add("financial");
    request.put("purpose", "investigation");
    request.put("believedHeld", "The person is said to live in Mexico.");
    request.put("territory", "MX");
    request.put("link", "The person is a suspect in the invented case.");
    request
        .putObject("urgency")
        .put("class", "URGENT_DIRECT")
        .put("reason", "IMMINENT_LOSS_OF_RELEVANCE");
    request.putArray("restrictions").add("H1");
    request.put("retentionDays", 365);
    request.put("language", "en");
    request.putArray("subjects").add(subject);
    return request;
  }

  private static JsonNode firstPerson(HoldingFile file, PrintWriter told) {
    Path lines = null;
    try {
      lines = Files.createTempFile("ventanilla-demo", ".jsonl");
      try (var out = Files.newOutputStream(lines);
          Progress progress = Progress.of("records", told)) {
        file.write(out, progress::reached);
      }
      try (BufferedReader reader = Files.newBufferedReader(lines)) {
        return reader
            .lines()
            .map(Documents::parse)
            .filter(one -> one.path("subject").asString("").equals("person"))
            .filter(one -> !one.path("names").isEmpty())
            .findFirst()
            .orElseThrow(() -> CliException.usage("there is no person on the list"));
      }
    } catch (IOException e) {
      throw CliException.usage("cannot use the list: " + KeyFile.reason(e));
    } finally {
      HoldingsCommand.delete(lines);
    }
  }
}
