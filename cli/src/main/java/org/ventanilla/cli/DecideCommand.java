package org.ventanilla.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The desk's officer submits what the policy prepared, closing more where need be.
@Command(
    name = "decide",
    description =
        "Submit a decision as an officer of the desk. Look at it first with: show REQUEST --decision")
final class DecideCommand implements Callable<Integer> {
  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "REQUEST", description = "the request's id or reference")
  private String request = "";

  @Option(
      names = "--subject",
      description = "which subject (default: ${DEFAULT-VALUE})",
      defaultValue = "1")
  private int subject = 1;

  @Option(
      names = "--withhold",
      paramLabel = "RECORD.FIELD=GROUND",
      description = "keep a field back that the policy would let go; may be repeated")
  private Map<String, String> withhold = new LinkedHashMap<>();

  @Option(
      names = "--sign",
      required = true,
      paramLabel = "FILE",
      description = "the officer's private signing key")
  private Path signingKey = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    try (WindowClient client = connection.open()) {
      String path = RequestIds.path(client, request);
      ObjectNode members =
          Decisions.about(client.get(path + "/decision"), subject, JsonNodeFactory.instance);
      members.set("withhold", FieldGrounds.of(withhold));
      String jws = Acts.signed(KeyFile.signing(signingKey), client.about(), "decide", members);
      JsonNode decided = client.postSigned(path + "/decisions", jws);
      spec.commandLine().getOut().println(Documents.text(decided));
      return ExitCode.DONE.status();
    }
  }
}
