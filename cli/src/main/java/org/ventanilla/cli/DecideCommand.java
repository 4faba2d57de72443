package org.ventanilla.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The desk's officer submits what the policy prepared, closing more where need be.
@Command(
    name = "decide",
    description =
        "Submit a decision as an officer of the desk. Look at it first with: show REQUEST --decision")
final class DecideCommand implements Callable<Integer> {
  @Mixin private Officer officer = new Officer();

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

  @Override
  public Integer call() {
    return officer.does(client -> {
      String path = RequestIds.path(client, request);
      ObjectNode members =
          Decisions.about(client.get(path + "/decision"), subject, JsonNodeFactory.instance);
      members.set("withhold", FieldGrounds.of(withhold));
      return new Officer.Act("decide", path + "/decisions", members);
    });
  }
}
