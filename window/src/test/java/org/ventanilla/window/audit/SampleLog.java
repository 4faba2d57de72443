package org.ventanilla.window.audit;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ventanilla.ledger.Checkpoint;
import org.ventanilla.ledger.Digest;
import org.ventanilla.ledger.Entry;
import org.ventanilla.ledger.Frontier;
import org.ventanilla.ledger.ReceiptVerification;
import org.ventanilla.ledger.SigningKey;

/// Leaves written by hand, a second apart.
final class SampleLog {
  static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
  static final Duration ALLOWED = Duration.ofHours(8);
  static final Instant DUE = START.plus(ALLOWED);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final List<Entry> entries = new ArrayList<>();
  private Instant now = START;

  void pass(Duration time) {
    now = now.plus(time);
  }

  Digest filed(String reference, int subjects) {
    return add(
        "filed",
        reference,
        null,
        DUE,
        "\"attributes\":{\"from\":\"us\",\"subjects\":\"" + subjects + "\"},");
  }

  Digest answered(String reference, Digest previous, int subject, Instant due) {
    return add(
        "answered",
        reference,
        previous,
        due,
        "\"attributes\":{\"outcome\":\"no-hit\",\"subject\":\"" + subject + "\"},");
  }

  Digest add(
      String type,
      String reference,
      @Nullable Digest previous,
      @Nullable Instant due,
      String attributes) {
    now = now.plusSeconds(1);
    StringBuilder leaf = new StringBuilder("{").append(attributes);
    if (due != null) {
      leaf.append("\"due\":\"").append(text(due)).append("\",");
    }
    if (previous != null) {
      leaf.append("\"previous\":\"").append(previous.base64()).append("\",");
    }
    leaf.append("\"pseudonym\":\"").append(reference.repeat(22), 0, 22).append("\",");
    leaf.append("\"reference\":\"").append(reference).append("\",");
    leaf.append("\"time\":\"")
        .append(text(now))
        .append("\",\"type\":\"")
        .append(type)
        .append("\"}");
    Entry entry = new Entry(leaf.toString().getBytes(StandardCharsets.UTF_8));
    entries.add(entry);
    return entry.leafHash();
  }

  private static String text(Instant time) {
    return TIME.format(time);
  }

  void drop(int index) {
    entries.remove(index);
  }

  int size() {
    return entries.size();
  }

  Entry entry(int index) {
    return entries.get(index);
  }

  void replace(int index, Entry entry) {
    entries.set(index, entry);
  }

  /// What verifying a receipt of this leaf gives, in the tree there is now.
  ReceiptVerification.Verified receipt(int index) {
    Frontier tree = Frontier.empty();
    entries.forEach(entry -> tree.append(entry.leafHash()));
    SigningKey key = SigningKey.generate(new SecureRandom(), "log.ventanilla.example/sample");
    return new ReceiptVerification.Verified(
        entries.get(index), index, new Checkpoint(key.name(), tree.size(), tree.root()), List.of());
  }

  Report audit(WitnessTimes times, ReceiptBook receipts) {
    return audit(new Audit(times, receipts));
  }

  Report audit(Audit audit) {
    for (int i = 0; i < entries.size(); i++) {
      audit.entry(i, entries.get(i));
    }
    return audit.finish(now);
  }

  Report audit() {
    return audit(WitnessTimes.none(), new ReceiptBook());
  }
}
