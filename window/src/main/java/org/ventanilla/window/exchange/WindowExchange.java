package org.ventanilla.window.exchange;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The exchange of this window: every call goes to the desk that does it.
final class WindowExchange implements Exchange {
  private final FilingDesk filing;
  private final CaseFile cases;
  private final Retrieval retrieval;
  private final RequesterActs requester;
  private final DecisionFile decisions;
  private final DecisionActs deciders;
  private final HolderDesk holders;
  private final StatisticsDesk statistics;
  private final Notices notices;
  private final ConsentDesk consents;
  private final PastDecisions past;

  WindowExchange(
      FilingDesk filing,
      CaseFile cases,
      Retrieval retrieval,
      RequesterActs requester,
      DecisionFile decisions,
      DecisionActs deciders,
      HolderDesk holders,
      StatisticsDesk statistics,
      Notices notices,
      ConsentDesk consents,
      PastDecisions past) {
    this.filing = filing;
    this.cases = cases;
    this.retrieval = retrieval;
    this.requester = requester;
    this.decisions = decisions;
    this.deciders = deciders;
    this.holders = holders;
    this.statistics = statistics;
    this.notices = notices;
    this.consents = consents;
    this.past = past;
  }

  @Override
  public FilingOutcome file(Caller caller, byte[] jws, @Nullable String idempotencyKey) {
    return filing.file(caller, jws, idempotencyKey);
  }

  @Override
  public FilingOutcome.Rejected reject(
      Caller caller, FilingOutcome.Violation reason, byte[] digestOfBytes) {
    return filing.reject(caller, reason, new Digest(digestOfBytes));
  }

  @Override
  public Optional<RequestView> find(Caller caller, UUID id) {
    return cases.find(caller, id);
  }

  @Override
  public List<String> dueExplained(Caller caller, UUID id, Locale language) {
    return cases.dueExplained(caller, id, language);
  }

  @Override
  public Set<String> states(Caller caller) {
    return cases.states(caller);
  }

  @Override
  public Set<String> kinds() {
    return cases.kinds();
  }

  @Override
  public Page<RequestView> list(Caller caller, Filter filter, @Nullable String cursor, int limit) {
    return cases.list(caller, filter, cursor, limit);
  }

  @Override
  public Outcome<AnswerView> retrieve(Caller caller, UUID id, Duration wait) {
    return retrieval.retrieve(caller, id, wait);
  }

  @Override
  public Outcome<List<NamedReceipt>> receipts(Caller caller, UUID id) {
    return cases.receipts(caller, id);
  }

  @Override
  public Outcome<JsonNode> opening(Caller caller, UUID id, String event) {
    return cases.opening(caller, id, event);
  }

  @Override
  public Outcome<List<TimelineEntry>> timeline(Caller caller, UUID id) {
    return cases.timeline(caller, id);
  }

  @Override
  public Outcome<RequestView> clarify(Caller caller, UUID id, byte[] jws, LongPredicate version) {
    return requester.clarify(new ActDesk.Sent(caller, id, jws, version));
  }

  @Override
  public Outcome<RequestView> withdraw(Caller caller, UUID id, byte[] jws, LongPredicate version) {
    return requester.withdraw(new ActDesk.Sent(caller, id, jws, version));
  }

  @Override
  public Outcome<JsonNode> decision(Caller caller, UUID id) {
    return decisions.show(caller, id);
  }

  @Override
  public Outcome<RequestView> decide(Caller caller, UUID id, byte[] jws, LongPredicate version) {
    return deciders.decide(new ActDesk.Sent(caller, id, jws, version));
  }

  @Override
  public Outcome<RequestView> approve(Caller caller, UUID id, byte[] jws, LongPredicate version) {
    return deciders.approve(new ActDesk.Sent(caller, id, jws, version));
  }

  @Override
  public Page<InquiryView> inquiries(Caller caller, @Nullable String cursor, int limit) {
    return holders.inquiries(caller, cursor, limit);
  }

  @Override
  public Outcome<InquiryView> inquiry(Caller caller, UUID inquiryId) {
    return holders.inquiry(caller, inquiryId);
  }

  @Override
  public Outcome<InquiryView> answer(Caller caller, UUID inquiryId, byte[] jws) {
    return holders.answer(caller, inquiryId, jws);
  }

  @Override
  public Outcome<Statistics> statistics(Caller caller) {
    return statistics.show(caller);
  }

  @Override
  public Page<Notice> notices(Caller caller, @Nullable String cursor, int limit) {
    return notices.of(caller, cursor, limit);
  }

  @Override
  public Page<ConsentView> consents(Caller caller, @Nullable String cursor, int limit) {
    return consents.open(caller, cursor, limit);
  }

  @Override
  public Outcome<ConsentView> consent(Caller caller, UUID consentId, byte[] jws) {
    return consents.answer(caller, consentId, jws);
  }

  @Override
  public Compared diff(
      Caller caller,
      String version,
      @Nullable String cursor,
      int limit,
      Consumer<Difference> found) {
    return past.page(caller, version, cursor, limit, found);
  }
}
