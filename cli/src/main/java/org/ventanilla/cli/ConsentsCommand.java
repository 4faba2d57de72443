package org.ventanilla.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What an originator is asked to consent to.
@Command(
    name = "consents",
    description = "Consent to the passing on of the agency's information, or refuse.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ConsentsCommand.Listing.class, ConsentsCommand.Answer.class})
final class ConsentsCommand {
  private static final String CONSENTS = "/api/v1/consents";

  /// Shows what waits for an answer.
  @Command(name = "list", description = "Show what the calling agency is asked to consent to.")
  static final class Listing implements Callable<Integer> {
    @Mixin private Connection connection = new Connection();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      try (WindowClient client = connection.open()) {
        spec.commandLine().getOut().println(Documents.text(client.get(CONSENTS + "?limit=200")));
        return ExitCode.DONE.status();
      }
    }
  }

  /// Answers one question.
  @Command(name = "answer", description = "Answer as an officer of the originator.")
  static final class Answer implements Callable<Integer> {
    @Mixin private Officer officer = new Officer();

    @Parameters(paramLabel = "CONSENT", description = "the id of the question")
    private String consent = "";

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Granted granted = new Granted();

    @Option(names = "--reason", description = "why, for whoever reads it later")
    private @Nullable String reason;

    @Override
    public Integer call() {
      if (!consent.matches("[0-9a-f-]{36}")) {
        throw CliException.usage("CONSENT is an id as `consents list` shows it");
      }
      ObjectNode members = JsonNodeFactory.instance.objectNode();
      members.put("consent", consent).put("granted", granted.grant && !granted.refuse);
      if (reason != null) {
        members.put("reason", reason);
      }
      String path = CONSENTS + "/" + consent + "/answer";
      return officer.does(_ -> new Officer.Act("consent", path, members));
    }
  }

  /// Yes or no.
  static final class Granted {
    @Option(names = "--grant", required = true, description = "the record may be passed on")
    private boolean grant;

    @Option(names = "--refuse", required = true, description = "it may not")
    private boolean refuse;
  }
}
