package org.ventanilla.window.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The API's own description, `docs/spec/openapi.yaml`. It is written by hand; a test holds the
/// controllers and it to each other.
///
/// @param document OpenAPI 3.1
record OpenApi(JsonNode document) {
  private static final String FILE = "/spec/openapi.yaml";

  static OpenApi load() {
    try (InputStream in = OpenApi.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("no " + FILE + " on the class path");
      }
      Object tree = new Load(LoadSettings.builder().setLabel(FILE).build()).loadFromInputStream(in);
      return new OpenApi(JsonMapper.builder().build().valueToTree(tree));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] json() {
    return JsonMapper.builder().build().writeValueAsBytes(document);
  }
}
