package org.ventanilla.window.exchange;

import java.util.List;
import java.util.function.UnaryOperator;
import org.ventanilla.window.release.CaseDecision;

/// Facts from the database, read when a step asks for them, inside the transaction that holds the
/// request.
final class StoredFacts implements Facts {
  private final RequestRow row;
  private final Readers readers;

  StoredFacts(RequestRow row, Readers readers) {
    this.row = row;
    this.readers = readers;
  }

  /// Where stored facts come from.
  record Readers(InquiryStore inquiries, RequestStore requests, Seals seals) {
    Facts of(RequestRow row) {
      return new StoredFacts(row, this);
    }
  }

  @Override
  public RequestRow row() {
    return row;
  }

  @Override
  public List<Collected> inquiries(int subject) {
    return readers.inquiries().of(row.id(), subject).stream()
        .map(inquiry -> new Collected(inquiry, records(inquiry)))
        .toList();
  }

  private List<HeldRecord> records(InquiryRow inquiry) {
    byte[] sealed = inquiry.reply();
    return sealed == null
        ? List.of()
        : readers
            .seals()
            .openJson(
                row.keyId(),
                row.id(),
                Part.REPLY,
                inquiry.id().toString(),
                sealed,
                Collecting.Reply.class)
            .records();
  }

  @Override
  public Prepared decision(int subject) {
    return readers
        .requests()
        .content(row.id(), subject, Part.DECISION)
        .map(sealed ->
            readers
                .seals()
                .openJson(
                    row.keyId(),
                    row.id(),
                    Part.DECISION,
                    Integer.toString(subject),
                    sealed,
                    Prepared.class))
        .orElseThrow(() -> new ExchangeFault("CONTENT_UNREADABLE", "a decision is gone"));
  }

  @Override
  public boolean held() {
    return true;
  }

  @Override
  public CaseDecision settled(CaseDecision decision, UnaryOperator<CaseDecision> byApprovals) {
    return decision.settled() ? decision : byApprovals.apply(decision);
  }
}
