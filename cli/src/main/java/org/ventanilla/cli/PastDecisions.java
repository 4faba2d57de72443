package org.ventanilla.cli;

import com.nimbusds.jose.jwk.OctetKeyPair;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A window's past requests, decided once more by another version of the policy.
final class PastDecisions {
  private static final int PAGE = 200;

  private final WindowClient client;
  private final OctetKeyPair officer;
  private final String version;
  private final CommandLine command;

  /// @param version the digest of a version the window knows
  PastDecisions(WindowClient client, OctetKeyPair officer, String version, CommandLine command) {
    this.client = client;
    this.officer = officer;
    this.version = version;
    this.command = command;
  }

  /// Prints every difference.
  ///
  /// @param most how many requests to look at, newest first
  /// @return whether there was any
  boolean list(int most) {
    String path = PolicyAct.POLICIES + "/" + version + "/diff";
    long requests = 0;
    long fields = 0;
    long differing = 0;
    try (Progress progress = Progress.of("requests", command.getErr())) {
      String cursor = "";
      do {
        int limit = (int) Math.min(PAGE, most - requests);
        JsonNode last = page(path + "?limit=" + limit + cursor);
        requests += last.path("requests").asLong();
        fields += last.path("fields").asLong();
        differing += last.path("differing").asLong();
        progress.reached(requests);
        cursor = last.path("next").isString() ? "&cursor=" + last.path("next").stringValue() : "";
      } while (!cursor.isEmpty() && requests < most);
    }
    command
        .getErr()
        .println(
            differing
                + " of "
                + fields
                + " fields of "
                + requests
                + " requests would be decided otherwise than they were");
    return differing > 0;
  }

  /// Prints a page's differences and gives back its last line.
  private JsonNode page(String path) {
    String jws =
        Acts.signed(
            officer,
            client.about(),
            "policy.diff",
            JsonNodeFactory.instance.objectNode().put("policy", version));
    List<JsonNode> last = new ArrayList<>();
    client.postSignedForLines(
        path,
        jws,
        line -> {
          if (line.has("next")) {
            last.add(line);
          } else {
            command.getOut().println(line);
          }
        });
    if (last.size() != 1) {
      throw CliException.fault("the window's answer was cut off; run it again");
    }
    return last.getFirst();
  }
}
