package org.ventanilla.bench;

import java.net.http.HttpRequest.BodyPublishers;
import org.ventanilla.cli.DemoCast;
import org.ventanilla.cli.WindowClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Invented people, whom one holder holds and the requester asks about.
///
/// @param count how many there are
record People(int count) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /// Has the holder hold all of them.
  void hold(WindowClient holder) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append(record(i)).append('\n');
    }
    holder.post(
        "/api/v1/holdings/register/imports",
        "application/x-ndjson",
        BodyPublishers.ofString(lines.toString()));
  }

  /// A request about one of them, which the policy decides by itself.
  JsonNode request(int number) {
    int person = number % count;
    ObjectNode request = NODES.objectNode();
    request.put("kind", "information");
    request.put("caseReference", "SAMPLE-" + number);
    request
        .putObject("officer")
        .put("id", DemoCast.REQUESTING_OFFICER)
        .put("accreditation", "EJEMPLO-" + DemoCast.REQUESTING_OFFICER)
        .put("territory", "US");
    request.put("facts", "Invented for a load run.");
    request.putObject("offence").put("description", "Money laundering (invented case)");
    request.putArray("categories").add("identity").add("address");
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
    ObjectNode subject = request.putArray("subjects").addObject();
    subject.put("type", "person");
    subject.putArray("names").add(name(person));
    subject.putArray("birthDates").addObject().put("date", birthDate(person));
    return request;
  }

  private static ObjectNode record(int person) {
    ObjectNode record = NODES.objectNode();
    record.put("id", "SAMPLE-" + person);
    record.put("subject", "person");
    record.putArray("names").add(name(person));
    record.putArray("birthDates").add(birthDate(person));
    record.putArray("identifiers");
    record.put("classification", "restricted");
    record.put("handling", "H1");
    record.put("source", "B");
    record.put("information", 2);
    record.put("originator", DemoCast.LIST_HOLDER);
    record.put("thirdParty", false);
    var fields = record.putArray("fields");
    field(fields.addObject(), "name", "identity", "Persona Inventada " + person);
    field(fields.addObject(), "address", "address", "Calle Inventada " + person);
    return record;
  }

  private static void field(ObjectNode field, String name, String category, String value) {
    field.put("name", name).put("category", category).put("value", value);
  }

  private static ObjectNode name(int person) {
    return NODES
        .objectNode()
        .put("kind", "legal")
        .put("given", "Persona" + word(person))
        .put("paternal", "Inventada" + word(person / 26 + 7))
        .put("maternal", "Ficticia");
  }

  /// Letters, since a name has no digits.
  private static String word(int number) {
    StringBuilder word = new StringBuilder();
    for (int left = number; word.length() < 3; left /= 26) {
      word.append((char) ('a' + left % 26));
    }
    return word.toString();
  }

  private static String birthDate(int person) {
    return "19%02d-%02d-%02d".formatted(40 + person % 60, 1 + person % 12, 1 + person % 28);
  }
}
