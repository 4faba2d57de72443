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
import org.ventanilla.window.release.FieldDifference;
import org.ventanilla.window.release.ReleaseDesk;

/// Decides past requests once more, as if they were decided now: by the version in force and by
/// another one, and tells where the two differ. Changes nothing, and tells no value. That somebody
/// looked is written down for each request.
final class PolicyPreview {
  private static final int MOST_REQUESTS = 200;

  private final Database database;
  private final RequestStore requests;
  private final TimelineStore timeline;
  private final Collecting collecting;
  private final Consents consents;
  private final Cases cases;
  private final ReleaseDesk desk;
  private final Ids ids;
  private final Now now;

  PolicyPreview(Wiring wiring, Collecting collecting, ReleaseDesk desk) {
    this.database = wiring.database();
    this.requests = wiring.requests();
    this.timeline = wiring.timeline();
    this.collecting = collecting;
    this.consents = new Consents(wiring);
    this.cases = new Cases(wiring.agreement(), wiring.own());
    this.desk = desk;
    this.ids = wiring.ids();
    this.now = wiring.now();
  }

  /// A page of requests, newest first.
  ///
  /// @param version the digest of a version
  /// @param found hears each difference as it is found
  Exchange.Previewed page(
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
    return new Exchange.Previewed(
        page.size(),
        fields,
        differing,
        rows.size() > limit ? Optional.of(Cursor.of(page.getLast().id())) : Optional.empty());
  }

  private record Looked(int fields, List<Exchange.Difference> found) {}

  private Looked look(Caller caller, RequestRow row, String version) {
    timeline.look(ids.next(), row.id(), caller.agency(), "policy-preview", now.get());
    Instant at = now.get();
    int fields = 0;
    List<Exchange.Difference> found = new ArrayList<>();
    for (int subject = 1; subject <= row.life().stages().size(); subject++) {
      Cases.Gathered gathered = cases.gather(row, collecting.replies(row, subject));
      if (gathered.sources().isEmpty()) {
        continue;
      }
      Case past = cases.of(row, gathered, consents.said(row, subject), at);
      fields += past.records().stream().mapToInt(one -> one.fields().size()).sum();
      for (FieldDifference one : desk.differences(past, version)) {
        found.add(new Exchange.Difference(row.id(), row.reference(), subject, one));
      }
    }
    return new Looked(fields, found);
  }
}
