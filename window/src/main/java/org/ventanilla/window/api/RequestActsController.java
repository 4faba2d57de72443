package org.ventanilla.window.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.ventanilla.window.api.RequestsController.Receipted;
import org.ventanilla.window.exchange.Caller;
import org.ventanilla.window.exchange.Exchange;
import org.ventanilla.window.exchange.Outcome;
import org.ventanilla.window.exchange.RequestView;
import tools.jackson.databind.JsonNode;

/// What people do with a request: each act is a compact JWS signed with the person's own key.
@RestController
@RequestMapping(
    path = RequestsController.PATH + "/{id}",
    produces = MediaType.APPLICATION_JSON_VALUE)
final class RequestActsController {
  private final Exchange exchange;
  private final ActReader acts;

  RequestActsController(Exchange exchange, ActReader acts) {
    this.exchange = exchange;
    this.acts = acts;
  }

  @PostMapping("/clarifications")
  ResponseEntity<Receipted> clarify(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      HttpServletRequest request) {
    return act(caller, id, ifMatch, request, exchange::clarify);
  }

  @PostMapping("/withdrawal")
  ResponseEntity<Receipted> withdraw(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      HttpServletRequest request) {
    return act(caller, id, ifMatch, request, exchange::withdraw);
  }

  @GetMapping("/decision")
  JsonNode decision(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
    return Outcomes.done(exchange.decision(caller, id)).value();
  }

  @PostMapping("/decisions")
  ResponseEntity<Receipted> decide(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      HttpServletRequest request) {
    return act(caller, id, ifMatch, request, exchange::decide);
  }

  @PostMapping("/approvals")
  ResponseEntity<Receipted> approve(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      HttpServletRequest request) {
    return act(caller, id, ifMatch, request, exchange::approve);
  }

  private ResponseEntity<Receipted> act(
      Caller caller, UUID id, @Nullable String ifMatch, HttpServletRequest request, Act act) {
    byte[] jws = acts.read(request);
    Outcome.Done<RequestView> done =
        Outcomes.done(act.on(caller, id, jws, EntityTags.versions(ifMatch)));
    return ResponseEntity.ok()
        .eTag(EntityTags.of(done.value()))
        .body(new Receipted(done.value(), Outcomes.text(done.receipt())));
  }

  private interface Act {
    Outcome<RequestView> on(Caller caller, UUID id, byte[] jws, LongPredicate version);
  }
}
