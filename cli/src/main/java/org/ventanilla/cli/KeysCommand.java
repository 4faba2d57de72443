package org.ventanilla.cli;

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

/// The register of keys. Every change is proposed by one custodian and confirmed by another.
@Command(
    name = "keys",
    description = "Register, rotate and revoke keys: one custodian proposes, another confirms.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      KeysCommand.Listing.class,
      KeysCommand.Register.class,
      KeysCommand.Rotate.class,
      KeysCommand.Revoke.class,
      KeysCommand.Confirm.class
    })
final class KeysCommand {
  private static final String PROPOSALS = "/api/v1/keys/proposals";

  /// What every change has: a connection and a custodian who signs.
  abstract static class Change implements Callable<Integer> {
    @Mixin private Officer custodian = new Officer();

    abstract String act();

    abstract ObjectNode members();

    String path() {
      return PROPOSALS;
    }

    @Override
    public final Integer call() {
      return custodian.does(_ -> new Officer.Act(act(), path(), members()));
    }
  }

  /// Shows keys and open proposals.
  @Command(name = "list", description = "Show the keys the calling agency may see.")
  static final class Listing implements Callable<Integer> {
    @Mixin private Connection connection = new Connection();

    @Option(names = "--proposals", description = "show proposals that wait for a second custodian")
    private boolean proposals;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      try (WindowClient client = connection.open()) {
        JsonNode shown = client.get(proposals ? PROPOSALS : "/api/v1/keys");
        spec.commandLine().getOut().println(Documents.text(shown));
        return ExitCode.DONE.status();
      }
    }
  }

  /// Proposes a new key.
  @Command(name = "register", description = "Propose a key. Prints the proposal's digest.")
  static final class Register extends Change {
    @Mixin private KeyOptions key = new KeyOptions();

    @Override
    String act() {
      return "key.register";
    }

    @Override
    ObjectNode members() {
      ObjectNode members = JsonNodeFactory.instance.objectNode();
      members.set("key", key.entry());
      return members;
    }
  }

  /// Proposes a key in another's place.
  @Command(name = "rotate", description = "Propose a key that takes another's place.")
  static final class Rotate extends Change {
    @Mixin private KeyOptions key = new KeyOptions();

    @Option(names = "--replaces", required = true, paramLabel = "KID", description = "the old key")
    private String replaces = "";

    @Option(
        names = "--overlap",
        paramLabel = "DURATION",
        description = "how long the old key still counts, ISO 8601 (default: ${DEFAULT-VALUE})",
        defaultValue = "PT0S")
    private String overlap = "PT0S";

    @Override
    String act() {
      return "key.rotate";
    }

    @Override
    ObjectNode members() {
      ObjectNode members = JsonNodeFactory.instance.objectNode();
      members.set("key", key.entry());
      members.put("replaces", replaces);
      members.put("overlap", overlap);
      return members;
    }
  }

  /// Proposes to revoke a key.
  @Command(name = "revoke", description = "Propose that a key counts no more.")
  static final class Revoke extends Change {
    @Parameters(paramLabel = "KID", description = "the key")
    private String kid = "";

    @Option(
        names = "--reason",
        required = true,
        description = "COMPROMISED, SUPERSEDED, HOLDER_LEFT or REGISTERED_WRONGLY")
    private String reason = "";

    @Override
    String act() {
      return "key.revoke";
    }

    @Override
    ObjectNode members() {
      return JsonNodeFactory.instance.objectNode().put("kid", kid).put("reason", reason);
    }
  }

  /// Confirms somebody else's proposal.
  @Command(name = "confirm", description = "Confirm another custodian's proposal.")
  static final class Confirm extends Change {
    @Parameters(paramLabel = "DIGEST", description = "the proposal's digest")
    private String proposal = "";

    @Override
    String act() {
      return "key.confirm";
    }

    @Override
    ObjectNode members() {
      return JsonNodeFactory.instance.objectNode().put("proposal", proposal);
    }

    @Override
    String path() {
      if (!proposal.matches("[0-9a-f]{64}")) {
        throw CliException.usage("a proposal's digest has 64 hexadecimal digits");
      }
      return PROPOSALS + "/" + proposal + "/confirmation";
    }
  }
}
