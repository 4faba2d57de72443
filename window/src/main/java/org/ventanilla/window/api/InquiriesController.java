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
import org.ventanilla.window.exchange.Exchange;
import org.ventanilla.window.exchange.Exchange.InquiryView;
import org.ventanilla.window.exchange.Outcome;

/// What a holder is asked, and its people's answers.
@RestController
@RequestMapping(path = "/api/v1/inquiries", produces = MediaType.APPLICATION_JSON_VALUE)
final class InquiriesController {
  private final Exchange exchange;
  private final ActReader acts;

  InquiriesController(Exchange exchange, ActReader acts) {
    this.exchange = exchange;
    this.acts = acts;
  }

  /// An inquiry and the receipt of its answer.
  record Answered(InquiryView inquiry, @Nullable String receipt) {}

  @GetMapping
  ResponseEntity<List<InquiryView>> list(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(name = "cursor", required = false) @Nullable String cursor,
      @RequestParam(name = "limit", defaultValue = "50") int limit,
      HttpServletRequest request) {
    Paging.check(cursor, limit);
    return Paging.response(exchange.inquiries(caller, cursor, limit), request);
  }

  @GetMapping("/{id}")
  InquiryView show(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
    return Outcomes.done(exchange.inquiry(caller, id)).value();
  }

  @PostMapping("/{id}/answer")
  Answered answer(
      @AuthenticationPrincipal Caller caller, @PathVariable UUID id, HttpServletRequest request) {
    Outcome.Done<InquiryView> done = Outcomes.done(exchange.answer(caller, id, acts.read(request)));
    return new Answered(done.value(), Outcomes.text(done.receipt()));
  }
}
