package org.ventanilla.window.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;
import org.ventanilla.window.exchange.Page;

/// Long lists, a page at a time; the next page is a link (RFC 8288) whose cursor nobody needs to
/// understand.
final class Paging {
  static final int MOST = 200;
  private static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9_-]{22}");
  private static final int MOST_WORDS = 20;
  private static final Pattern WORD = Pattern.compile("[a-z][a-z-]{0,39}");

  private Paging() {}

  static void check(@Nullable String cursor, int limit) {
    if (limit < 1 || limit > MOST) {
      throw new Refusal(ProblemCode.PARAMETER_INVALID, "`limit` is 1 to " + MOST + ".");
    }
    if (cursor != null && !CURSOR.matcher(cursor).matches()) {
      throw new Refusal(
          ProblemCode.PARAMETER_INVALID, "`cursor` is not one of this list's; follow rel=next.");
    }
  }

  static void checkWords(String parameter, Collection<String> words) {
    if (words.size() > MOST_WORDS || !words.stream().allMatch(w -> WORD.matcher(w).matches())) {
      throw new Refusal(
          ProblemCode.PARAMETER_INVALID,
          "`" + parameter + "` takes names as docs/vocabulary.md has them.");
    }
  }

  /// A word that is none of those there are would be a filter that nothing passes.
  static void checkWords(String parameter, Collection<String> words, Set<String> known) {
    checkWords(parameter, words);
    if (!known.containsAll(words)) {
      throw new Refusal(
          ProblemCode.PARAMETER_INVALID,
          "`" + parameter + "` takes any of: " + String.join(", ", known) + ".");
    }
  }

  static <T> ResponseEntity<List<T>> response(Page<T> page, HttpServletRequest request) {
    ResponseEntity.BodyBuilder builder = ResponseEntity.ok();
    page.next()
        .ifPresent(next ->
            builder.header(HttpHeaders.LINK, "<" + following(request, next) + ">; rel=\"next\""));
    return builder.body(page.items());
  }

  /// Relative to the server, so that it holds behind any proxy.
  private static String following(HttpServletRequest request, String next) {
    UriComponentsBuilder uri = UriComponentsBuilder.fromPath(request.getRequestURI());
    request
        .getParameterMap()
        .forEach((name, values) -> {
          if (!name.equals("cursor")) {
            uri.queryParam(encoded(name), List.of(values).stream().map(Paging::encoded).toArray());
          }
        });
    return uri.queryParam("cursor", encoded(next)).build(true).toUriString();
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }
}
