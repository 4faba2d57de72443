package org.ventanilla.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.ventanilla.ledger.Checkpoint;
import org.ventanilla.ledger.CheckpointVerification;
import org.ventanilla.ledger.CheckpointVerifier;
import org.ventanilla.ledger.Entry;
import org.ventanilla.ledger.EntryBundle;
import org.ventanilla.ledger.LogDirectory;
import org.ventanilla.ledger.LogSource;
import org.ventanilla.ledger.LogTiles;
import org.ventanilla.ledger.LogVerification;
import org.ventanilla.ledger.Parsed;
import org.ventanilla.ledger.Reason;
import org.ventanilla.ledger.SignedNote;
import org.ventanilla.ledger.Tile;
import org.ventanilla.ledger.Trust;

/// Brings a published ledger into a directory that may hold an older export of it.
///
/// An export is evidence, so one that is good stays good whatever is served and wherever this ends.
/// What is fetched is staged. Only when all of it is verified, and is shown to begin with the older
/// export, do the new files move to their places, and the checkpoint last: until then the older
/// checkpoint stands over the older files, which no newer tree writes over.
final class LedgerExport {
  private static final String CHECKPOINT = "checkpoint";

  private final LogSource source;
  private final Path directory;
  private final Trust trust;
  private final PrintWriter told;

  /// @param directory made if it is not there
  /// @param told hears how far it has come, and what of lesser weight is amiss
  LedgerExport(LogSource source, Path directory, Trust trust, PrintWriter told) {
    this.source = source;
    this.directory = directory;
    this.trust = trust;
    this.told = told;
  }

  /// What an export came to.
  sealed interface Outcome {
    /// The directory holds this state of the ledger.
    record Exported(LogVerification.Verified verified) implements Outcome {}

    /// What is served does not verify or cannot be read; the directory is as it was.
    record Refused(LogVerification.NotVerified why) implements Outcome {}

    /// What is served is signed and does not go with what the directory holds, which is as it was.
    ///
    /// @param kept what became of the checkpoint served
    record Conflict(Reason reason, String message, String kept) implements Outcome {}
  }

  /// @throws CliException if the directory cannot be read or written
  Outcome run() {
    try {
      Optional<byte[]> note = source.read(CHECKPOINT, SignedNote.MAX_BYTES);
      if (note.isEmpty()) {
        return refused(Reason.MISSING, "there is no checkpoint");
      }
      return switch (CheckpointVerifier.verify(note.get(), trust)) {
        case CheckpointVerification.NotVerified(var reason, String message) ->
            refused(reason, message);
        case CheckpointVerification.Verified shown -> onto(note.get(), shown.checkpoint());
      };
    } catch (IOException e) {
      return refused(Reason.UNREADABLE, KeyFile.reason(e));
    }
  }

  private static Outcome refused(Reason reason, String message) {
    return new Outcome.Refused(new LogVerification.NotVerified(reason, CHECKPOINT, message));
  }

  private Outcome conflict(Reason reason, String message, byte[] note) {
    var kept = NoteFiles.keepBeside(directory.resolve(CHECKPOINT), "conflict", note);
    return new Outcome.Conflict(reason, message, kept.told());
  }

  private Outcome onto(byte[] note, Checkpoint shown) {
    Optional<byte[]> before = before();
    Checkpoint known = before.map(this::known).orElse(null);
    return known == null
        ? fetch(note, before)
        : switch (LogGrowth.judge(known, shown, new LogTiles(source))) {
          case LogGrowth.Grown() -> fetch(note, Optional.empty());
          case LogGrowth.Contradiction(Reason reason, String message) ->
              conflict(reason, message, note);
          case LogGrowth.Unproven(Reason reason, String message) -> refused(reason, message);
        };
  }

  private Optional<byte[]> before() {
    try {
      return new LogDirectory(directory).read(CHECKPOINT, SignedNote.MAX_BYTES);
    } catch (IOException e) {
      throw CliException.usage(
          "cannot read " + directory.resolve(CHECKPOINT) + ": " + KeyFile.reason(e));
    }
  }

  /// The checkpoint of the older export, or null if what is there is none at all.
  private @Nullable Checkpoint known(byte[] before) {
    return switch (CheckpointVerifier.verify(before, trust)) {
      case CheckpointVerification.Verified verified -> verified.checkpoint();
      case CheckpointVerification.NotVerified(var reason, String _)
          when reason == Reason.MALFORMED ->
          null;
      case CheckpointVerification.NotVerified(var reason, String message) ->
          throw CliException.usage(
              "%s is not this ledger's (%s: %s); name its key with --key, or another directory"
                  .formatted(directory.resolve(CHECKPOINT), reason, message));
    };
  }

  /// @param unknown what is there in the place of a checkpoint and is none
  private Outcome fetch(byte[] note, Optional<byte[]> unknown) {
    try (StagedFiles staged = StagedFiles.in(directory)) {
      return switch (LedgerCommand.verify(new StagedLog(source, staged, note), trust, told)) {
        case LogVerification.NotVerified why -> new Outcome.Refused(why);
        case LogVerification.Verified verified ->
            staged
                .other()
                .map(path ->
                    conflict(
                        Reason.WRONG_CONTENT,
                        directory.resolve(path) + " is not what the ledger has there",
                        note))
                .orElseGet(() -> publish(staged, note, unknown, verified));
      };
    }
  }

  private Outcome publish(
      StagedFiles staged,
      byte[] note,
      Optional<byte[]> unknown,
      LogVerification.Verified verified) {
    stageWitnessed(staged, verified.checkpoint().size());
    Path checkpoint = directory.resolve(CHECKPOINT);
    unknown.ifPresent(other -> {
      var kept = NoteFiles.keepBeside(checkpoint, "replaced", other);
      if (!kept.done()) {
        throw CliException.fault(checkpoint + " is no checkpoint and is " + kept.told());
      }
      told.println("ventanilla: " + checkpoint + " was no checkpoint; it is " + kept.told());
    });
    staged.publish();
    staged.publishLast(CHECKPOINT, note);
    return new Outcome.Exported(verified);
  }

  /// What an audit judges lateness by. The entries are whole without it.
  private void stageWitnessed(StagedFiles staged, long size) {
    try (Progress progress = Progress.of("cosigned checkpoints", told)) {
      List<String> faults = new ArrayList<>();
      AtomicLong count = new AtomicLong();
      WitnessedSource pages = new WitnessedSource(source, staged, size, told);
      new WitnessedPages(pages, trust, false)
          .read(_ -> progress.reached(count.incrementAndGet()), faults::add);
      if (faults.isEmpty()) {
        pages.stageLast();
      }
      faults.forEach(fault -> told.println("ventanilla: not kept: " + fault));
    } catch (IOException e) {
      told.println("ventanilla: witnessed: " + KeyFile.reason(e));
    }
  }

  /// Stages a page as soon as the next is asked for: then nothing was wrong with it. Cosignatures
  /// over a tree that has grown since the export began are left to the next: an auditor would miss
  /// its leaves.
  private static final class WitnessedSource implements LogSource {
    private final LogSource source;
    private final StagedFiles staged;
    private final long size;
    private final PrintWriter told;
    private String path = "";
    private byte[] page = {};

    WitnessedSource(LogSource source, StagedFiles staged, long size, PrintWriter told) {
      this.source = source;
      this.staged = staged;
      this.size = size;
      this.told = told;
    }

    @Override
    public Optional<byte[]> read(String next, int maxBytes) throws IOException {
      stageLast();
      Optional<byte[]> bytes = source.read(next, maxBytes).flatMap(this::exported);
      path = bytes.isEmpty() ? "" : next;
      page = bytes.orElse(page);
      return bytes;
    }

    private Optional<byte[]> exported(byte[] page) {
      if (!(EntryBundle.parseUpTo(page, Tile.MAX_WIDTH)
          instanceof Parsed.Valid<EntryBundle>(EntryBundle notes))) {
        return Optional.of(page);
      }
      List<Entry> known = notes.entries().stream().takeWhile(this::isExported).toList();
      return known.isEmpty() ? Optional.empty() : Optional.of(new EntryBundle(known).encode());
    }

    /// What is no checkpoint is left to whoever reads the page.
    private boolean isExported(Entry note) {
      return !(SignedNote.parse(note.bytes()) instanceof Parsed.Valid<SignedNote>(SignedNote valid))
          || !(Checkpoint.parse(valid.text())
              instanceof Parsed.Valid<Checkpoint>(Checkpoint checkpoint))
          || checkpoint.size() <= size;
    }

    void stageLast() {
      if (!path.isEmpty() && !staged.grow(path, page)) {
        told.println(
            "ventanilla: not kept: " + path + " does not begin with the one that is there");
      }
      path = "";
    }
  }
}
