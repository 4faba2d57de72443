package org.ventanilla.bench;

import java.util.stream.LongStream;

/// The median and the 99th percentile of some times, in milliseconds.
record Percentiles(double p50, double p99) {
  static Percentiles of(LongStream nanos) {
    long[] sorted = nanos.sorted().toArray();
    return new Percentiles(at(sorted, 0.50), at(sorted, 0.99));
  }

  private static double at(long[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int place = (int) Math.ceil(share * sorted.length) - 1;
    return sorted[Math.max(place, 0)] / 1e6;
  }

  @Override
  public String toString() {
    return "%.1f / %.1f ms".formatted(p50, p99);
  }
}
