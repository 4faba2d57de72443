package org.ventanilla.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An officer proposes to go back to an earlier version.
@Command(
    name = "rollback",
    description = "Propose to go back to an earlier version; another officer activates it.")
final class PolicyRollbackCommand extends PolicyAct {
  @Parameters(paramLabel = "VERSION", description = "the digest of a version that was in force")
  private String version = "";

  @Option(names = "--reason", required = true, description = "why, for whoever reads it later")
  private String reason = "";

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "when it takes effect (default: once it is activated)")
  private @Nullable String from;

  @Override
  String act() {
    return "policy.rollback";
  }

  @Override
  String path() {
    return PROPOSALS;
  }

  @Override
  ObjectNode members() {
    ObjectNode members =
        JsonNodeFactory.instance
            .objectNode()
            .put("policy", digest("version", version))
            .put("reason", reason);
    if (from != null) {
      members.put("from", time(from));
    }
    return members;
  }
}
