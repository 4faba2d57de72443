package org.ventanilla.window.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Refuses parameters that an address of the API does not have, any sent twice, and any without a
/// value. A filter that is misspelled and left out would show more than was asked for, and nobody
/// would notice.
final class KnownParameters implements HandlerInterceptor {
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String query = request.getQueryString();
    if (query != null
        && !query.isEmpty()
        && handler instanceof HandlerMethod method
        && isOfTheApi(method)) {
      check(query, names(method));
    }
    return true;
  }

  private static boolean isOfTheApi(HandlerMethod method) {
    return method.getBeanType().getPackage().equals(KnownParameters.class.getPackage());
  }

  private static Set<String> names(HandlerMethod method) {
    return Arrays.stream(method.getMethodParameters())
        .map(parameter -> parameter.getParameterAnnotation(RequestParam.class))
        .filter(Objects::nonNull)
        .map(RequestParam::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// @throws Refusal at the first that is not known; its name is not repeated
  static void check(String query, Set<String> known) {
    Set<String> seen = new HashSet<>();
    for (String one : query.split("&", -1)) {
      int end = one.indexOf('=');
      String name = decoded(end < 0 ? one : one.substring(0, end));
      if (!known.contains(name) || !seen.add(name)) {
        throw new Refusal(ProblemCode.PARAMETER_UNKNOWN);
      }
      if (end < 0 || decoded(one.substring(end + 1)).isEmpty()) {
        throw new Refusal(ProblemCode.PARAMETER_INVALID);
      }
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Refusal(ProblemCode.PARAMETER_INVALID);
    }
  }
}
