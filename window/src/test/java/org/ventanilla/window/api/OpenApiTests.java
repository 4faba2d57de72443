package org.ventanilla.window.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

class OpenApiTests {
  private static final String PATH = "/api/v1/requests";
  private static TestDoor door;
  private static JsonNode document;
  private static String token;

  @BeforeAll
  static void open() {
    door = TestDoor.open();
    document = TestDoor.json(get("/api/v1/openapi.json"));
    token = door.token(TestDoor.ONE);
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @Test
  void documentIsValidOpenApi() throws IOException {
    Map<String, String> vendored =
        Map.of(
            "https://spec.openapis.org/oas/3.1/schema/2022-10-07", text("/openapi/oas-3.1.json"));
    Schema schema =
        SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(vendored))
            .getSchema(SchemaLocation.of("https://spec.openapis.org/oas/3.1/schema/2022-10-07"));

    assertThat(schema.validate(document.toString(), InputFormat.JSON)).isEmpty();
    assertThat(schema.validate("{\"openapi\": \"3.1.1\"}", InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void everyEndpointIsInTheDocumentAndTheReverse() {
    Set<String> described = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      path.getValue()
          .propertyNames()
          .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
    }
    Set<String> mapped = new TreeSet<>();
    // The authorization server serves it with a filter of its own.
    mapped.add("POST /oauth2/token");
    RequestMappingHandlerMapping mapping = door.mapping();
    for (Map.Entry<RequestMappingInfo, HandlerMethod> entry :
        mapping.getHandlerMethods().entrySet()) {
      if (entry.getValue().getBeanType().getPackage().equals(OpenApi.class.getPackage())) {
        for (String path : entry.getKey().getPatternValues()) {
          entry
              .getKey()
              .getMethodsCondition()
              .getMethods()
              .forEach(method -> mapped.add(method + " " + path.replace("{*path}", "/{path}")));
        }
      }
    }
    mapped.remove("GET /api");
    mapped.removeIf(endpoint -> endpoint.contains("/ledger/tile//"));
    described.remove("GET /ledger/tile/{path}");
    // The door alone has neither holdings nor keys behind it.
    described.removeIf(
        endpoint -> endpoint.contains("/api/v1/holdings") || endpoint.contains("/api/v1/keys"));

    assertThat(mapped).hasSizeGreaterThan(20).isEqualTo(described);
  }

  @Test
  void answersAreAsTheDocumentSays() {
    HttpResponse<String> filed = door.act(token, PATH, "document for the schema");
    String one = PATH + "/" + TestDoor.json(filed).path("request").path("id").asString();

    assertMatches("Receipted", filed);
    assertMatches("RequestList", door.get(token, PATH));
    assertMatches("Request", door.get(token, one));
    assertMatches("Answer", door.get(token, one + "/answer"));
    assertMatches("ReceiptList", door.get(token, one + "/receipts"));
    assertMatches("Timeline", door.get(token, one + "/timeline"));
    assertMatches("InquiryList", door.get(token, "/api/v1/inquiries"));
    assertMatches("Statistics", door.get(token, "/api/v1/statistics"));
    assertMatches("Window", get("/api/v1/window"));
    assertMatches("Problem", door.act(token, PATH, "refuse"));
    assertMatches("Problem", get("/api/v1/requests"));
    assertMatches("Token", door.tokenRequest(TestDoor.ONE, door.assertion(TestDoor.ONE, _ -> {})));
  }

  @Test
  void pageShowsEveryOperation() {
    HttpResponse<String> page = get("/api");
    assertThat(page.statusCode()).isEqualTo(200);
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (JsonNode operation : path.getValue()) {
        assertThat(page.body()).contains("id=\"" + operation.path("operationId").asString() + "\"");
      }
    }
    assertThat(page.body()).doesNotContain("<script").doesNotContain("http://");
  }

  @Test
  void schemasAreServed() {
    JsonNode names = TestDoor.json(get("/api/v1/schemas"));
    for (JsonNode name : names) {
      HttpResponse<String> schema = get("/api/v1/schemas/" + name.asString());
      assertThat(schema.statusCode()).isEqualTo(200);
      assertThat(TestDoor.json(schema).path("$schema").asString()).contains("2020-12");
    }
    assertThat(get("/api/v1/schemas/none.schema.json").statusCode()).isEqualTo(404);
  }

  private static void assertMatches(String name, HttpResponse<String> response) {
    assertThat(document.path("components").path("schemas").has(name)).isTrue();
    String wrapped =
        "{\"$ref\": \"#/components/schemas/"
            + name
            + "\", \"components\": "
            + document.path("components")
            + "}";
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(wrapped, InputFormat.JSON);
    assertThat(schema.validate(response.body(), InputFormat.JSON))
        .as(name + " " + response.body())
        .isEmpty();
  }

  private static HttpResponse<String> get(String path) {
    return door.send(HttpRequest.newBuilder(door.at(path)).GET());
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = OpenApiTests.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
