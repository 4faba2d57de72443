package org.ventanilla.window.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What the page about the API shows, made from the OpenAPI document. Public because templates are
/// compiled into a package of their own.
public final class ApiPages {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

  private ApiPages() {}

  /// The page.
  public record ApiPage(String title, List<List<Span>> introduction, List<Group> groups) {
    public ApiPage {
      introduction = List.copyOf(introduction);
      groups = List.copyOf(groups);
    }
  }

  /// A stretch of text.
  ///
  /// @param style `text`, `code` or `strong`
  public record Span(String text, String style) {}

  /// Operations on one thing.
  public record Group(String id, String title, List<Operation> operations) {
    public Group {
      operations = List.copyOf(operations);
    }
  }

  /// One operation.
  ///
  /// @param open whether it needs no access token
  public record Operation(
      String id,
      String method,
      String path,
      String summary,
      List<Span> description,
      boolean open,
      List<Detail> parameters,
      List<Detail> responses) {
    public Operation {
      description = List.copyOf(description);
      parameters = List.copyOf(parameters);
      responses = List.copyOf(responses);
    }
  }

  /// A parameter or a response.
  public record Detail(String name, List<Span> text) {
    public Detail {
      text = List.copyOf(text);
    }
  }

  static ApiPage of(JsonNode document) {
    List<Group> groups = new ArrayList<>();
    for (JsonNode tag : document.path("tags")) {
      String name = tag.path("name").asString();
      List<Operation> operations = new ArrayList<>();
      for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
        for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
          if (METHODS.contains(operation.getKey())
              && operation.getValue().path("tags").path(0).asString().equals(name)) {
            operations.add(operation(document, path.getKey(), operation));
          }
        }
      }
      groups.add(new Group(name, tag.path("description").asString(), operations));
    }
    JsonNode info = document.path("info");
    List<List<Span>> introduction = new ArrayList<>();
    for (String paragraph : info.path("description").asString("").strip().split("\n\n", -1)) {
      introduction.add(spans(paragraph.replace('\n', ' ')));
    }
    return new ApiPage(info.path("title").asString(), introduction, groups);
  }

  private static Operation operation(
      JsonNode document, String path, Map.Entry<String, JsonNode> operation) {
    JsonNode it = operation.getValue();
    List<Detail> parameters = new ArrayList<>();
    for (JsonNode named : it.path("parameters")) {
      JsonNode parameter = resolved(document, named);
      parameters.add(
          new Detail(
              parameter.path("name").asString(),
              spans(parameter.path("description").asString("") + bounds(parameter))));
    }
    List<Detail> responses = new ArrayList<>();
    for (Map.Entry<String, JsonNode> response : it.path("responses").properties()) {
      responses.add(
          new Detail(
              response.getKey().equals("default") ? "4xx, 5xx" : response.getKey(),
              spans(resolved(document, response.getValue()).path("description").asString(""))));
    }
    return new Operation(
        it.path("operationId").asString(),
        operation.getKey(),
        path,
        it.path("summary").asString(),
        spans(it.path("description").asString("")),
        it.path("security").isArray() && it.path("security").isEmpty(),
        parameters,
        responses);
  }

  private static String bounds(JsonNode parameter) {
    JsonNode schema = parameter.path("schema");
    StringBuilder bounds = new StringBuilder();
    if (schema.has("minimum") && schema.has("maximum")) {
      bounds.append(" ").append(schema.path("minimum").asInt());
      bounds.append(" to ").append(schema.path("maximum").asInt()).append(".");
    }
    if (schema.has("default")) {
      bounds.append(" Default ").append(schema.path("default").asString()).append(".");
    }
    return bounds.toString();
  }

  private static JsonNode resolved(JsonNode document, JsonNode node) {
    String reference = node.path("$ref").asString("");
    return reference.startsWith("#/") ? document.at(reference.substring(1)) : node;
  }

  /// The little of Markdown that descriptions use: `code` and **strong**.
  static List<Span> spans(String text) {
    List<Span> spans = new ArrayList<>();
    String style = "text";
    for (String part : text.split("((?=`)|(?<=`)|(?=\\*\\*)|(?<=\\*\\*))", -1)) {
      String mark = part.equals("`") ? "code" : part.equals("**") ? "strong" : "";
      if (!mark.isEmpty()) {
        style = style.equals(mark) ? "text" : mark;
      } else if (!part.isEmpty() && !part.equals("*")) {
        spans.add(new Span(part, style));
      }
    }
    return spans;
  }
}
