package org.ventanilla.window.api;

import java.util.Arrays;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.exchange.RequestView;

/// Entity tags of requests: the version, and whether the clock has made it overdue, which no
/// transition tells.
final class EntityTags {
  private static final int LONGEST_HEADER = 1_000;

  private EntityTags() {}

  static String of(RequestView request) {
    return "\"" + request.version() + (request.overdue() ? "-overdue" : "") + "\"";
  }

  /// On which versions an `If-Match` header lets an act be done. Overdue or not is no change that
  /// anybody made, so it does not count here.
  static LongPredicate versions(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.strip().equals("*")) {
      return _ -> true;
    }
    Set<String> tags =
        ifMatch.length() > LONGEST_HEADER
            ? Set.of()
            : Arrays.stream(ifMatch.split(",", -1))
                .map(String::strip)
                .collect(Collectors.toUnmodifiableSet());
    return version ->
        tags.contains("\"" + version + "\"") || tags.contains("\"" + version + "-overdue\"");
  }
}
