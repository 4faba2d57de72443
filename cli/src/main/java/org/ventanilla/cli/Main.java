package org.ventanilla.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.ventanilla.screening.ScreeningException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/// The `ventanilla` command. Results go to files or standard output, everything else to standard
/// error.
@Command(
    name = "ventanilla",
    description =
        "One window between two governments: requests in, decided answers out, all provable.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done",
      "1:a negative answer: not verified, refused",
      "2:wrong usage, or a file that cannot be read",
      "3:a fault"
    },
    footer = {"", "The tests run with: ventanilla test"})
final class Main {
  private static final List<Class<?>> COMMANDS =
      List.of(
          DemoCommand.class,
          ServeCommand.class,
          KeygenCommand.class,
          KeysCommand.class,
          PolicyCommand.class,
          FileCommand.class,
          ShowCommand.class,
          AnswerCommand.class,
          DecideCommand.class,
          ApproveCommand.class,
          RetrieveCommand.class,
          ConsentsCommand.class,
          HoldingsCommand.class,
          ScreenCommand.class,
          ListsCommand.class,
          SuppressCommand.class,
          ReceiptCommand.class,
          LedgerCommand.class,
          CompareCommand.class);

  private Main() {}

  /// Runs a command and ends the process with its exit status.
  ///
  /// @param args the command line
  public static void main(String[] args) {
    // What is written is read by others, who want the same digits wherever it was written.
    Locale.setDefault(Locale.ROOT);
    if (args.length > 0 && args[0].equals("screen")) {
      ScreeningLists.begin();
    }
    CommandLine line = commandLine(args);
    line.setOut(standardOutput());
    System.exit(run(line, args));
  }

  /// A writer that knows whether what it was given arrived. [System#out] keeps that to itself, and
  /// so does every writer upon it.
  private static PrintWriter standardOutput() {
    return new PrintWriter(
        new BufferedWriter(
            new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), System.out.charset())),
        true);
  }

  /// Runs a command, and sees to it that all it printed is written before the process ends: writers
  /// keep back what does not end a line.
  static int run(CommandLine line, String... args) {
    // A command that is asked first would make a writer of its own, which nobody flushes.
    PrintWriter out = line.getOut();
    PrintWriter err = line.getErr();
    int status = line.execute(args);
    boolean lost = out.checkError();
    if (lost) {
      err.println("ventanilla: standard output could not be written to its end");
    }
    err.flush();
    return lost ? ExitCode.FAULT.status() : status;
  }

  /// Knows all commands, or only the one the arguments begin with: reading the options of all the
  /// others takes a new process longer than many a command.
  static CommandLine commandLine(String... args) {
    CommandLine line = new CommandLine(new Main());
    List<Class<?>> asked =
        COMMANDS.stream().filter(command -> args.length > 0 && is(command, args[0])).toList();
    (asked.isEmpty() ? COMMANDS : asked).forEach(line::addSubcommand);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    OptionTypes.register(line);
    line.setExecutionExceptionHandler((fault, at, _) -> {
      if (fault instanceof CliException told) {
        at.getErr().println("ventanilla: " + told.getMessage());
        return told.exit().status();
      }
      if (fault instanceof ScreeningException told
          && told.code() != ScreeningException.Code.INTERRUPTED) {
        at.getErr().println("ventanilla: " + told.getMessage() + " [" + told.code() + "]");
        return ExitCode.USAGE.status();
      }
      at.getErr().println("ventanilla: " + fault);
      if (System.getenv("VENTANILLA_TRACE") != null) {
        fault.printStackTrace(at.getErr());
      }
      return ExitCode.FAULT.status();
    });
    return line;
  }

  private static boolean is(Class<?> command, String name) {
    return command.getAnnotation(Command.class).name().equals(name);
  }
}
