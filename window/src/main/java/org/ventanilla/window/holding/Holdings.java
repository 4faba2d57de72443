package org.ventanilla.window.holding;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.ventanilla.window.agreement.Agency;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.Answers;
import org.ventanilla.window.agreement.OwnParty;
import org.ventanilla.window.notary.Commitment;
import org.ventanilla.window.notary.LeafDraft;
import org.ventanilla.window.notary.Ticket;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.Ids;
import org.ventanilla.window.platform.Json;
import org.ventanilla.window.platform.Vault;

/// What holders keep in this window: import, list and delete a source. Each call acts for one
/// holder and sees nothing of another. An import replaces the source's earlier one as a whole, in
/// one transaction together with its leaf; what it replaced is shredded.
public final class Holdings {
  private static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  /// Rows that were being imported longer ago than this belong to a window that died.
  private static final Duration STALE = Duration.ofHours(24);

  private final Database database;
  private final Vault vault;
  private final Leaves leaves;
  private final Agreement agreement;
  private final OwnParty own;
  private final Ids ids;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final HoldingStore store;
  private final HoldingKeys keys;

  /// Wires it by hand; the window does so from its beans.
  public Holdings(
      Database database,
      Vault vault,
      Leaves leaves,
      Agreement agreement,
      OwnParty own,
      Ids ids,
      InstantSource clock,
      RandomGenerator random) {
    this.database = database;
    this.vault = vault;
    this.leaves = leaves;
    this.agreement = agreement;
    this.own = own;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
    this.store = new HoldingStore(database);
    this.keys = new HoldingKeys(store, vault, random);
  }

  /// Imports a source: JSON lines as in `docs/spec/holding-record.schema.json`, UTF-8, of any
  /// length, each line at most 256 KiB. Does not close the stream. Not inside a transaction.
  ///
  /// @param holder the holding agency's id
  /// @param source the source's name: lower-case letters, digits and hyphens, at most 64
  /// @param skip whether lines with a problem are left out rather than reject the whole
  /// @throws HoldingFault `import-interrupted` when the stream breaks; nothing changed
  public ImportOutcome importLines(String holder, String source, InputStream lines, boolean skip) {
    Optional<String> refusal = refusal(holder, source);
    if (refusal.isPresent()) {
      return new ImportOutcome.Refused(refusal.get());
    }
    cleanUp(holder);
    UUID id = ids.next();
    UUID keyId = vault.take().id();
    IndexSecret secret =
        database.as(
            holder,
            () -> {
              store.begin(id, holder, source, keyId, clock.instant());
              return keys.make(holder);
            });
    HoldingImport reading =
        new HoldingImport(
            id,
            holder,
            skip,
            keyId,
            secret,
            database,
            store,
            vault,
            new RecordReader(RecordRules.of(agreement)));
    boolean done = false;
    try {
      byte[] digest = reading.read(lines);
      ImportOutcome outcome = finish(holder, source, id, digest, skip, reading.problems());
      done = outcome instanceof ImportOutcome.Imported;
      return outcome;
    } catch (IOException e) {
      throw new HoldingFault(
          HoldingFault.Code.IMPORT_INTERRUPTED, "the lines to import stopped coming", e);
    } finally {
      if (!done) {
        // Also after a fault of the database: if even this fails, the next import cleans up.
        abandon(holder, id);
      }
      cleanUp(holder);
    }
  }

  /// The holder's sources, by name.
  public List<SourceView> sources(String holder) {
    return database.as(holder, () -> store.sources(holder));
  }

  /// Deletes a source and shreds its records.
  ///
  /// @return the deletion's leaf, or nothing when there is no such source
  public Optional<Ticket> delete(String holder, String source) {
    Optional<Ticket> ticket =
        database.as(
            holder,
            () -> {
              store.lock(holder, source);
              return store.current(holder, source).map(id -> delete(holder, source, id));
            });
    cleanUp(holder);
    return ticket;
  }

  HoldingSearch search() {
    return new HoldingSearch(database, keys, vault);
  }

  private Optional<String> refusal(String holder, String source) {
    Optional<Agency> agency = agreement.agency(holder).filter(Agency::holds);
    if (agency.isEmpty()) {
      return Optional.of("not-a-holder");
    }
    // Only the other party files here, and no party asks its own holders.
    if (!agency.get().party().equals(own.party().id())) {
      return Optional.of("asked-elsewhere");
    }
    return SOURCE.matcher(source).matches() ? Optional.empty() : Optional.of("source-name");
  }

  private ImportOutcome finish(
      String holder, String source, UUID id, byte[] digest, boolean skip, ProblemList problems) {
    if (!skip && problems.lines() > 0) {
      return new ImportOutcome.Rejected(problems.lines(), problems.listed());
    }
    return database.as(
        holder,
        () -> {
          store.lock(holder, source);
          Optional<UUID> earlier = store.current(holder, source);
          ImportCounts counts = store.compare(earlier, id, problems.lines());
          if (counts.records() == 0) {
            // Nothing to import is a mistake more often than a wish; a source is emptied by
            // deleting it.
            problems.add(0, "", "no-records");
            return new ImportOutcome.Rejected(problems.lines(), problems.listed());
          }
          // What the row keeps: with more, the row would not open the leaf.
          Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
          byte[] salt = salt();
          Ticket ticket =
              append(
                  salt, "holding-import", importDocument(holder, source, id, digest, counts, now));
          earlier.ifPresent(old -> store.retire(old, "replaced"));
          store.makeCurrent(
              id, counts, new HoldingStore.Evidence(now, digest, salt, ticket.value()));
          SourceView view = store.source(holder, source).orElseThrow();
          return new ImportOutcome.Imported(view, counts, problems.listed(), notes(holder), ticket);
        });
  }

  private List<ImportNote> notes(String holder) {
    if (!agreement.asks(holder)) {
      return List.of(ImportNote.NOT_ROUTED);
    }
    boolean officers =
        agreement.agency(holder).map(Agency::answers).filter(Answers.PERSON::equals).isPresent();
    return officers ? List.of(ImportNote.OFFICERS_NOT_ASKED) : List.of();
  }

  private Ticket delete(String holder, String source, UUID id) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Map<String, Object> document = new TreeMap<>();
    document.put("holder", holder);
    document.put("source", source);
    document.put("import", id.toString());
    document.put("at", now.toString());
    byte[] salt = salt();
    Ticket ticket = append(salt, "holding-deletion", document);
    store.retire(id, "deleted");
    store.keepDeletion(id, now, salt, ticket.value());
    return ticket;
  }

  private static Map<String, Object> importDocument(
      String holder, String source, UUID id, byte[] digest, ImportCounts counts, Instant at) {
    Map<String, Object> document = new TreeMap<>();
    document.put("holder", holder);
    document.put("source", source);
    document.put("import", id.toString());
    document.put("digest", HexFormat.of().formatHex(digest));
    document.put("records", counts.records());
    document.put("added", counts.added());
    document.put("removed", counts.removed());
    document.put("changed", counts.changed());
    document.put("unchanged", counts.unchanged());
    document.put("skipped", counts.skipped());
    document.put("at", at.toString());
    return document;
  }

  private Ticket append(byte[] salt, String tag, Map<String, Object> document) {
    return leaves.append(
        new LeafDraft.Internal(Commitment.to(salt, tag, Json.canonical(document))));
  }

  private byte[] salt() {
    byte[] salt = new byte[Commitment.SALT_LENGTH];
    random.nextBytes(salt);
    return salt;
  }

  private void abandon(String holder, UUID id) {
    database.as(holder, () -> store.retire(id, "abandoned"));
  }

  /// Destroys keys first: from then on the rows are noise, whenever they go.
  private void cleanUp(String holder) {
    Instant staleBefore = clock.instant().minus(STALE);
    List<HoldingStore.Leftover> leftovers =
        database.as(holder, () -> store.leftovers(holder, staleBefore));
    for (HoldingStore.Leftover leftover : leftovers) {
      vault.destroy(leftover.keyId());
      database.as(holder, () -> store.clean(leftover.id()));
    }
  }
}
