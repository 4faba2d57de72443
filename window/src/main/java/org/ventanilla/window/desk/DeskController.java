package org.ventanilla.window.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.OwnParty;
import org.ventanilla.window.exchange.Caller;
import org.ventanilla.window.exchange.Exchange;
import org.ventanilla.window.exchange.Outcome;
import org.ventanilla.window.exchange.Page;
import org.ventanilla.window.exchange.RequestView;
import org.ventanilla.window.exchange.TimelineEntry;
import org.ventanilla.window.notary.IssuedReceipt;
import org.ventanilla.window.notary.Notary;

/// Requests' timelines for a demonstration: read-only, without content and without holders' names.
@Controller
@RequestMapping(path = DeskView.DESK, produces = MediaType.TEXT_HTML_VALUE)
final class DeskController {
  private static final int RECENT = 50;
  private static final int PAGE = 200;
  // References are looked for among the newest requests only; this is for demonstrations.
  private static final int MOST_PAGES = 5;
  private static final int LONGEST_REFERENCE = 40;

  private final Exchange exchange;
  private final Notary notary;
  private final Agreement agreement;
  private final Caller desk;
  private final PageWriter pages;
  private final PublicTimeline timeline;

  DeskController(
      Exchange exchange,
      Notary notary,
      Agreement agreement,
      OwnParty own,
      PageWriter pages,
      PublicTimeline timeline) {
    this.exchange = exchange;
    this.notary = notary;
    this.agreement = agreement;
    this.desk = new Caller(own.desk().id());
    this.pages = pages;
    this.timeline = timeline;
  }

  @GetMapping
  ResponseEntity<Void> start() {
    opened();
    return ResponseEntity.status(HttpStatus.FOUND).location(URI.create(DeskView.REQUESTS)).build();
  }

  @GetMapping("/requests")
  ResponseEntity<String> requests(HttpServletRequest asked) {
    opened();
    List<RequestView> recent = exchange.list(desk, all(), null, RECENT).items();
    return pages.page("desk/requests.jte", view(asked).requests(agreement, recent));
  }

  @GetMapping("/requests/{key}")
  ResponseEntity<String> request(@PathVariable String key, HttpServletRequest asked) {
    opened();
    RequestView request = find(key).orElseThrow(DeskController::nothingHere);
    DeskView view = view(asked);
    List<TimelineEntry> steps = steps(request.id());
    List<DeskView.Proven> shown =
        steps.stream().limit(DeskView.MOST_STEPS).map(this::proven).toList();
    var story =
        new DeskView.Story(
            request,
            exchange.dueExplained(desk, request.id(), view.language()),
            shown,
            receipts(request.id()),
            steps.size() - shown.size(),
            notary.size(),
            notary.verifierKey().toString());
    return pages.page("desk/request.jte", view.request(agreement, story));
  }

  private void opened() {
    if (!timeline.open()) {
      throw nothingHere();
    }
  }

  private static ResponseStatusException nothingHere() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  private DeskView view(HttpServletRequest asked) {
    return new DeskView(pages.words(asked), timeline);
  }

  private DeskView.Proven proven(TimelineEntry entry) {
    return new DeskView.Proven(entry, notary.receipt(entry.ticket()).map(IssuedReceipt::index));
  }

  /// What the receipts are of, by their leaves.
  private Map<Long, String> receipts(UUID request) {
    return switch (exchange.receipts(desk, request)) {
      case Outcome.Done<List<Exchange.NamedReceipt>>(var receipts, _) ->
          receipts.stream()
              .collect(
                  Collectors.toMap(named -> named.receipt().index(), Exchange.NamedReceipt::event));
      case Outcome.NotFound<List<Exchange.NamedReceipt>> _ -> Map.of();
      case Outcome.Refused<List<Exchange.NamedReceipt>> _ -> Map.of();
    };
  }

  /// What is refused to the desk is not shown.
  private List<TimelineEntry> steps(UUID request) {
    return switch (exchange.timeline(desk, request)) {
      case Outcome.Done<List<TimelineEntry>>(var steps, _) -> steps;
      case Outcome.NotFound<List<TimelineEntry>> _ -> List.of();
      case Outcome.Refused<List<TimelineEntry>> _ -> List.of();
    };
  }

  private Optional<RequestView> find(String key) {
    if (key.length() > LONGEST_REFERENCE) {
      return Optional.empty();
    }
    try {
      return exchange.find(desk, UUID.fromString(key));
    } catch (IllegalArgumentException e) {
      // Not an id, so a reference.
      return byReference(key);
    }
  }

  private Optional<RequestView> byReference(String reference) {
    String cursor = null;
    for (int page = 0; page < MOST_PAGES; page++) {
      Page<RequestView> some = exchange.list(desk, all(), cursor, PAGE);
      Optional<RequestView> found =
          some.items().stream()
              .filter(request -> request.reference().equalsIgnoreCase(reference))
              .findFirst();
      if (found.isPresent() || some.next().isEmpty()) {
        return found;
      }
      cursor = some.next().get();
    }
    return Optional.empty();
  }

  private static Exchange.Filter all() {
    return new Exchange.Filter(Set.of(), null, null);
  }
}
