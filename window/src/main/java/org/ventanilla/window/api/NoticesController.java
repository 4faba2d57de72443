package org.ventanilla.window.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.ventanilla.window.exchange.Caller;
import org.ventanilla.window.exchange.Exchange;
import org.ventanilla.window.exchange.Notice;

/// Tells originators what was released of their information.
@RestController
@RequestMapping(path = "/api/v1/notices", produces = MediaType.APPLICATION_JSON_VALUE)
final class NoticesController {
  private final Exchange exchange;

  NoticesController(Exchange exchange) {
    this.exchange = exchange;
  }

  @GetMapping
  ResponseEntity<List<Notice>> list(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(name = "cursor", required = false) @Nullable String cursor,
      @RequestParam(name = "limit", defaultValue = "50") int limit,
      HttpServletRequest request) {
    Paging.check(cursor, limit);
    return Paging.response(exchange.notices(caller, cursor, limit), request);
  }
}
