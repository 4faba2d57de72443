package org.ventanilla.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// Files a request.
@Command(
    name = "file",
    description = "Sign a request with the agency's key, file it and keep the receipt.")
final class FileCommand implements Callable<Integer> {
  @Mixin private Connection connection = new Connection();

  @Parameters(
      paramLabel = "REQUEST.json",
      description =
          "the request: what docs/spec/request.schema.json has under `request`. Of a whole document,"
              + " such as docs/spec/request.example.json, only that is filed; the rest is written"
              + " anew for this window and agency")
  private Path request = Path.of("");

  @Option(
      names = "--sign",
      required = true,
      paramLabel = "FILE",
      description = "the agency's private signing key")
  private Path signingKey = Path.of("");

  @Option(names = "--receipt", paramLabel = "FILE", description = "where to keep the receipt")
  private @Nullable Path receipt;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    JsonNode document = request(Documents.read(request));
    try (WindowClient client = connection.open()) {
      String jws =
          Acts.filing(KeyFile.signing(signingKey), client.agency(), client.about(), document);
      WindowClient.Answer answer = client.trySigned("/api/v1/requests", jws);
      String proof = answer.body().path("receipt").asString("");
      if (receipt != null && !proof.isEmpty()) {
        Documents.write(receipt, proof);
      }
      if (!answer.done()) {
        String told = Problems.told(answer.status(), answer.body());
        throw answer.status() >= 500 ? CliException.fault(told) : CliException.negative(told);
      }
      spec.commandLine().getOut().println(Documents.text(answer.body().path("request")));
      return ExitCode.DONE.status();
    }
  }

  /// A request has no member of that name.
  private static JsonNode request(JsonNode document) {
    JsonNode within = document.path("request");
    return within.isObject() ? within : document;
  }
}
