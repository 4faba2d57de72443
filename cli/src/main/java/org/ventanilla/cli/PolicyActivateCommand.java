package org.ventanilla.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A second officer puts a proposal into effect.
@Command(
    name = "activate",
    description = "Activate what another officer proposed: a new version or a roll-back.")
final class PolicyActivateCommand extends PolicyAct {
  @Parameters(paramLabel = "PROPOSAL", description = "the proposal's digest")
  private String proposal = "";

  @Override
  String act() {
    return "policy.activate";
  }

  @Override
  String path() {
    return PROPOSALS + "/" + digest("proposal", proposal) + "/activation";
  }

  @Override
  ObjectNode members() {
    return JsonNodeFactory.instance.objectNode().put("proposal", proposal);
  }
}
