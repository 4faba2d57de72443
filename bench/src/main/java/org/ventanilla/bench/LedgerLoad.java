package org.ventanilla.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.springframework.util.FileSystemUtils;
import org.ventanilla.ledger.Digest;
import org.ventanilla.ledger.HashReader;
import org.ventanilla.ledger.LogDirectory;
import org.ventanilla.ledger.LogTiles;
import org.ventanilla.ledger.LogVerification;
import org.ventanilla.ledger.LogVerifier;
import org.ventanilla.ledger.Proofs;
import org.ventanilla.ledger.TileCoordinates;
import org.ventanilla.ledger.Trust;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What the library does without a window: proofs from tiles, cached and cold, and the verification
/// of a whole log, beside what SHA-256 alone does in the same run.
@Command(
    name = "ledger",
    mixinStandardHelpOptions = true,
    description = "Proofs from tiles and the verification of a whole log, beside bare SHA-256.")
public final class LedgerLoad implements Callable<Integer> {
  private static final int NODE_BYTES = 65;

  @Option(names = "--entries", description = "in the log (default: ${DEFAULT-VALUE})")
  private long entries = 1_000_000;

  @Option(names = "--bytes", description = "of an entry (default: ${DEFAULT-VALUE})")
  private int bytes = 1024;

  @Option(
      names = "--seconds",
      description = "for each figure, after as long to warm up (default: ${DEFAULT-VALUE})")
  private int seconds = 5;

  @Option(names = "--threads", description = "that verify a log (default: ${DEFAULT-VALUE})")
  private int threads = 2;

  /// Runs it.
  public static void main(String... arguments) {
    System.exit(new CommandLine(new LedgerLoad()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    Path directory = Files.createTempDirectory("ventanilla-bench-");
    try {
      measure(PublishedLog.write(directory, entries, bytes));
      return 0;
    } finally {
      FileSystemUtils.deleteRecursively(directory);
    }
  }

  private void measure(PublishedLog log) {
    double leafRate = aSecond(hashing(bytes + 1));
    double nodeRate = aSecond(hashing(NODE_BYTES));
    line("sha-256", "%,.0f/s of an entry, %,.0f/s of a node, a core".formatted(leafRate, nodeRate));

    double cached = aSecond(proving(log.size(), log.tiles()));
    double height = 64 - Long.numberOfLeadingZeros(log.size() - 1);
    line("proofs/s, cached", "%,.0f a core, %.0f hashes each".formatted(cached, height));
    LogTiles cold = new LogTiles(new LogDirectory(log.directory()));
    double read = aSecond(proving(log.size(), cold));
    line("proofs/s, cold", "%,.0f a core, every tile read and hashed anew".formatted(read));
    line("checks/s", "%,.0f a core, of one proof".formatted(aSecond(checking(log))));

    verify(log);
    double took = verify(log);
    double hashing = (log.size() / leafRate + log.size() / nodeRate) / threads;
    line(
        "whole log",
        "%,d entries of %d bytes in %.2f s by %d threads: %,.0f/s"
            .formatted(log.size(), bytes, took, threads, log.size() / took));
    line("its hashes alone", "%.2f s by %d threads".formatted(hashing, threads));
    line("ratio", "%.0f %%".formatted(hashing / took * 100));
  }

  private static LongConsumer hashing(int length) {
    byte[] data = new byte[length];
    byte[] out = new byte[Digest.LENGTH];
    MessageDigest sha256 = sha256();
    return number -> {
      data[0] = (byte) number;
      sha256.update(data);
      try {
        sha256.digest(out, 0, out.length);
      } catch (DigestException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  private static LongConsumer proving(long size, HashReader tiles) {
    var random = new SplittableRandom(2);
    return _ -> {
      if (Proofs.inclusion(random.nextLong(size), size, tiles).isEmpty()) {
        throw new IllegalStateException("a proof without hashes");
      }
    };
  }

  private static LongConsumer checking(PublishedLog log) {
    long index = log.size() / 3;
    Digest leaf =
        log.tiles()
            .tile(TileCoordinates.of(0, index / 256, log.size()))
            .hash(0, (int) (index % 256));
    List<Digest> proof = Proofs.inclusion(index, log.size(), log.tiles());
    return _ -> {
      if (!Proofs.verifyInclusion(leaf, index, log.size(), proof, log.checkpoint().root())) {
        throw new IllegalStateException("a proof that does not hold");
      }
    };
  }

  /// @return seconds
  private double verify(PublishedLog log) {
    long start = System.nanoTime();
    LogVerification verification =
        LogVerifier.verify(
            new LogDirectory(log.directory()), Trust.log(log.key()), threads, (_, _) -> {});
    if (!(verification instanceof LogVerification.Verified)) {
      throw new IllegalStateException("not verified: " + verification);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private double aSecond(LongConsumer work) {
    Duration each = Duration.ofSeconds(seconds);
    repeat(work, each);
    return repeat(work, each);
  }

  private static double repeat(LongConsumer work, Duration atLeast) {
    long start = System.nanoTime();
    long end = start + atLeast.toNanos();
    long done = 0;
    while (System.nanoTime() < end) {
      for (int i = 0; i < 100; i++) {
        work.accept(done++);
      }
    }
    return done / ((System.nanoTime() - start) / 1e9);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void line(String name, String text) {
    System.out.printf("%-22s %s%n", name, text);
  }
}
