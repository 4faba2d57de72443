package org.ventanilla.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// Shows what the calling agency may see.
@Command(name = "show", description = "Show one request, the newest requests, or open inquiries.")
final class ShowCommand implements Callable<Integer> {
  @Mixin private Connection connection = new Connection();

  @Parameters(
      arity = "0..1",
      paramLabel = "REQUEST",
      description = "a request's id or reference; without it, the newest requests")
  private @Nullable String request;

  @Option(names = "--timeline", description = "show the request's steps")
  private boolean timeline;

  @Option(names = "--decision", description = "show the decision prepared by the policy (the desk)")
  private boolean decision;

  @Option(names = "--inquiries", description = "show inquiries open to this holder")
  private boolean inquiries;

  @Option(names = "--overdue", description = "only requests past their due time")
  private boolean overdue;

  @Option(
      names = "--limit",
      description = "how many at the most, 1 to 200 (default: ${DEFAULT-VALUE})",
      defaultValue = "50")
  private int limit;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    try (WindowClient client = connection.open()) {
      JsonNode shown = shown(client);
      spec.commandLine().getOut().println(Documents.text(shown));
      return ExitCode.DONE.status();
    }
  }

  private JsonNode shown(WindowClient client) {
    if (inquiries) {
      return client.get("/api/v1/inquiries?limit=" + limit);
    }
    if (request == null) {
      return client.get("/api/v1/requests?limit=" + limit + (overdue ? "&overdue=true" : ""));
    }
    String path = RequestIds.path(client, request);
    if (decision) {
      return client.get(path + "/decision");
    }
    return client.get(timeline ? path + "/timeline" : path);
  }
}
