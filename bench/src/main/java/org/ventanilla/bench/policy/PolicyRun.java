package org.ventanilla.bench.policy;

import java.util.Collection;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Runs [PolicyBenchmark] and prints a line for each engine and size. Takes JMH's options.
public final class PolicyRun {
  private PolicyRun() {}

  /// Runs it.
  ///
  /// @param args JMH's options
  public static void main(String[] args) throws RunnerException, CommandLineOptionException {
    Options options =
        new OptionsBuilder()
            .parent(new CommandLineOptions(args))
            .include(PolicyBenchmark.class.getName())
            .addProfiler(GCProfiler.class)
            .jvmArgsAppend("--enable-native-access=ALL-UNNAMED", "-Xmx1g")
            .build();
    Collection<RunResult> results = new Runner(options).run();
    System.out.println(
        "engine      rules  decisions/s  mean us   p50 us   p99 us   bytes/decision");
    for (RunResult result : results) {
      Result<?> time = result.getPrimaryResult();
      Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
      String name = result.getParams().getBenchmark();
      System.out.printf(
          "%-11s %5s  %11.0f  %7.2f  %7.2f  %7.2f  %15.0f%n",
          name.substring(name.lastIndexOf('.') + 1),
          result.getParams().getParam("rules"),
          1_000_000 / time.getScore(),
          time.getScore(),
          time.getStatistics().getPercentile(50),
          time.getStatistics().getPercentile(99),
          allocated == null ? Double.NaN : allocated.getScore());
    }
  }
}
