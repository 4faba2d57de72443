package org.ventanilla.window.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.ventanilla.window.exchange.Caller;
import org.ventanilla.window.exchange.FilingOutcome.Violation;
import org.ventanilla.window.holding.Holdings;
import org.ventanilla.window.holding.ImportCounts;
import org.ventanilla.window.holding.ImportOutcome;
import org.ventanilla.window.holding.LineProblem;
import org.ventanilla.window.holding.SourceView;

/// What a holder keeps in the window, as that holder alone sees it.
@RestController
@RequestMapping(path = "/api/v1/holdings", produces = MediaType.APPLICATION_JSON_VALUE)
final class HoldingsController {
  private static final int MOST_VIOLATIONS = 100;
  private static final int UNPROCESSABLE = 422;

  private final Holdings holdings;
  private final ApiSettings settings;
  private final Clock clock;

  HoldingsController(Holdings holdings, ApiSettings settings, Clock clock) {
    this.holdings = holdings;
    this.settings = settings;
    this.clock = clock;
  }

  /// What an import came to.
  record ImportedDocument(
      SourceView source, ImportCounts counts, List<LineProblem> skipped, List<Note> notes) {
    static ImportedDocument of(ImportOutcome.Imported done) {
      return new ImportedDocument(
          done.source(),
          done.counts(),
          done.skipped(),
          done.notes().stream().map(note -> new Note(note.code(), note.message())).toList());
    }
  }

  /// What the holder has to know of an import that was taken.
  record Note(String code, String message) {}

  @GetMapping
  List<SourceView> list(@AuthenticationPrincipal Caller caller) {
    return holdings.sources(caller.agency());
  }

  @PostMapping(path = "/{source}/imports", consumes = "application/x-ndjson")
  ResponseEntity<?> importLines(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String source,
      @RequestParam(name = "skip", defaultValue = "false") boolean skip,
      HttpServletRequest request)
      throws IOException {
    long limit = settings.importLimit().toBytes();
    if (request.getContentLengthLong() > limit) {
      throw new Refusal(ActReader.tooLarge(limit));
    }
    try (InputStream lines =
        new BoundedBody(
            request.getInputStream(), limit, clock.instant().plus(settings.importTime()), clock)) {
      return response(holdings.importLines(caller.agency(), source, lines, skip));
    }
  }

  @DeleteMapping("/{source}")
  ResponseEntity<Void> delete(@AuthenticationPrincipal Caller caller, @PathVariable String source) {
    if (holdings.delete(caller.agency(), source).isEmpty()) {
      throw new Refusal(ProblemCode.NOT_FOUND);
    }
    return ResponseEntity.noContent().build();
  }

  private static ResponseEntity<?> response(ImportOutcome outcome) {
    return switch (outcome) {
      case ImportOutcome.Imported done -> ResponseEntity.ok(ImportedDocument.of(done));
      case ImportOutcome.Rejected(long problems, List<LineProblem> listed) ->
          Problems.response(rejected(problems, listed));
      case ImportOutcome.Refused(String code) ->
          Problems.response(
              Problem.of(
                  switch (code) {
                    case "not-a-holder" -> ProblemCode.NOT_A_HOLDER;
                    case "asked-elsewhere" -> ProblemCode.HOLDER_ASKED_ELSEWHERE;
                    default -> ProblemCode.SOURCE_NAME_INVALID;
                  }));
    };
  }

  private static Problem rejected(long problems, List<LineProblem> listed) {
    List<Violation> violations =
        listed.stream()
            .limit(MOST_VIOLATIONS)
            .map(line ->
                new Violation(
                    line.code().toUpperCase(Locale.ROOT).replace('-', '_'),
                    UNPROCESSABLE,
                    line.pointer(),
                    "Line " + line.line() + "."))
            .toList();
    Violation reason =
        new Violation(
            ProblemCode.IMPORT_REJECTED.text(),
            UNPROCESSABLE,
            "",
            problems + " lines have a problem; " + ProblemCode.IMPORT_REJECTED.remedy());
    return Problem.of(reason, violations, Optional.empty());
  }
}
