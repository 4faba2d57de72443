package org.ventanilla.bench.screening;

import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Runs [KernelBenchmark] and prints a line for each kernel and each limit. Takes JMH's options.
public final class KernelRun {
  private KernelRun() {}

  /// Runs it.
  ///
  /// @param args JMH's options
  public static void main(String[] args) throws RunnerException, CommandLineOptionException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .parent(new CommandLineOptions(args))
                    .include(KernelBenchmark.class.getName())
                    .jvmArgsAppend("-Xmx1g")
                    .build())
            .run();
    System.out.println("kernel               ns an operation");
    for (RunResult result : results) {
      String name = result.getParams().getBenchmark();
      System.out.printf(
          "%-20s %15.2f%n",
          name.substring(name.lastIndexOf('.') + 1), result.getPrimaryResult().getScore());
    }
  }
}
