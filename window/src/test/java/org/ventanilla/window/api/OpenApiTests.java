package org.ventanilla.window.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

class OpenApiTests {
  private static TestDoor door;
  private static JsonNode document;

  @BeforeAll
  static void open() {
    door = TestDoor.open();
    document = TestDoor.json(get("/api/v1/openapi.json"));
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

  /// In YAML a comma in unquoted words makes a member of what follows.
  @Test
  void noMemberOfTheDocumentIsEmpty() {
    assertThat(document.toString()).doesNotContain(":null");
  }

  @Test
  void everyEndpointIsInTheDocumentAndTheReverse() throws ReflectiveOperationException {
    Set<String> mapped = new TreeSet<>();
    // The authorization server and the framework serve these with filters and handlers of their
    // own.
    mapped.add("POST /oauth2/token");
    mapped.add("GET /health");
    for (Class<?> controller : controllers()) {
      for (Method method : controller.getDeclaredMethods()) {
        mapped.addAll(mappings(controller, method));
      }
    }

    assertThat(mapped).hasSizeGreaterThan(25).isEqualTo(new Described(document).operations());
  }

  /// Every controller of the API, whether or not the door alone has what is behind it.
  private static List<Class<?>> controllers() throws ReflectiveOperationException {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
    List<Class<?>> controllers = new ArrayList<>();
    for (BeanDefinition found :
        scanner.findCandidateComponents(OpenApi.class.getPackage().getName())) {
      controllers.add(Class.forName(found.getBeanClassName()));
    }
    assertThat(controllers).hasSizeGreaterThan(7);
    return controllers;
  }

  private static List<String> mappings(Class<?> controller, Method method) {
    RequestMapping mapping =
        AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
    if (mapping == null) {
      return List.of();
    }
    RequestMapping base =
        AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
    String start = base == null ? "" : base.path()[0];
    List<String> mappings = new ArrayList<>();
    for (String path : mapping.path().length == 0 ? new String[] {""} : mapping.path()) {
      for (RequestMethod verb : mapping.method()) {
        mappings.add(verb + " " + start + path.replace("{*path}", "{path}"));
      }
    }
    assertThat(mappings).as(method.toString()).isNotEmpty();
    return mappings;
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

  private static HttpResponse<String> get(String path) {
    return door.send(HttpRequest.newBuilder(door.at(path)).GET());
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = OpenApiTests.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
