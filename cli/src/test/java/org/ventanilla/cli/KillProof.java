package org.ventanilla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ventanilla.ledger.Digest;
import org.ventanilla.ledger.Entry;
import org.ventanilla.ledger.LogVerification;
import org.ventanilla.ledger.LogVerifier;
import org.ventanilla.ledger.ReceiptVerification;
import org.ventanilla.ledger.ReceiptVerifier;
import org.ventanilla.ledger.TreeAppender;
import org.ventanilla.ledger.Trust;
import tools.jackson.databind.JsonNode;

/// Compares what clients heard of a window that was killed, its whole ledger and its database.
final class KillProof {
  private static final String REQUESTS = "/api/v1/requests";

  private final ServedWindow window;
  private final Trust trust;
  private final Collection<LoadedRequest> requests;
  private final List<Entry> entries = new ArrayList<>();

  KillProof(ServedWindow window, JsonNode about, Collection<LoadedRequest> requests) {
    this.window = window;
    this.trust =
        new Trust(VerifierKeys.ofLogs(List.of(about.path("ledgerKey").asString())), List.of(), 0);
    this.requests = requests;
  }

  /// @return what was proven, in a line
  String prove() throws SQLException {
    URI url = window.url();
    try (WindowClient requester =
        new WindowClient(url, DemoCast.REQUESTER, window.cast().accessKey(DemoCast.REQUESTER))) {
      everyAnswerStays(requester);
    }
    theLedgerVerifies(url);
    long receipts = everyReceiptHolds();
    everyRequestHasItsLeaves();
    theDatabaseAgrees();
    return "%s requests, %s receipts, %s leaves: all there, once, verified"
        .formatted(requests.size(), receipts, entries.size());
  }

  /// Filed again it is the same request; retrieved again it is the same answer, and the right one.
  private void everyAnswerStays(WindowClient requester) {
    for (LoadedRequest request : requests) {
      WindowClient.Answer again = requester.trySigned(REQUESTS, request.jws());
      assertThat(again.status()).isEqualTo(200);
      request.acknowledged(request.jws(), again.body());
      String path = REQUESTS + "/" + request.id();
      request.answered(requester.get(path + "/answer"));
      requester.get(path + "/receipts").forEach(one -> request.receipt(one.path("receipt")));
      assertThat(request.outcomes())
          .as(request.reference())
          .isEqualTo(request.question().outcomes());
    }
  }

  private void theLedgerVerifies(URI url) {
    try (HttpLog log = new HttpLog(url.resolve("/ledger/"))) {
      LogVerification verification = LogVerifier.verify(log, trust, new Collecting());
      assertThat(verification)
          .isInstanceOfSatisfying(
              LogVerification.Verified.class,
              verified -> assertThat(verified.checkpoint().size()).isEqualTo(entries.size()));
    }
  }

  /// Whenever it was given: it verifies by itself, its leaf is still in its place, and the tree it
  /// speaks of is the beginning of the tree there is now.
  private long everyReceiptHolds() {
    List<Digest> roots = roots();
    long verified = 0;
    for (LoadedRequest request : requests) {
      assertThat(request.receipts()).as(request.reference()).isNotEmpty();
      for (String receipt : request.receipts()) {
        byte[] bytes = receipt.getBytes(StandardCharsets.UTF_8);
        assertThat(ReceiptVerifier.verify(bytes, trust))
            .as(request.reference())
            .isInstanceOfSatisfying(
                ReceiptVerification.Verified.class,
                good -> {
                  int size = Math.toIntExact(good.checkpoint().size());
                  assertThat(good.leaf()).isEqualTo(entries.get((int) good.index()));
                  assertThat(good.checkpoint().root()).isEqualTo(roots.get(size));
                });
        verified++;
      }
    }
    return verified;
  }

  /// The root of the tree at every size.
  private List<Digest> roots() {
    TreeAppender tree = TreeAppender.empty();
    List<Digest> roots = new ArrayList<>();
    roots.add(tree.root());
    for (Entry entry : entries) {
      tree.append(entry.leafHash());
      roots.add(tree.root());
    }
    return roots;
  }

  /// One filing, one answer a subject, and each subject handed over once: no more, no less, each
  /// leaf naming the one before it.
  private void everyRequestHasItsLeaves() {
    Map<String, List<JsonNode>> chains = new HashMap<>();
    Map<String, String> last = new HashMap<>();
    for (Entry entry : entries) {
      JsonNode leaf = Documents.parse(new String(entry.bytes(), StandardCharsets.UTF_8));
      if (!leaf.has("reference")) {
        continue;
      }
      String reference = leaf.path("reference").asString();
      assertThat(leaf.path("previous").asString(""))
          .as(reference)
          .isEqualTo(last.getOrDefault(reference, ""));
      last.put(reference, entry.leafHash().base64());
      chains.computeIfAbsent(reference, _ -> new ArrayList<>()).add(leaf);
    }
    assertThat(chains.keySet())
        .containsExactlyInAnyOrderElementsOf(
            requests.stream().map(LoadedRequest::reference).toList());
    for (LoadedRequest request : requests) {
      List<JsonNode> chain = chains.getOrDefault(request.reference(), List.of());
      int subjects = request.question().outcomes().size();
      Map<String, Long> counts =
          chain.stream()
              .collect(
                  Collectors.groupingBy(
                      leaf -> leaf.path("type").asString(), TreeMap::new, Collectors.counting()));
      assertThat(chain.getFirst().path("type").asString()).isEqualTo("filed");
      assertThat(counts).containsOnlyKeys("filed", "answered", "retrieved");
      assertThat(counts).containsEntry("filed", 1L).containsEntry("answered", (long) subjects);
      // Subjects that were answered together are handed over in one step.
      assertThat(counts.getOrDefault("retrieved", 0L)).isBetween(1L, (long) subjects);
    }
  }

  /// The database holds exactly the requests that were acknowledged, so none came of a second try;
  /// all of them are over. Nothing waits for its place in the ledger, nothing is missing between,
  /// and no step was written whose leaf is not there.
  private void theDatabaseAgrees() throws SQLException {
    try (Connection sql = window.sql()) {
      assertThat(references(sql))
          .containsExactlyElementsOf(
              requests.stream()
                  .map(LoadedRequest::reference)
                  .collect(Collectors.toCollection(TreeSet::new)));
      assertThat(count(sql, "select count(*) from exchange.request where open")).isZero();
      assertThat(count(sql, "select count(*) from notary.pending")).isZero();
      assertThat(count(sql, "select count(*) from notary.leaf")).isEqualTo(entries.size());
      assertThat(count(sql, "select max(index) + 1 from notary.leaf")).isEqualTo(entries.size());
      assertThat(
              count(
                  sql,
                  """
                  select count(*) from exchange.timeline
                  where ticket not in (select ticket from notary.leaf)
                  """))
          .isZero();
      assertThat(
              count(
                  sql,
                  """
                  select count(*) from (
                    select 1 from exchange.timeline where event = 'answered'
                    group by request_id, subject having count(*) > 1) twice
                  """))
          .isZero();
    }
  }

  private static List<String> references(Connection sql) throws SQLException {
    List<String> references = new ArrayList<>();
    try (var statement = sql.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select reference from exchange.request order by reference collate \"C\"")) {
      while (rows.next()) {
        references.add(rows.getString(1));
      }
    }
    return references;
  }

  private static long count(Connection sql, String query) throws SQLException {
    try (var statement = sql.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      assertThat(row.next()).isTrue();
      return row.getLong(1);
    }
  }

  /// Keeps the entries that pass by.
  private final class Collecting implements LogVerifier.Listener {
    @Override
    public void progress(long done, long total) {
      assertThat(done).isLessThanOrEqualTo(total);
    }

    @Override
    public void entry(long index, Entry entry) {
      assertThat(index).isEqualTo(entries.size());
      entries.add(entry);
    }
  }
}
