package org.ventanilla.window.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/// Reads the form of a token request within bounds of size and time before anybody asks for its
/// parameters. The container would read it for as long as bytes drip in.
final class TokenFormFilter extends OncePerRequestFilter {
  private static final int MOST_PARAMETERS = 20;

  private final int limit;
  private final Duration time;
  private final InstantSource clock;

  /// @param limit bytes of the form
  TokenFormFilter(int limit, Duration time, InstantSource clock) {
    this.limit = limit;
    this.time = time;
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String type = request.getContentType();
    if (!request.getMethod().equals("POST")
        || type == null
        || !type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
      chain.doFilter(request, response);
      return;
    }
    Map<String, String[]> form;
    try (var body =
        new BoundedBody(request.getInputStream(), limit, clock.instant().plus(time), clock)) {
      form = read(new String(body.readAllBytes(), StandardCharsets.UTF_8));
    } catch (Refusal refusal) {
      Problems.write(response, refusal.problem());
      return;
    }
    chain.doFilter(new Read(request, form), response);
  }

  /// @throws Refusal when it is no form
  private static Map<String, String[]> read(String text) {
    List<String> pairs = text.isEmpty() ? List.of() : Arrays.asList(text.split("&", -1));
    if (pairs.size() > MOST_PARAMETERS) {
      throw new Refusal(ProblemCode.TOKEN_REQUEST_INVALID);
    }
    Map<String, String[]> form = new LinkedHashMap<>();
    try {
      for (String pair : pairs) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
        form.merge(name, new String[] {value}, TokenFormFilter::both);
      }
    } catch (IllegalArgumentException e) {
      throw new Refusal(ProblemCode.TOKEN_REQUEST_INVALID);
    }
    return form;
  }

  private static String[] both(String[] before, String[] one) {
    String[] both = Arrays.copyOf(before, before.length + 1);
    both[before.length] = one[0];
    return both;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /// The request with the parameters of its form, and no others.
  private static final class Read extends HttpServletRequestWrapper {
    private final Map<String, String[]> form;

    Read(HttpServletRequest request, Map<String, String[]> form) {
      super(request);
      this.form = Collections.unmodifiableMap(form);
    }

    @Override
    public @Nullable String getParameter(String name) {
      String[] values = form.get(name);
      return values == null ? null : values[0];
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      return form;
    }

    @Override
    public Enumeration<String> getParameterNames() {
      return Collections.enumeration(form.keySet());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      String[] values = form.get(name);
      return values == null ? null : values.clone();
    }
  }
}
