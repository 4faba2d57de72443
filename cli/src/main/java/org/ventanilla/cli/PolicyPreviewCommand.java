package org.ventanilla.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Tells what another version of the policy would have decided on past requests.
@Command(
    name = "preview",
    description =
        "List every field of past requests that a proposed version would decide otherwise, as JSON"
            + " lines. Changes nothing; each look is written down.")
final class PolicyPreviewCommand implements Callable<Integer> {
  private static final int PAGE = 200;

  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "VERSION", description = "the digest of a proposed or earlier version")
  private String version = "";

  @Option(
      names = "--sign",
      required = true,
      paramLabel = "FILE",
      description = "the officer's private signing key")
  private Path signingKey = Path.of("");

  @Option(
      names = "--requests",
      paramLabel = "N",
      description = "how many requests at most, newest first (default: all)",
      defaultValue = "2147483647")
  private int most = Integer.MAX_VALUE;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    String path = PolicyAct.POLICIES + "/" + PolicyAct.digest("version", version) + "/preview";
    if (most < 1) {
      throw CliException.usage("--requests takes a number from 1");
    }
    long requests = 0;
    long fields = 0;
    long differing = 0;
    try (WindowClient client = connection.open();
        Progress progress = Progress.of("requests", spec.commandLine().getErr())) {
      String cursor = "";
      do {
        int limit = (int) Math.min(PAGE, most - requests);
        JsonNode last = page(client, path + "?limit=" + limit + cursor);
        requests += last.path("requests").asLong();
        fields += last.path("fields").asLong();
        differing += last.path("differing").asLong();
        progress.reached(requests);
        cursor = last.path("next").isString() ? "&cursor=" + last.path("next").stringValue() : "";
      } while (!cursor.isEmpty() && requests < most);
    }
    spec.commandLine()
        .getErr()
        .println(
            differing
                + " of "
                + fields
                + " fields of "
                + requests
                + " requests would be decided otherwise");
    return ExitCode.DONE.status();
  }

  /// Prints a page's differences and gives back its last line.
  private JsonNode page(WindowClient client, String path) {
    String jws =
        Acts.signed(
            KeyFile.signing(signingKey),
            client.about(),
            "policy.preview",
            JsonNodeFactory.instance.objectNode().put("policy", version));
    List<JsonNode> last = new ArrayList<>();
    client.postSignedForLines(
        path,
        jws,
        line -> {
          if (line.has("next")) {
            last.add(line);
          } else {
            spec.commandLine().getOut().println(line);
          }
        });
    if (last.size() != 1) {
      throw CliException.fault("the window's answer was cut off; run it again");
    }
    return last.getFirst();
  }
}
