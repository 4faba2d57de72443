package org.ventanilla.window.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.ventanilla.window.exchange.Caller;
import org.ventanilla.window.exchange.Exchange;
import org.ventanilla.window.exchange.FilingOutcome;
import org.ventanilla.window.exchange.FilingOutcome.Violation;
import org.ventanilla.window.exchange.Reference;
import org.ventanilla.window.exchange.RequestView;
import org.ventanilla.window.notary.IssuedReceipt;

/// Filing requests and looking at them.
@RestController
@RequestMapping(path = RequestsController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
final class RequestsController {
  static final String PATH = "/api/v1/requests";

  private final Exchange exchange;
  private final ActReader acts;

  RequestsController(Exchange exchange, ActReader acts) {
    this.exchange = exchange;
    this.acts = acts;
  }

  /// A request and the receipt of the act that was just done on it.
  ///
  /// @param receipt tlog-proof, or null when it follows under `/receipts`
  record Receipted(RequestView request, @Nullable String receipt) {}

  @PostMapping
  ResponseEntity<?> file(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      HttpServletRequest request) {
    ActReader.Received received = acts.receive(request);
    FilingOutcome outcome =
        received
            .refusal()
            .<FilingOutcome>map(
                refusal -> exchange.reject(caller, violation(refusal), digest(received.bytes())))
            .orElseGet(() -> exchange.file(caller, received.bytes(), idempotencyKey));
    return switch (outcome) {
      case FilingOutcome.Accepted(var view, _, var receipt) ->
          filed(HttpStatus.CREATED, view, receipt);
      case FilingOutcome.AlreadyFiled(var view, _, var receipt) ->
          filed(HttpStatus.OK, view, receipt);
      case FilingOutcome.Rejected(var reason, var violations, _, var receipt) ->
          Problems.response(Problem.of(reason, violations, receipt));
    };
  }

  @GetMapping
  ResponseEntity<List<RequestView>> list(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(name = "state", defaultValue = "") Set<String> states,
      @RequestParam(name = "overdue", required = false) @Nullable Boolean overdue,
      @RequestParam(name = "kind", required = false) @Nullable String kind,
      @RequestParam(name = "reference", required = false) @Nullable String reference,
      @RequestParam(name = "cursor", required = false) @Nullable String cursor,
      @RequestParam(name = "limit", defaultValue = "50") int limit,
      HttpServletRequest request) {
    Paging.check(cursor, limit);
    Paging.checkWords("state", states, exchange.states(caller));
    Paging.checkWords("kind", kind == null ? Set.of() : Set.of(kind), exchange.kinds());
    var filter = new Exchange.Filter(states, overdue, kind, reference(reference));
    return Paging.response(exchange.list(caller, filter, cursor, limit), request);
  }

  @GetMapping("/{id}")
  ResponseEntity<RequestView> show(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
    RequestView view =
        exchange.find(caller, id).orElseThrow(() -> new Refusal(ProblemCode.NOT_FOUND));
    return ResponseEntity.ok().eTag(EntityTags.of(view)).body(view);
  }

  private static ResponseEntity<Receipted> filed(
      HttpStatus status, RequestView view, Optional<IssuedReceipt> receipt) {
    return ResponseEntity.status(status)
        .location(URI.create(PATH + "/" + view.id()))
        .eTag(EntityTags.of(view))
        .body(new Receipted(view, Outcomes.text(receipt)));
  }

  /// A slip is told, so that nobody takes a mistyped reference for a request that is not there.
  private static @Nullable Reference reference(@Nullable String typed) {
    return typed == null
        ? null
        : Reference.parse(typed).orElseThrow(() -> new Refusal(ProblemCode.REFERENCE_MALFORMED));
  }

  private static Violation violation(Problem problem) {
    return new Violation(problem.code(), problem.status(), "", problem.detail());
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
