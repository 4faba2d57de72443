package org.ventanilla.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ventanilla.policy.PolicyDirectory;
import org.ventanilla.policy.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An officer proposes a new version of the policy, whole.
@Command(
    name = "propose",
    description = "Propose a version of the policy; another officer activates it.")
final class PolicyProposeCommand extends PolicyAct {
  @Parameters(paramLabel = "DIR", description = "the policy's directory")
  private Path directory = Path.of("");

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "when it takes effect, up to a year ahead (default: once it is activated)")
  private @Nullable String from;

  @Override
  String act() {
    return "policy.propose";
  }

  @Override
  String path() {
    return PROPOSALS;
  }

  @Override
  ObjectNode members() {
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    ObjectNode files = members.putObject("files");
    switch (PolicyDirectory.read(directory)) {
      case PolicyDirectory.Texts(var texts) -> texts.forEach(files::put);
      case PolicyDirectory.Unreadable(List<Problem> problems) ->
          throw CliException.usage(
              problems.stream()
                  .map(Problem::toString)
                  .collect(
                      Collectors.joining(
                          System.lineSeparator(),
                          "cannot read the policy:" + System.lineSeparator(),
                          "")));
    }
    if (from != null) {
      members.put("from", time(from));
    }
    return members;
  }
}
