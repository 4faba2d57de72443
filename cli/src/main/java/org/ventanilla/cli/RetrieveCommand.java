package org.ventanilla.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// Fetches an answer and its receipts.
@Command(
    name = "retrieve",
    description = "Fetch a request's answer; the first time is a step with a receipt of its own.")
final class RetrieveCommand implements Callable<Integer> {
  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "REQUEST", description = "the request's id or reference")
  private String request = "";

  @Option(names = "--out", paramLabel = "FILE", description = "where to keep the answer")
  private @Nullable Path out;

  @Option(
      names = "--receipts",
      paramLabel = "DIR",
      description =
          "where to keep every receipt of the request, as EVENT.receipt, an event's second as"
              + " EVENT.2.receipt; a receipt of another request is not written over")
  private @Nullable Path receipts;

  @Option(
      names = "--decrypt",
      paramLabel = "FILE",
      description = "the agency's private encryption key, to open sealed values; may be repeated")
  private List<Path> decrypt = new ArrayList<>();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    try (WindowClient client = connection.open()) {
      String path = RequestIds.path(client, request);
      JsonNode fetched = client.get(path + "/answer");
      if (!decrypt.isEmpty()) {
        unseal(fetched, new SealedValues(decrypt));
      }
      String answer = Documents.text(fetched);
      if (out == null) {
        spec.commandLine().getOut().println(answer);
      } else {
        Documents.write(out, answer);
      }
      if (receipts != null) {
        ReceiptFiles.keep(receipts, client.get(path + "/receipts"));
      }
      return ExitCode.DONE.status();
    }
  }

  private void unseal(JsonNode answer, SealedValues sealed) {
    sealed.open(answer);
    spec.commandLine().getErr().println(sealed.opened() + " sealed values opened");
    if (sealed.closed() > 0) {
      spec.commandLine()
          .getErr()
          .println(sealed.closed() + " stay sealed: to another key than those given");
    }
  }
}
