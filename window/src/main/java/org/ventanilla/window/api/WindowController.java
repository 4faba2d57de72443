package org.ventanilla.window.api;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What everybody may know of this window.
@RestController
final class WindowController {
  private final WindowFacts facts;

  WindowController(WindowFacts facts) {
    this.facts = facts;
  }

  @GetMapping(path = "/api/v1/window", produces = MediaType.APPLICATION_JSON_VALUE)
  WindowFacts window() {
    return facts;
  }
}
