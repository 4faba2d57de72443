package org.ventanilla.window.desk;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.ventanilla.window.agreement.OwnParty;
import org.ventanilla.window.exchange.Caller;
import org.ventanilla.window.exchange.Exchange;
import org.ventanilla.window.exchange.Outcome;
import org.ventanilla.window.exchange.Page;
import org.ventanilla.window.exchange.RequestView;

/// Requests' timelines for a demonstration: read-only, and without content.
@Controller
@ConditionalOnBooleanProperty("ventanilla.desk.public-timeline")
@RequestMapping(path = DeskView.HOME, produces = MediaType.TEXT_HTML_VALUE)
final class DeskController {
  private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
  private static final int RECENT = 50;
  private static final int PAGE = 200;
  // References are looked for among the newest requests only; this is for demonstrations.
  private static final int MOST_PAGES = 5;
  private static final int LONGEST_REFERENCE = 40;

  private final Exchange exchange;
  private final Caller desk;
  private final ZoneId zone;
  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

  DeskController(Exchange exchange, OwnParty own) {
    this.exchange = exchange;
    this.desk = new Caller(own.desk().id());
    this.zone = own.party().calendar().zone();
  }

  @GetMapping
  ResponseEntity<String> requests(
      @RequestParam(name = "lang", required = false) @Nullable String lang,
      @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
          @Nullable String acceptLanguage) {
    List<RequestView> recent = exchange.list(desk, all(), null, RECENT).items();
    return html("desk/requests.jte", view(lang, acceptLanguage).requests(recent));
  }

  @GetMapping("/{key}")
  ResponseEntity<String> request(
      @PathVariable String key,
      @RequestParam(name = "lang", required = false) @Nullable String lang,
      @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
          @Nullable String acceptLanguage) {
    RequestView request =
        find(key).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return html(
        "desk/request.jte",
        view(lang, acceptLanguage)
            .request(
                request,
                shown(exchange.timeline(desk, request.id())),
                shown(exchange.receipts(desk, request.id()))));
  }

  private DeskView view(@Nullable String lang, @Nullable String acceptLanguage) {
    Locale language = DeskWords.wanted(lang, acceptLanguage);
    return new DeskView(new DeskWords(language, zone));
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

  /// A page shows what there is to show; what is refused to the desk is not shown.
  private static <T> List<T> shown(Outcome<List<T>> outcome) {
    return switch (outcome) {
      case Outcome.Done<List<T>>(var items, _) -> items;
      case Outcome.NotFound<List<T>> _ -> List.of();
      case Outcome.Refused<List<T>> _ -> List.of();
    };
  }

  private ResponseEntity<String> html(String template, Object page) {
    var output = new StringOutput();
    templates.render(template, page, output);
    return ResponseEntity.ok()
        .contentType(HTML)
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .body(output.toString());
  }
}
