package org.ventanilla.window.holding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ventanilla.window.exchange.HeldRecord;
import org.ventanilla.window.platform.Bundle;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.Opened;
import org.ventanilla.window.platform.Vault;
import tools.jackson.databind.JsonNode;

/// Finds a holder's records about a subject: exact identifiers, and names after folding. The index
/// proposes, the opened record decides.
final class HoldingSearch {
  /// Most records opened for one subject.
  static final int MOST_CANDIDATES = 5_000;

  /// Most records that can be about one subject. With more, a person has to look.
  static final int MOST_HITS = 50;

  private static final Comparator<Hit> BEST_FIRST =
      Comparator.comparingInt((Hit hit) -> -hit.match().strength())
          .thenComparing(hit -> hit.record().id());

  private final Database database;
  private final HoldingKeys keys;
  private final Vault vault;
  private final RecordReader reader = new RecordReader(RecordRules.shapeOnly());

  HoldingSearch(Database database, HoldingKeys keys, Vault vault) {
    this.database = database;
    this.keys = keys;
    this.vault = vault;
  }

  /// What a search gives.
  sealed interface Result {
    /// Records, best first; none if nothing is held.
    record Found(List<HeldRecord> records) implements Result {
      public Found {
        records = List.copyOf(records);
      }
    }

    /// The subject is too vague: too many records fit.
    record TooMany() implements Result {}

    /// The source was replaced while it was read; ask again.
    record Moved() implements Result {}
  }

  private record Hit(HeldRecord record, Match match) {}

  /// Searches.
  ///
  /// @param categories only fields of these are given
  Result find(String holder, Set<String> categories, JsonNode subject) {
    SubjectQuery query = SubjectQuery.of(subject);
    if (query.empty()) {
      return new Result.Found(List.of());
    }
    Optional<IndexSecret> secret =
        keys.known(holder).or(() -> database.as(holder, () -> keys.find(holder)));
    if (secret.isEmpty()) {
      return new Result.Found(List.of());
    }
    Bundle bundle = new Bundle();
    Bundle.Answer<HoldingStore.Candidate> candidates =
        HoldingStore.candidates(holder, secret.get().terms(query), MOST_CANDIDATES + 1, bundle);
    database.atOnce(holder, bundle);
    return hits(categories, query, candidates.rows());
  }

  private Result hits(
      Set<String> categories, SubjectQuery query, List<HoldingStore.Candidate> candidates) {
    if (candidates.size() > MOST_CANDIDATES) {
      return new Result.TooMany();
    }
    List<Hit> hits = new ArrayList<>();
    for (HoldingStore.Candidate candidate : candidates) {
      Opened opened =
          vault.open(
              candidate.keyId(),
              candidate.sealed(),
              recordContext(candidate.importId(), candidate.number()));
      switch (opened) {
        case Opened.Destroyed _ -> {
          return new Result.Moved();
        }
        case Opened.Plain(byte[] bytes) -> hit(query, categories, bytes).ifPresent(hits::add);
      }
    }
    return hits.size() > MOST_HITS
        ? new Result.TooMany()
        : new Result.Found(hits.stream().sorted(BEST_FIRST).map(Hit::record).toList());
  }

  private Optional<Hit> hit(SubjectQuery query, Set<String> categories, byte[] bytes) {
    return switch (reader.read(bytes)) {
      case RecordReading.Unusable _ ->
          throw new HoldingFault(HoldingFault.Code.HOLDING_DAMAGED, "a stored record is no record");
      case RecordReading.Usable usable ->
          Match.of(query, usable.record())
              .flatMap(match ->
                  only(usable.record().held(), categories).map(held -> new Hit(held, match)));
    };
  }

  /// The record with only the fields it is asked for, if any.
  private static Optional<HeldRecord> only(HeldRecord held, Set<String> categories) {
    List<HeldRecord.Field> fields =
        held.fields().stream().filter(field -> categories.contains(field.category())).toList();
    return fields.isEmpty() ? Optional.empty() : Optional.of(held.with(fields));
  }

  /// Binds sealed bytes to their row.
  static byte[] recordContext(UUID importId, long number) {
    return HoldingKeys.context("holding/record/" + importId + "/" + number);
  }
}
