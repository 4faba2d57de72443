package org.ventanilla.window.holding;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.Json;
import org.ventanilla.window.platform.Vault;

/// Reads one import into rows that nobody sees yet. Records go to the database in batches, each in
/// a transaction of its own, so that memory stays bounded and a slow sender holds no transaction
/// open. Only [Holdings] makes them visible, all at once.
final class HoldingImport {
  /// Most lines of one import.
  static final long MOST_LINES = 50_000_000;

  private static final int BATCH_RECORDS = 500;
  private static final int BATCH_BYTES = 4 << 20;

  private final UUID id;
  private final String holder;
  private final boolean skip;
  private final UUID keyId;
  private final IndexSecret secret;
  private final Database database;
  private final HoldingStore store;
  private final Vault vault;
  private final RecordReader reader;
  private final ProblemList problems = new ProblemList();
  private final List<SealedRecord> batch = new ArrayList<>();
  private int batchBytes;

  /// @param skip whether lines with a problem are left out rather than reject the whole
  HoldingImport(
      UUID id,
      String holder,
      boolean skip,
      UUID keyId,
      IndexSecret secret,
      Database database,
      HoldingStore store,
      Vault vault,
      RecordReader reader) {
    this.id = id;
    this.holder = holder;
    this.skip = skip;
    this.keyId = keyId;
    this.secret = secret;
    this.database = database;
    this.store = store;
    this.vault = vault;
    this.reader = reader;
  }

  /// Reads to the end, or to the line after which the import cannot succeed any more and enough is
  /// said.
  ///
  /// @return SHA-256 of the bytes read
  byte[] read(InputStream in) throws IOException {
    LineReader lines = new LineReader(in, RecordReader.LONGEST_LINE);
    Optional<LineReader.Line> line = lines.next();
    while (line.isPresent() && (skip || problems.lines() < ImportOutcome.MOST_LISTED)) {
      if (line.get().number() > MOST_LINES) {
        problems.add(line.get().number(), "", "too-many-lines");
        break;
      }
      take(line.get());
      line = lines.next();
    }
    flush();
    return lines.sha256();
  }

  ProblemList problems() {
    return problems;
  }

  private void take(LineReader.Line line) {
    if (line.tooLong()) {
      problems.add(line.number(), "", "line-too-long");
      return;
    }
    switch (reader.read(line.bytes())) {
      case RecordReading.Unusable unusable -> problems.add(line.number(), unusable.faults());
      case RecordReading.Usable usable -> take(line.number(), usable);
    }
  }

  private void take(long number, RecordReading.Usable usable) {
    byte[][] terms = secret.terms(usable.record());
    if (terms.length > IndexSecret.MOST_TERMS) {
      problems.add(number, "/names", "too-many");
      return;
    }
    byte[] canonical = Json.canonical(usable.root());
    byte[] sealed = vault.seal(keyId, canonical, HoldingSearch.recordContext(id, number));
    batch.add(
        new SealedRecord(
            number,
            secret.id(usable.record().held().id()),
            secret.content(canonical),
            sealed,
            terms));
    batchBytes += sealed.length + terms.length * IndexSecret.HASH_LENGTH;
    if (batch.size() == BATCH_RECORDS || batchBytes > BATCH_BYTES) {
      flush();
    }
  }

  private void flush() {
    boolean hopeless = !skip && problems.lines() > 0;
    if (!batch.isEmpty() && !hopeless) {
      Set<Long> added = database.as(holder, () -> store.add(id, holder, List.copyOf(batch)));
      for (SealedRecord record : batch) {
        if (!added.contains(record.number())) {
          problems.add(record.number(), "/id", "duplicate-id");
        }
      }
    }
    batch.clear();
    batchBytes = 0;
  }
}
