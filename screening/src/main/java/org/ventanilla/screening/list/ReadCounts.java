package org.ventanilla.screening.list;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.ventanilla.screening.list.ReadReport.Reason;
import org.ventanilla.screening.list.ReadReport.Skipped;

/// Counts while a reader reads; one thread, one read.
class ReadCounts {
  private final TreeMap<String, Long> rows = new TreeMap<>();
  private final List<Skipped> skipped = new ArrayList<>();
  private final List<String> absent = new ArrayList<>();
  private final TreeMap<String, String> digests = new TreeMap<>();
  private Optional<LocalDate> sourceDate = Optional.empty();
  private long skippedRows;
  private long entities;

  void used(String file) {
    used(file, 1);
  }

  void used(String file, long more) {
    if (more > 0) {
      rows.merge(file, more, Long::sum);
    }
  }

  void skip(String file, long line, Reason reason) {
    skippedRows++;
    if (skipped.size() < ReadReport.MOST_LISTED) {
      skipped.add(new Skipped(file, line, reason));
    }
  }

  void absent(String file) {
    absent.add(file);
  }

  void entity() {
    entities++;
  }

  /// Notes what a file's bytes come to, all of them.
  void digest(String file, byte[] sha256) {
    digests.put(file, HexFormat.of().formatHex(sha256));
  }

  void sourceDate(LocalDate date) {
    sourceDate = Optional.of(date);
  }

  ReadReport report() {
    skipped.sort((one, other) -> {
      int files = one.file().compareTo(other.file());
      return files != 0 ? files : Long.compare(one.line(), other.line());
    });
    return new ReadReport(
        entities, rows, skipped, skippedRows, absent, "sha256:" + digest(), sourceDate);
  }

  private String digest() {
    if (digests.size() == 1) {
      return digests.firstEntry().getValue();
    }
    StringBuilder listing = new StringBuilder();
    digests.forEach((file, hex) -> listing.append(hex).append("  ").append(file).append('\n'));
    return HexFormat.of()
        .formatHex(sha256().digest(listing.toString().getBytes(StandardCharsets.UTF_8)));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
