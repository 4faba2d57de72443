package org.ventanilla.window.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.exchange.AnswerView;
import org.ventanilla.window.exchange.Caller;
import org.ventanilla.window.exchange.ConsentView;
import org.ventanilla.window.exchange.Exchange;
import org.ventanilla.window.exchange.FilingOutcome;
import org.ventanilla.window.exchange.FilingOutcome.Violation;
import org.ventanilla.window.exchange.Notice;
import org.ventanilla.window.exchange.Outcome;
import org.ventanilla.window.exchange.Page;
import org.ventanilla.window.exchange.Reference;
import org.ventanilla.window.exchange.RequestView;
import org.ventanilla.window.exchange.Statistics;
import org.ventanilla.window.exchange.TimelineEntry;
import org.ventanilla.window.notary.IssuedReceipt;
import org.ventanilla.window.notary.Ticket;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An exchange in memory that keeps every agency's requests apart, remembers what the door refused
/// and can be told to fail. It understands three filings: `refuse`, `conflict` and `fault`.
final class FakeExchange implements Exchange {
  static final String RECEIPT = "c2sp.org/tlog-proof@v1\nindex 7\n\nwindow.example\n8\nAAAA\n";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<UUID, RequestView> requests = new ConcurrentHashMap<>();
  private final Map<String, UUID> byBytes = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Rejection> rejections = new ConcurrentLinkedQueue<>();
  private final AtomicLong retrievals = new AtomicLong();

  record Rejection(String agency, String code, String digest) {}

  List<Rejection> rejections() {
    return List.copyOf(rejections);
  }

  long retrievals() {
    return retrievals.get();
  }

  void makeOverdue(UUID id) {
    requests.computeIfPresent(id, (_, view) -> view(view, view.version(), view.state(), true));
  }

  @Override
  public FilingOutcome file(Caller caller, byte[] jws, @Nullable String idempotencyKey) {
    String text = new String(jws, StandardCharsets.UTF_8);
    if (text.startsWith("fault")) {
      throw new IllegalStateException("content that must not get out: " + text);
    }
    if (text.startsWith("refuse")) {
      return refused(new Violation("SCHEMA_REQUIRED", 422, "/request/purpose", "Say why."));
    }
    if (text.startsWith("conflict")) {
      return refused(new Violation("IDEMPOTENCY_KEY_REUSED", 409, "", "Use another key."));
    }
    UUID fresh = UUID.randomUUID();
    UUID id = byBytes.computeIfAbsent(caller.agency() + " " + text, _ -> fresh);
    RequestView view = requests.computeIfAbsent(id, _ -> request(id, caller.agency()));
    return id.equals(fresh)
        ? new FilingOutcome.Accepted(view, new Ticket(7), receipt())
        : new FilingOutcome.AlreadyFiled(view, new Ticket(7), receipt());
  }

  @Override
  public FilingOutcome.Rejected reject(Caller caller, Violation reason, byte[] digestOfBytes) {
    rejections.add(
        new Rejection(caller.agency(), reason.code(), HexFormat.of().formatHex(digestOfBytes)));
    return refused(reason);
  }

  @Override
  public Optional<RequestView> find(Caller caller, UUID id) {
    return Optional.ofNullable(requests.get(id)).filter(r -> r.agency().equals(caller.agency()));
  }

  @Override
  public List<String> dueExplained(Caller caller, UUID id, Locale language) {
    return find(caller, id).map(RequestView::dueExplanation).orElse(List.of());
  }

  @Override
  public Set<String> states(Caller caller) {
    return Set.of("received", "in-progress", "released", "withdrawn");
  }

  @Override
  public Set<String> kinds() {
    return Set.of("information", "vetting");
  }

  @Override
  public Page<RequestView> list(Caller caller, Filter filter, @Nullable String cursor, int limit) {
    List<RequestView> mine =
        requests.values().stream()
            .filter(r -> r.agency().equals(caller.agency()))
            .filter(r -> filter.states().isEmpty() || filter.states().contains(r.state()))
            .filter(r -> filter.overdue() == null || filter.overdue() == r.overdue())
            .filter(r -> filter.kind() == null || r.kind().equals(filter.kind()))
            .filter(
                r -> filter.reference() == null || filter.reference().text().equals(r.reference()))
            .sorted((a, b) -> b.reference().compareTo(a.reference()))
            .toList();
    int from = cursor == null ? 0 : Integer.parseInt(cursor);
    int to = Math.min(mine.size(), from + limit);
    Optional<String> next =
        to < mine.size() ? Optional.of(String.format(Locale.ROOT, "%022d", to)) : Optional.empty();
    return new Page<>(mine.subList(from, to), next);
  }

  @Override
  public Outcome<AnswerView> retrieve(Caller caller, UUID id, Duration wait) {
    return on(
        caller,
        id,
        r -> {
          retrievals.incrementAndGet();
          return new AnswerView(id, r.reference(), "00", true, List.of());
        });
  }

  @Override
  public Outcome<List<NamedReceipt>> receipts(Caller caller, UUID id) {
    return on(
        caller,
        id,
        _ ->
            List.of(
                new NamedReceipt(
                    "SUBMISSION_ACCEPTANCE",
                    "SUBMISSION_ACCEPTANCE",
                    Instant.EPOCH,
                    receipt().orElseThrow())));
  }

  @Override
  public Outcome<JsonNode> opening(Caller caller, UUID id, String event) {
    return on(caller, id, _ -> JSON.createObjectNode().put("salt", "c2FsdA=="));
  }

  @Override
  public Outcome<List<TimelineEntry>> timeline(Caller caller, UUID id) {
    return on(
        caller,
        id,
        _ ->
            List.of(
                new TimelineEntry(
                    Instant.EPOCH,
                    "filed",
                    null,
                    Collections.unmodifiableSortedMap(new TreeMap<>()),
                    new Ticket(7))));
  }

  @Override
  public Outcome<RequestView> clarify(Caller caller, UUID id, byte[] jws, LongPredicate version) {
    return move(caller, id, version, "clarification");
  }

  @Override
  public Outcome<RequestView> withdraw(Caller caller, UUID id, byte[] jws, LongPredicate version) {
    return move(caller, id, version, "withdrawn");
  }

  @Override
  public Outcome<JsonNode> decision(Caller caller, UUID id) {
    return on(caller, id, _ -> JSON.createObjectNode().put("digest", "00"));
  }

  @Override
  public Outcome<RequestView> decide(Caller caller, UUID id, byte[] jws, LongPredicate version) {
    return move(caller, id, version, "awaiting-approval");
  }

  @Override
  public Outcome<RequestView> approve(Caller caller, UUID id, byte[] jws, LongPredicate version) {
    return move(caller, id, version, "released");
  }

  @Override
  public Outcome<Statistics> statistics(Caller caller) {
    return new Outcome.Done<>(
        new Statistics(
            Instant.EPOCH,
            List.of(
                new Statistics.Figures(
                    "us",
                    3,
                    1,
                    1,
                    0,
                    0,
                    1,
                    1,
                    0,
                    new TreeMap<>(Map.of("no-hit", 1L)),
                    new TreeMap<>()))),
        Optional.empty());
  }

  @Override
  public Page<Notice> notices(Caller caller, @Nullable String cursor, int limit) {
    return new Page<>(
        List.of(
            new Notice(
                UUID.fromString("01920000-0000-7000-8000-0000000000aa"),
                Instant.parse("2026-06-01T15:00:00Z"),
                "MX-26-7K3Q-9F",
                "us-cbp",
                "investigation",
                List.of("association"))),
        Optional.empty());
  }

  @Override
  public Page<InquiryView> inquiries(Caller caller, @Nullable String cursor, int limit) {
    return new Page<>(List.of(), Optional.empty());
  }

  @Override
  public Outcome<InquiryView> inquiry(Caller caller, UUID inquiryId) {
    return new Outcome.NotFound<>();
  }

  @Override
  public Outcome<InquiryView> answer(Caller caller, UUID inquiryId, byte[] jws) {
    return new Outcome.NotFound<>();
  }

  private Outcome<RequestView> move(Caller caller, UUID id, LongPredicate version, String state) {
    if (find(caller, id).filter(found -> !version.test(found.version())).isPresent()) {
      Violation reason = new Violation("PRECONDITION_FAILED", 412, "", "Look again.");
      return new Outcome.Refused<>(reason, List.of(reason));
    }
    return on(
        caller,
        id,
        r -> {
          RequestView moved = view(r, r.version() + 1, state, r.overdue());
          requests.put(id, moved);
          return moved;
        });
  }

  private <T> Outcome<T> on(
      Caller caller, UUID id, java.util.function.Function<RequestView, T> work) {
    return find(caller, id)
        .<Outcome<T>>map(r -> new Outcome.Done<>(work.apply(r), receipt()))
        .orElseGet(Outcome.NotFound::new);
  }

  private static FilingOutcome.Rejected refused(Violation reason) {
    return new FilingOutcome.Rejected(reason, List.of(reason), new Ticket(9), receipt());
  }

  private static Optional<IssuedReceipt> receipt() {
    return Optional.of(
        new IssuedReceipt(7, new byte[] {1}, RECEIPT.getBytes(StandardCharsets.UTF_8)));
  }

  /// A reference like a window's own, with its check character.
  private static String reference(int number) {
    String alphabet = "23456789ABCDEFGHJKMNPQRTVWXYZ";
    String start =
        "MX-26-TE"
            + alphabet.charAt(number / alphabet.length())
            + alphabet.charAt(number % alphabet.length())
            + "-X";
    return alphabet
        .chars()
        .mapToObj(check -> start + (char) check)
        .filter(text -> Reference.parse(text).isPresent())
        .findFirst()
        .orElseThrow();
  }

  @Override
  public Page<ConsentView> consents(Caller caller, @Nullable String cursor, int limit) {
    return new Page<>(List.of(), Optional.empty());
  }

  @Override
  public Outcome<ConsentView> consent(Caller caller, UUID consentId, byte[] jws) {
    return new Outcome.NotFound<>();
  }

  @Override
  public Compared diff(
      Caller caller,
      String version,
      @Nullable String cursor,
      int limit,
      Consumer<Difference> found) {
    return new Compared(0, 0, 0, Optional.empty());
  }

  private RequestView request(UUID id, String agency) {
    return new RequestView(
        id,
        reference(requests.size()),
        1,
        "information",
        agency,
        "received",
        Instant.EPOCH,
        Instant.EPOCH.plusSeconds(60),
        List.of("Received.", "Due."),
        false,
        "ORDINARY",
        "investigation",
        List.of(new RequestView.SubjectView(1, "person", "received")));
  }

  private static RequestView view(RequestView r, long version, String state, boolean overdue) {
    return new RequestView(
        r.id(),
        r.reference(),
        version,
        r.kind(),
        r.agency(),
        state,
        r.receivedAt(),
        r.due(),
        r.dueExplanation(),
        overdue,
        r.urgency(),
        r.purpose(),
        r.subjects());
  }
}
