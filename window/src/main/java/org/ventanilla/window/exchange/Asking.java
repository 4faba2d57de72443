package org.ventanilla.window.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.window.exchange.InquiryRow.State;
import org.ventanilla.window.platform.Database;
import tools.jackson.databind.JsonNode;

/// Puts inquiries to holders, outside any transaction and not for longer than the settings allow,
/// and has what they say recorded.
final class Asking {
  private static final Logger log = LoggerFactory.getLogger(Asking.class);

  private static final int MOST_CALLS = 512;

  private final Map<String, Holder> holders;
  private final Database database;
  private final RequestStore requests;
  private final InquiryStore inquiries;
  private final WorkStore works;
  private final Documents documents;
  private final Collecting collecting;
  private final Steps steps;
  private final ExchangeSettings settings;
  private final Now now;
  private final Memory memory;

  /// A holder that hangs keeps its thread; so many may.
  private final ExecutorService calls =
      new ThreadPoolExecutor(
          0,
          MOST_CALLS,
          1,
          TimeUnit.MINUTES,
          new SynchronousQueue<>(),
          Thread.ofPlatform().daemon().name("exchange-holder-", 0).factory());

  Asking(
      Wiring wiring,
      Map<String, Holder> holders,
      WorkStore works,
      Documents documents,
      Collecting collecting,
      Steps steps) {
    this.holders = Map.copyOf(holders);
    this.database = wiring.database();
    this.requests = wiring.requests();
    this.inquiries = wiring.inquiries();
    this.works = works;
    this.documents = documents;
    this.collecting = collecting;
    this.steps = steps;
    this.settings = wiring.settings();
    this.now = wiring.now();
    this.memory = wiring.memory();
  }

  void carryOut(Work work) {
    Optional<Asked> asked = remembered(work).or(() -> database.asWindow(() -> load(work)));
    if (asked.isEmpty()) {
      database.asWindow(() -> works.finish(work.id()));
      return;
    }
    InquiryRow inquiry = asked.get().row();
    switch (ask(asked.get().inquiry())) {
      case Holder.Reply.Held(List<HeldRecord> records) -> {
        if (records.stream().mapToInt(one -> one.fields().size()).sum() > Collecting.MOST_FIELDS) {
          log.atWarn().addKeyValue("holder", inquiry.holder()).log("holder-reply-too-large");
          giveUp(work, inquiry);
        } else {
          steps.take(work, (facts, at) -> collecting.reply(facts, inquiry, records, at));
        }
      }
      case Holder.Reply.Nothing _ ->
          steps.take(work, (facts, at) -> collecting.reply(facts, inquiry, List.of(), at));
      case Holder.Reply.Later _ -> later(work, inquiry);
      case Holder.Reply.Failed(String code) -> failed(work, inquiry, code);
    }
  }

  /// What this window has just planned need not be read. A holder asked for nothing does no harm:
  /// its reply is not recorded.
  private Optional<Asked> remembered(Work work) {
    return work.atOnce()
        ? memory
            .of(work.request())
            .filter(known -> known.row().life().stage(work.subject()).open())
            .flatMap(known ->
                Optional.ofNullable(known.inquiry(work.id()))
                    .filter(inquiry -> inquiry.state() == State.ASKED)
                    .map(one -> asked(known.row(), one, known.subject(one.subject()))))
        : Optional.empty();
  }

  private Optional<Asked> load(Work work) {
    Optional<InquiryRow> inquiry =
        inquiries.find(work.id()).filter(row -> row.state() == State.ASKED);
    Optional<RequestRow> request = requests.find(work.request());
    if (inquiry.isEmpty()
        || request.isEmpty()
        || !request.get().life().stage(work.subject()).open()) {
      return Optional.empty();
    }
    RequestRow row = request.get();
    InquiryRow one = inquiry.get();
    return Optional.of(asked(row, one, documents.subject(row, one.subject())));
  }

  private static Asked asked(RequestRow row, InquiryRow one, JsonNode subject) {
    return new Asked(
        one,
        new Inquiry(
            one.id(),
            row.id(),
            one.subject(),
            one.holder(),
            new TreeSet<>(one.categories()),
            row.terms().purpose(),
            subject,
            one.answerBy()));
  }

  /// Whether a holder answers by itself.
  boolean connected(String holder) {
    return holders.containsKey(holder);
  }

  /// Puts an inquiry once more that was answered before. Outside any transaction.
  Holder.Reply again(UUID request, InquiryRow one) {
    return database
        .asWindow(() ->
            requests
                .find(request)
                .map(row ->
                    new Inquiry(
                        one.id(),
                        row.id(),
                        one.subject(),
                        one.holder(),
                        new TreeSet<>(one.categories()),
                        row.terms().purpose(),
                        documents.subject(row, one.subject()),
                        one.answerBy())))
        .map(this::ask)
        .orElseGet(Holder.Reply.Nothing::new);
  }

  /// A holder nobody connected answers through a person.
  private Holder.Reply ask(Inquiry inquiry) {
    Holder holder = holders.get(inquiry.holder());
    if (holder == null) {
      return new Holder.Reply.Later();
    }
    Callable<Holder.Reply> call = () -> holder.ask(inquiry);
    FutureTask<Holder.Reply> task = new FutureTask<>(call);
    try {
      calls.execute(task);
    } catch (RejectedExecutionException _) {
      return new Holder.Reply.Failed("HOLDER_BUSY");
    }
    try {
      return task.get(settings.holderWait().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      task.cancel(true);
      return new Holder.Reply.Failed("HOLDER_TIMEOUT");
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      return new Holder.Reply.Failed(
          cause == null ? "HOLDER_FAULT" : cause.getClass().getSimpleName());
    } catch (InterruptedException _) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      return new Holder.Reply.Failed("INTERRUPTED");
    }
  }

  private void later(Work work, InquiryRow inquiry) {
    if (tooLate(inquiry)) {
      giveUp(work, inquiry);
      return;
    }
    database.asWindow(() -> {
      inquiries.wait(inquiry.id());
      works.finish(work.id());
    });
  }

  private void failed(Work work, InquiryRow inquiry, String code) {
    log.atWarn()
        .addKeyValue("holder", inquiry.holder())
        .addKeyValue("code", code)
        .addKeyValue("attempt", work.attempts())
        .log("holder-failed");
    if (tooLate(inquiry) || work.attempts() + 1 >= settings.attempts()) {
      giveUp(work, inquiry);
      return;
    }
    Duration pause = Backoff.after(settings.retryAfter(), work.attempts());
    database.asWindow(() -> works.putOff(work.id(), now.get().plus(pause)));
  }

  private void giveUp(Work work, InquiryRow inquiry) {
    steps.take(work, (facts, at) -> collecting.giveUp(facts, inquiry, at));
  }

  private boolean tooLate(InquiryRow inquiry) {
    Instant at = now.get();
    return !at.isBefore(inquiry.answerBy());
  }

  private record Asked(InquiryRow row, Inquiry inquiry) {}
}
