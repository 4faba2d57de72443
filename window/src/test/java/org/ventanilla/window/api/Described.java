package org.ventanilla.window.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The API's description, which real responses are held against: status, headers, media type, body.
final class Described {
  private final JsonNode document;
  private final Set<String> done = new TreeSet<>();

  Described(JsonNode document) {
    this.document = document;
  }

  /// Every operation there is, such as `GET /api/v1/requests`.
  Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      path.getValue()
          .propertyNames()
          .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
    }
    return operations;
  }

  /// The operations that were seen to succeed.
  Set<String> done() {
    return done;
  }

  /// A response that is as the operation's description has it.
  ///
  /// @param operation such as `GET /api/v1/requests/{id}`
  <T extends HttpResponse<String>> T check(String operation, T response) {
    String[] parts = operation.split(" ", 2);
    JsonNode responses =
        document.path("paths").path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT));
    assertThat(responses.isMissingNode()).as(operation).isFalse();
    String status = Integer.toString(response.statusCode());
    JsonNode described = responses.path("responses").path(status);
    if (described.isMissingNode()) {
      assertThat(response.statusCode()).as(operation + " " + response.body()).isBetween(400, 599);
      described = responses.path("responses").path("default");
    }
    described = resolved(described);
    for (String header : described.path("headers").propertyNames()) {
      // There is no link on a list's last page.
      if (!header.equals("Link")) {
        assertThat(response.headers().firstValue(header)).as(operation + " " + header).isPresent();
      }
    }
    checkBody(operation + " " + status, described.path("content"), response);
    if (response.statusCode() < 400) {
      done.add(operation);
    }
    return response;
  }

  private void checkBody(String what, JsonNode content, HttpResponse<String> response) {
    if (content.isEmpty()) {
      assertThat(response.body()).as(what).isEmpty();
      return;
    }
    String type = response.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
    JsonNode media = content.path(type);
    assertThat(media.isMissingNode()).as(what + " is " + type).isFalse();
    if (type.endsWith("json") && media.has("schema")) {
      assertThat(schema(media.path("schema")).validate(response.body(), InputFormat.JSON))
          .as(what + " " + response.body())
          .isEmpty();
    }
  }

  private JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asString("");
    return reference.isEmpty() ? node : document.at(reference.substring(1));
  }

  private Schema schema(JsonNode schema) {
    ObjectNode whole = ((ObjectNode) schema).deepCopy();
    whole.set("components", document.path("components"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(whole.toString(), InputFormat.JSON);
  }
}
