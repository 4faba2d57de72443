package org.ventanilla.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An officer other than the one who prepared it agrees to a decision, or to a part of it.
@Command(
    name = "approve",
    description = "Approve a decision somebody else prepared, in a role the policy asks for.")
final class ApproveCommand implements Callable<Integer> {
  @Mixin private Officer officer = new Officer();

  @Parameters(paramLabel = "REQUEST", description = "the request's id or reference")
  private String request = "";

  @Option(
      names = "--subject",
      description = "which subject (default: ${DEFAULT-VALUE})",
      defaultValue = "1")
  private int subject = 1;

  @Option(names = "--role", required = true, description = "the role in which the officer speaks")
  private String role = "";

  @Option(
      names = "--decline",
      paramLabel = "RECORD.FIELD",
      description = "a field that waits for the role and is not agreed to; may be repeated")
  private List<String> decline = new ArrayList<>();

  @Option(names = "--ground", description = "why fields are declined; a refusal ground")
  private @Nullable String ground;

  @Override
  public Integer call() {
    if (decline.isEmpty() != (ground == null)) {
      throw CliException.usage("--decline and --ground go together");
    }
    return officer.does(client -> {
      String path = RequestIds.path(client, request);
      ObjectNode members =
          Decisions.about(client.get(path + "/decision"), subject, JsonNodeFactory.instance);
      members.put("role", role);
      if (ground != null) {
        decline.forEach(members.putArray("decline")::add);
        members.put("ground", ground);
      }
      return new Officer.Act("approve", path + "/approvals", members);
    });
  }
}
