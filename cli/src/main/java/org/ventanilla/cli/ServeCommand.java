package org.ventanilla.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.WindowServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs the window until it is told to stop.
@Command(
    name = "serve",
    description = "Run the window. Prints `ready URL` on standard output once it answers.")
final class ServeCommand implements Callable<Integer> {
  @Mixin private WindowSettings window = new WindowSettings();

  @Option(names = "--port", description = "port to listen on; 0 for a free one (default: 8700)")
  private @Nullable Integer port;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    WindowServer server = start(settings());
    var out = spec.commandLine().getOut();
    out.println("ready " + server.url());
    out.flush();
    // The window ends with the process: a signal runs its shutdown hooks.
    new CountDownLatch(1).await();
    return ExitCode.DONE.status();
  }

  private Map<String, String> settings() {
    Map<String, String> settings = window.given();
    if (port != null) {
      settings.put("ventanilla.port", port.toString());
    }
    return settings;
  }

  /// Starts a window; a reason an operator can mend ends the command with a clear message.
  static WindowServer start(Map<String, String> settings) {
    try {
      return WindowServer.start(settings);
    } catch (RuntimeException e) {
      throw CliException.fault("the window did not start: " + e.getMessage());
    }
  }
}
