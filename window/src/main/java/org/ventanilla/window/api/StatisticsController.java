package org.ventanilla.window.api;

import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.ventanilla.window.exchange.Caller;
import org.ventanilla.window.exchange.Exchange;
import org.ventanilla.window.exchange.Statistics;

/// What this window says of its own work, to be compared with what its ledger says.
@RestController
final class StatisticsController {
  private final Exchange exchange;

  StatisticsController(Exchange exchange) {
    this.exchange = exchange;
  }

  @GetMapping(path = "/api/v1/statistics", produces = MediaType.APPLICATION_JSON_VALUE)
  Statistics statistics(@AuthenticationPrincipal Caller caller) {
    return Outcomes.done(exchange.statistics(caller)).value();
  }
}
