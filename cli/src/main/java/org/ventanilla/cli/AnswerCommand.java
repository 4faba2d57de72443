package org.ventanilla.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A holder's officer answers an inquiry.
@Command(
    name = "answer",
    description = "Answer an inquiry as an officer of the holder. See them with: show --inquiries")
final class AnswerCommand implements Callable<Integer> {
  @Mixin private Officer officer = new Officer();

  @Parameters(paramLabel = "INQUIRY", description = "the inquiry's id")
  private String inquiry = "";

  @ArgGroup(exclusive = true, multiplicity = "1")
  private What what = new What();

  @Override
  public Integer call() {
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    members.put("inquiry", inquiry);
    members.set(
        "records",
        what.nothing || what.records == null
            ? JsonNodeFactory.instance.arrayNode()
            : records(Documents.read(what.records)));
    String path = "/api/v1/inquiries/" + inquiry + "/answer";
    return officer.does(_ -> new Officer.Act("answer", path, members));
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
        description = "the records, a JSON list; docs/spec/acts.md has their members")
    private @Nullable Path records;

    @Option(names = "--nothing", required = true, description = "nothing is held on this subject")
    private boolean nothing;
  }
}
