package org.ventanilla.cli;

import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What every act of a person has: how the window is reached, and the key the person signs with.
final class Officer {
  @Mixin private Connection connection = new Connection();

  @Option(
      names = "--sign",
      required = true,
      paramLabel = "FILE",
      description = "the officer's private signing key")
  private Path signingKey = Path.of("");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  /// Does one act at the window and prints what the window answers.
  Integer does(Function<WindowClient, Act> prepared) {
    return does(prepared, WindowClient::postSigned);
  }

  /// As [#does(Function)], for what the window needs minutes for.
  Integer doesPatiently(Function<WindowClient, Act> prepared) {
    return does(prepared, WindowClient::postSignedPatiently);
  }

  private Integer does(Function<WindowClient, Act> prepared, Post post) {
    try (WindowClient client = connection.open()) {
      Act act = prepared.apply(client);
      String jws =
          Acts.signed(KeyFile.signing(signingKey), client.about(), act.name(), act.members());
      JsonNode answer = post.to(client, act.path(), jws);
      spec.commandLine().getOut().println(Documents.text(answer));
      return ExitCode.DONE.status();
    }
  }

  /// One act, before it is signed.
  ///
  /// @param name what the person does, as `docs/spec/acts.md` calls it
  /// @param path where the window takes it
  record Act(String name, String path, ObjectNode members) {}

  private interface Post {
    JsonNode to(WindowClient client, String path, String jws);
  }
}
