package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.agreement.Pause;
import org.ventanilla.window.platform.Bundle;
import tools.jackson.databind.JsonNode;

/// All that one transition writes, put together before anything is written. Not safe for threads;
/// one is made, filled and carried out by one step.
final class Change {
  private final RequestRow before;
  private final Life life;
  private final String event;
  private final Instant at;
  private final SortedMap<String, String> detail = new TreeMap<>();
  private final List<Kept> kept = new ArrayList<>();
  private final List<Work> next = new ArrayList<>();
  private final List<UUID> done = new ArrayList<>();
  private final List<InquiryRow> asked = new ArrayList<>();
  private final List<Consumer<Bundle>> also = new ArrayList<>();
  private Facts.@Nullable Collected replied;
  private boolean dropsAllWork;
  private int subject;
  private @Nullable Told told;
  private Instant due;
  private @Nullable Instant pausedSince;
  private List<Pause> pauses;
  private int alarms;

  private Change(RequestRow before, Life life, String event, Instant at) {
    if (!TimelineEntry.EVENTS.contains(event)) {
      throw new IllegalArgumentException("no timeline has the event " + event);
    }
    this.before = before;
    this.life = life;
    this.event = event;
    this.at = at;
    this.due = before.due();
    this.pausedSince = before.pausedSince();
    this.pauses = before.pauses();
    this.alarms = before.alarms();
  }

  static Change of(RequestRow before, Life life, String event, Instant at) {
    return new Change(before, life, event, at);
  }

  /// Which subject it is about; the whole request if never called.
  Change on(int number) {
    this.subject = number;
    return this;
  }

  /// A public word for the timeline and the leaf's commitment.
  Change detail(String name, String value) {
    detail.put(name, value);
    return this;
  }

  /// Content to seal and keep.
  Change keep(int number, Part part, Object value) {
    kept.add(new Kept(number, part, value));
    return this;
  }

  /// Holders the subject is put to.
  Change ask(List<InquiryRow> inquiries) {
    asked.addAll(inquiries);
    return this;
  }

  /// What one inquiry brought, which must still be waited for.
  ///
  /// @param inquiry as it is from now on
  Change reply(InquiryRow inquiry, List<HeldRecord> records) {
    this.replied = new Facts.Collected(inquiry, records);
    return this;
  }

  /// Statements of other tables that belong to the transition.
  Change also(Consumer<Bundle> statements) {
    also.add(statements);
    return this;
  }

  Change then(Work work) {
    next.add(work);
    return this;
  }

  Change finish(UUID work) {
    done.add(work);
    return this;
  }

  /// Nothing that was to be done is any longer.
  Change finishAll() {
    this.dropsAllWork = true;
    return this;
  }

  /// Both governments may read that this happened.
  ///
  /// @param type the leaf's type
  /// @param receipt the receipt event
  /// @param tag what the document is
  /// @param document what the leaf commits to
  /// @param storedAs the content the document can be had from; null to keep it with the leaf's salt
  Change tell(
      String type,
      String receipt,
      SortedMap<String, String> attributes,
      String tag,
      JsonNode document,
      @Nullable Part storedAs) {
    this.told = new Told(type, receipt, attributes, tag, document, storedAs);
    return this;
  }

  Change due(Instant newDue) {
    this.due = newDue;
    return this;
  }

  Change paused(@Nullable Instant since, List<Pause> all) {
    this.pausedSince = since;
    this.pauses = List.copyOf(all);
    return this;
  }

  Change alarms(int gone) {
    this.alarms = gone;
    return this;
  }

  RequestRow before() {
    return before;
  }

  Life life() {
    return life;
  }

  String event() {
    return event;
  }

  Instant at() {
    return at;
  }

  int subject() {
    return subject;
  }

  SortedMap<String, String> detail() {
    return new TreeMap<>(detail);
  }

  List<Kept> kept() {
    return List.copyOf(kept);
  }

  List<InquiryRow> asked() {
    return List.copyOf(asked);
  }

  Facts.@Nullable Collected replied() {
    return replied;
  }

  List<Consumer<Bundle>> also() {
    return List.copyOf(also);
  }

  List<Work> next() {
    return List.copyOf(next);
  }

  List<UUID> done() {
    return List.copyOf(done);
  }

  boolean dropsAllWork() {
    return dropsAllWork;
  }

  @Nullable Told told() {
    return told;
  }

  Instant due() {
    return due;
  }

  @Nullable Instant pausedSince() {
    return pausedSince;
  }

  List<Pause> pauses() {
    return pauses;
  }

  int alarms() {
    return alarms;
  }

  /// Content of one subject, or of the whole request with 0.
  record Kept(int subject, Part part, Object value) {}

  /// What a shared leaf says.
  record Told(
      String type,
      String receipt,
      SortedMap<String, String> attributes,
      String tag,
      JsonNode document,
      @Nullable Part storedAs) {
    Told {
      if (!Exchange.NamedReceipt.EVENTS.contains(receipt)) {
        throw new IllegalArgumentException("no receipt is of the event " + receipt);
      }
    }
  }
}
