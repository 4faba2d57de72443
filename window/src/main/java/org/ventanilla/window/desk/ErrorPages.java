package org.ventanilla.window.desk;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// Gives a person with a browser a page where a program gets a problem document. What programs call
/// passes by untouched, whatever they say they accept.
final class ErrorPages extends OncePerRequestFilter implements Ordered {
  private static final List<String> FOR_PROGRAMS =
      List.of("/api/", "/ledger/", "/oauth2/", "/health", "/assets/");
  private static final int LONGEST_ACCEPT = 1_000;

  private final PageWriter pages;
  private final PublicTimeline timeline;

  ErrorPages(PageWriter pages, PublicTimeline timeline) {
    this.pages = pages;
    this.timeline = timeline;
  }

  /// Around everything that may refuse, security too.
  @Override
  public int getOrder() {
    return -200;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    return !reads || FOR_PROGRAMS.stream().anyMatch(path::startsWith) || !acceptsPages(request);
  }

  private static boolean acceptsPages(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null
        && accept.length() <= LONGEST_ACCEPT
        && accept.toLowerCase(Locale.ROOT).contains(MediaType.TEXT_HTML_VALUE);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var kept = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, kept);
    String type = kept.getContentType();
    if (type != null && type.startsWith(MediaType.APPLICATION_PROBLEM_JSON_VALUE)) {
      write(request, kept);
    }
    kept.copyBodyToResponse();
  }

  private void write(HttpServletRequest request, ContentCachingResponseWrapper kept)
      throws IOException {
    DeskPages.ErrorPage page = new DeskView(pages.words(request), timeline).error(kept.getStatus());
    byte[] html = pages.render("desk/error.jte", page).getBytes(StandardCharsets.UTF_8);
    kept.resetBuffer();
    kept.setContentType(PageWriter.HTML.toString());
    kept.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    kept.setContentLength(html.length);
    kept.getOutputStream().write(html);
  }
}
