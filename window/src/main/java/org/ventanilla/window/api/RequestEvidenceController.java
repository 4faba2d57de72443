package org.ventanilla.window.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.ventanilla.window.exchange.AnswerView;
import org.ventanilla.window.exchange.Caller;
import org.ventanilla.window.exchange.Exchange;
import org.ventanilla.window.exchange.Exchange.NamedReceipt;
import org.ventanilla.window.exchange.TimelineEntry;
import tools.jackson.databind.JsonNode;

/// A request's answer, and the proof of every step that led to it.
@RestController
@RequestMapping(
    path = RequestsController.PATH + "/{id}",
    produces = MediaType.APPLICATION_JSON_VALUE)
final class RequestEvidenceController {
  private final Exchange exchange;

  RequestEvidenceController(Exchange exchange) {
    this.exchange = exchange;
  }

  /// A receipt in the list of them.
  ///
  /// @param event an ETSI-REM name
  /// @param opening what opens the leaf is asked for by this name
  /// @param index of the leaf in the ledger
  /// @param receipt tlog-proof
  record ReceiptDocument(String event, String opening, Instant at, long index, String receipt) {}

  /// A step in the timeline.
  record StepDocument(
      Instant at, String event, @Nullable Integer subjectNumber, Map<String, String> detail) {}

  @GetMapping("/answer")
  ResponseEntity<AnswerView> answer(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
      HttpServletRequest request)
      throws HttpRequestMethodNotSupportedException {
    if (!HttpMethod.GET.matches(request.getMethod())) {
      // A HEAD would be receipted as a retrieval and retrieve nothing.
      throw new HttpRequestMethodNotSupportedException(request.getMethod(), List.of("GET"));
    }
    Optional<Duration> wait = Preference.wait(prefer);
    AnswerView answer =
        Outcomes.done(exchange.retrieve(caller, id, wait.orElse(Duration.ZERO))).value();
    ResponseEntity.BodyBuilder response = ResponseEntity.ok();
    wait.ifPresent(applied -> response.header("Preference-Applied", "wait=" + applied.toSeconds()));
    return response.body(answer);
  }

  @GetMapping("/receipts")
  List<ReceiptDocument> receipts(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
    return Outcomes.done(exchange.receipts(caller, id)).value().stream()
        .map(named ->
            new ReceiptDocument(
                named.event(),
                named.opening(),
                named.at(),
                named.receipt().index(),
                Outcomes.text(named.receipt())))
        .toList();
  }

  /// One receipt as its file has it. Where an event happened more than once the earliest is given,
  /// unless the leaf's index says which.
  @GetMapping(path = "/receipts/{event}", produces = MediaType.TEXT_PLAIN_VALUE)
  String receipt(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @PathVariable String event,
      @RequestParam(name = "index", required = false) @Nullable Long index) {
    return Outcomes.done(exchange.receipts(caller, id)).value().stream()
        .filter(named -> named.event().equals(event))
        .map(NamedReceipt::receipt)
        .filter(receipt -> index == null || receipt.index() == index)
        .findFirst()
        .map(Outcomes::text)
        .orElseThrow(() -> new Refusal(ProblemCode.NOT_FOUND));
  }

  @GetMapping("/openings/{event}")
  JsonNode opening(
      @AuthenticationPrincipal Caller caller, @PathVariable UUID id, @PathVariable String event) {
    return Outcomes.done(exchange.opening(caller, id, event)).value();
  }

  @GetMapping("/timeline")
  List<StepDocument> timeline(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
    return Outcomes.done(exchange.timeline(caller, id)).value().stream()
        .map(RequestEvidenceController::step)
        .toList();
  }

  private static StepDocument step(TimelineEntry entry) {
    return new StepDocument(entry.at(), entry.event(), entry.subjectNumber(), entry.detail());
  }
}
