package org.ventanilla.window.desk;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Renders pages in the reader's language. Safe for many threads.
final class PageWriter {
  static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

  private final TemplateEngine templates;
  private final ZoneId zone;

  /// @param zone whose wall clock times are shown in
  PageWriter(TemplateEngine templates, ZoneId zone) {
    this.templates = templates;
    this.zone = zone;
  }

  /// The texts in the language of whoever asks.
  DeskWords words(HttpServletRequest request) {
    return new DeskWords(
        DeskWords.wanted(
            request.getParameter("lang"), request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)),
        zone);
  }

  String render(String template, Object page) {
    var output = new StringOutput();
    templates.render(template, page, output);
    return output.toString();
  }

  ResponseEntity<String> page(String template, Object page) {
    return ResponseEntity.ok()
        .contentType(HTML)
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .body(render(template, page));
  }
}
