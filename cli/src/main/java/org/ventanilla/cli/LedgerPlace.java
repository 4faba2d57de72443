package org.ventanilla.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.ventanilla.ledger.LogDirectory;
import org.ventanilla.ledger.LogSource;
import picocli.CommandLine.Option;

/// Where a ledger is: a directory it was exported to, or an address it is served at.
final class LedgerPlace {
  @Option(names = "--dir", required = true, paramLabel = "DIR", description = "an exported ledger")
  private @Nullable Path directory;

  @Option(
      names = "--url",
      required = true,
      paramLabel = "URL",
      description = "where a ledger is served, such as http://HOST/ledger/")
  private URI url = URI.create("");

  /// A log that is open.
  ///
  /// @param unreadable how a command ends that cannot read a part of it
  record Opened(LogSource log, Runnable end, ExitCode unreadable) implements AutoCloseable {
    @Override
    public void close() {
      end.run();
    }
  }

  /// Why what is there cannot be read: a file is the caller's matter, an address is not.
  CliException unread(String why) {
    return directory != null ? CliException.usage(why) : CliException.fault(why);
  }

  Opened open() {
    if (directory != null) {
      if (!Files.isDirectory(directory)) {
        throw CliException.usage("no directory " + directory);
      }
      return new Opened(new LogDirectory(directory), () -> {}, ExitCode.USAGE);
    }
    HttpLog log = new HttpLog(url);
    return new Opened(log, log::close, ExitCode.FAULT);
  }
}
