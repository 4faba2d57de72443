package org.ventanilla.window.api;

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

  /// Whether an `If-Match` header lets an act on this version go on. Overdue or not is no change
  /// that anybody made, so it does not count here.
  static boolean matches(@Nullable String ifMatch, RequestView request) {
    if (ifMatch == null || ifMatch.strip().equals("*")) {
      return true;
    }
    if (ifMatch.length() > LONGEST_HEADER) {
      return false;
    }
    String version = Long.toString(request.version());
    for (String tag : ifMatch.split(",", -1)) {
      String bare = tag.strip();
      if (bare.equals("\"" + version + "\"") || bare.equals("\"" + version + "-overdue\"")) {
        return true;
      }
    }
    return false;
  }
}
