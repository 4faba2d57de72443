package org.ventanilla.cli;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// A request may be named by its id or by the reference people say.
final class RequestIds {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private RequestIds() {}

  /// The path of a request, whichever way it was named.
  static String path(WindowClient client, String named) {
    if (ID.matcher(named).matches()) {
      return "/api/v1/requests/" + named;
    }
    if (!named.matches("[A-Za-z0-9-]{4,32}")) {
      throw CliException.usage("not a request's id or reference: " + named);
    }
    JsonNode found = client.get("/api/v1/requests?reference=" + named);
    JsonNode items = found;
    if (items.size() != 1) {
      throw CliException.negative("no request of yours has the reference " + named);
    }
    return "/api/v1/requests/" + items.get(0).path("id").asString();
  }
}
