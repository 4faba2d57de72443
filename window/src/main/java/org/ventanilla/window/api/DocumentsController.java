package org.ventanilla.window.api;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The API's description for programs and for people, and the schemas of what is signed. Nothing of
/// it changes while the window runs.
@RestController
final class DocumentsController {
  private static final String SCHEMAS = "classpath*:/spec/*.schema.json";
  private static final MediaType SCHEMA = MediaType.parseMediaType("application/schema+json");
  private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

  private final byte[] openApi;
  private final String page;
  private final Map<String, byte[]> schemas;

  DocumentsController() {
    OpenApi document = OpenApi.load();
    this.openApi = document.json();
    var output = new StringOutput();
    TemplateEngine.createPrecompiled(ContentType.Html)
        .render("api/api.jte", ApiPages.of(document.document()), output);
    this.page = output.toString();
    this.schemas = schemas();
  }

  @GetMapping(path = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> openApi() {
    return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(openApi);
  }

  @GetMapping(path = "/api/v1/schemas", produces = MediaType.APPLICATION_JSON_VALUE)
  Set<String> schemaNames() {
    return schemas.keySet();
  }

  @GetMapping(
      path = "/api/v1/schemas/{name}",
      produces = {"application/schema+json", MediaType.APPLICATION_JSON_VALUE})
  ResponseEntity<byte[]> schema(@PathVariable String name) {
    byte[] schema = schemas.get(name);
    if (schema == null) {
      throw new Refusal(ProblemCode.NOT_FOUND);
    }
    return ResponseEntity.ok()
        .contentType(SCHEMA)
        .cacheControl(CacheControl.noCache())
        .body(schema);
  }

  @GetMapping(path = "/api", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> page() {
    return ResponseEntity.ok().contentType(HTML).cacheControl(CacheControl.noCache()).body(page);
  }

  private static Map<String, byte[]> schemas() {
    Map<String, byte[]> found = new TreeMap<>();
    try {
      for (Resource resource : new PathMatchingResourcePatternResolver().getResources(SCHEMAS)) {
        String name = resource.getFilename();
        if (name != null) {
          found.put(name, resource.getContentAsByteArray());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }
}
