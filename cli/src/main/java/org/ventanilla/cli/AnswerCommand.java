package org.ventanilla.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A holder's officer answers an inquiry.
@Command(
    name = "answer",
    description = "Answer an inquiry as an officer of the holder. See them with: show --inquiries")
final class AnswerCommand implements Callable<Integer> {
  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "INQUIRY", description = "the inquiry's id")
  private String inquiry = "";

  @ArgGroup(exclusive = true, multiplicity = "1")
  private What what = new What();

  @Option(
      names = "--sign",
      required = true,
      paramLabel = "FILE",
      description = "the officer's private signing key")
  private Path signingKey = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    members.put("inquiry", inquiry);
    members.set(
        "records",
        what.nothing || what.records == null
            ? JsonNodeFactory.instance.arrayNode()
            : records(Documents.read(what.records)));
    try (WindowClient client = connection.open()) {
      String jws = Acts.signed(KeyFile.signing(signingKey), client.about(), "answer", members);
      JsonNode answered = client.postSigned("/api/v1/inquiries/" + inquiry + "/answer", jws);
      spec.commandLine().getOut().println(Documents.text(answered));
      return ExitCode.DONE.status();
    }
  }

  private static JsonNode records(JsonNode document) {
    return document.isArray() ? document : JsonNodeFactory.instance.arrayNode().add(document);
  }

  /// Records, or that there are none.
  static final class What {
    @Option(
        names = "--records",
        required = true,
        paramLabel = "FILE",
        description = "the records, a JSON list; see docs/spec/holding-record.schema.json")
    private @Nullable Path records;

    @Option(names = "--nothing", required = true, description = "nothing is held on this subject")
    private boolean nothing;
  }
}
