package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.Ids;
import org.ventanilla.window.release.Case;
import org.ventanilla.window.release.CaseDecision;
import org.ventanilla.window.release.FieldDifference;
import org.ventanilla.window.release.ReleaseDesk;

/// Decides past requests once more by another version of the policy, each as of the moment at which
/// it was decided, and holds that against the version it was decided by. What is not decided yet is
/// decided as of now by the version in force. Changes nothing, and tells no value. That somebody
/// looked is written down for each request.
final class PastDecisions {
  private static final int MOST_REQUESTS = 200;

  private final Database database;
  private final RequestStore requests;
  private final TimelineStore timeline;
  private final Collecting collecting;
  private final Consents consents;
  private final Seals seals;
  private final Cases cases;
  private final ReleaseDesk desk;
  private final Ids ids;
  private final Now now;

  PastDecisions(Wiring wiring, Collecting collecting, ReleaseDesk desk) {
    this.database = wiring.database();
    this.requests = wiring.requests();
    this.timeline = wiring.timeline();
    this.collecting = collecting;
    this.consents = new Consents(wiring);
    this.seals = wiring.seals();
    this.cases = new Cases(wiring.agreement(), wiring.own());
    this.desk = desk;
    this.ids = wiring.ids();
    this.now = wiring.now();
  }

  /// A page of requests, newest first.
  ///
  /// @param version the digest of a version
  /// @param found hears each difference as it is found
  Exchange.Compared page(
      Caller caller,
      String version,
      @Nullable String cursor,
      int limit,
      Consumer<Exchange.Difference> found) {
    if (limit < 1 || limit > MOST_REQUESTS) {
      throw new IllegalArgumentException("a page has 1 to " + MOST_REQUESTS + " requests");
    }
    UUID before = Cursor.parse(cursor).orElse(null);
    List<RequestRow> rows =
        database.asWindow(
            () -> requests.list(null, null, null, null, null, before, now.get(), limit + 1));
    List<RequestRow> page = rows.subList(0, Math.min(limit, rows.size()));
    int fields = 0;
    int differing = 0;
    for (RequestRow row : page) {
      Looked looked = database.asWindow(() -> look(caller, row, version));
      looked.found().forEach(found);
      fields += looked.fields();
      differing += looked.found().size();
    }
    return new Exchange.Compared(
        page.size(),
        fields,
        differing,
        rows.size() > limit ? Optional.of(Cursor.of(page.getLast().id())) : Optional.empty());
  }

  private record Looked(int fields, List<Exchange.Difference> found) {}

  private Looked look(Caller caller, RequestRow row, String version) {
    timeline.look(ids.next(), row.id(), caller.agency(), "policy-diff", now.get());
    List<TimelineStore.Line> lines = timeline.of(row.id(), false);
    int fields = 0;
    List<Exchange.Difference> found = new ArrayList<>();
    for (int subject = 1; subject <= row.life().stages().size(); subject++) {
      Cases.Gathered gathered = cases.gather(row, collecting.replies(row, subject));
      if (gathered.sources().isEmpty()) {
        continue;
      }
      Optional<CaseDecision> taken = taken(row, subject);
      Optional<Instant> decided = taken.isPresent() ? decidedAt(lines, subject) : Optional.empty();
      Instant at = decided.orElseGet(now::get);
      Case past = cases.of(row, gathered, consents.said(row, subject), at);
      fields += past.records().stream().mapToInt(one -> one.fields().size()).sum();
      for (FieldDifference one : desk.differences(past, taken, version)) {
        found.add(
            new Exchange.Difference(
                row.id(), row.reference(), subject, at, taken.isPresent(), one));
      }
    }
    return new Looked(fields, found);
  }

  /// What was decided, or at least proposed to whoever decides.
  private Optional<CaseDecision> taken(RequestRow row, int subject) {
    Stage now = row.life().stage(subject);
    Stage stage = now instanceof Stage.Clarification(Stage before) ? before : now;
    return opened(row, subject, stage instanceof Stage.Deciding ? Part.PROPOSAL : Part.DECISION);
  }

  private Optional<CaseDecision> opened(RequestRow row, int subject, Part part) {
    return requests
        .content(row.id(), subject, part)
        .map(sealed ->
            seals
                .openJson(
                    row.keyId(), row.id(), part, Integer.toString(subject), sealed, Prepared.class)
                .decision());
  }

  /// When the policy last decided on a subject: an officer decides later on what it proposed.
  private static Optional<Instant> decidedAt(List<TimelineStore.Line> lines, int subject) {
    Instant decided = null;
    boolean isProposed = false;
    for (TimelineStore.Line line : lines) {
      if (line.subject() == subject && line.event().equals("proposed")) {
        decided = line.at();
        isProposed = true;
      } else if (line.subject() == subject && line.event().equals("decided")) {
        decided = isProposed ? decided : line.at();
        isProposed = false;
      }
    }
    return Optional.ofNullable(decided);
  }
}
