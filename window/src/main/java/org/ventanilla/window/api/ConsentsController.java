package org.ventanilla.window.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.ventanilla.window.exchange.Caller;
import org.ventanilla.window.exchange.ConsentView;
import org.ventanilla.window.exchange.Exchange;

/// What originators are asked to consent to, and their people's answers.
@RestController
@RequestMapping(path = "/api/v1/consents", produces = MediaType.APPLICATION_JSON_VALUE)
final class ConsentsController {
  private final Exchange exchange;
  private final ActReader acts;

  ConsentsController(Exchange exchange, ActReader acts) {
    this.exchange = exchange;
    this.acts = acts;
  }

  @GetMapping
  ResponseEntity<List<ConsentView>> list(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(name = "cursor", required = false) @Nullable String cursor,
      @RequestParam(name = "limit", defaultValue = "50") int limit,
      HttpServletRequest request) {
    Paging.check(cursor, limit);
    return Paging.response(exchange.consents(caller, cursor, limit), request);
  }

  @PostMapping("/{id}/answer")
  ConsentView answer(
      @AuthenticationPrincipal Caller caller, @PathVariable UUID id, HttpServletRequest request) {
    return Outcomes.done(exchange.consent(caller, id, acts.read(request))).value();
  }
}
