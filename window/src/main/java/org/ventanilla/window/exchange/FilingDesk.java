package org.ventanilla.window.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.accreditation.Expectations;
import org.ventanilla.window.accreditation.SignatureReading;
import org.ventanilla.window.accreditation.Signatures;
import org.ventanilla.window.agreement.OwnParty;
import org.ventanilla.window.exchange.FilingOutcome.Violation;
import org.ventanilla.window.notary.IssuedReceipt;
import org.ventanilla.window.notary.Notary;
import org.ventanilla.window.notary.Ticket;
import org.ventanilla.window.platform.Bundle;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.Ids;
import org.ventanilla.window.platform.Json;
import org.ventanilla.window.platform.JsonLimits;
import org.ventanilla.window.platform.JsonReading;
import org.ventanilla.window.platform.Overtaken;
import tools.jackson.databind.node.ObjectNode;

/// Takes filings: checks them, numbers them, and receipts them whether taken or denied.
final class FilingDesk {
  /// Short references are drawn so often before a longer one is taken.
  private static final int SHORT_DRAWS = 4;

  private static final int MOST_DRAWS = 16;

  /// What stands for a ticket until the database has drawn it.
  private static final Ticket NONE_YET = new Ticket(0);

  private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[!-~]{1,128}");

  private final Database database;
  private final Notary notary;
  private final Signatures signatures;
  private final FilingReader reader;
  private final FilingRules rules;
  private final RequestStore requests;
  private final RejectionStore rejections;
  private final Evidence evidence;
  private final Seals seals;
  private final Alarms alarms;
  private final Planner planner;
  private final Transitions transitions;
  private final Shown shown;
  private final OwnParty own;
  private final PartyNames parties;
  private final Retention retention;
  private final Ids ids;
  private final RandomGenerator random;
  private final Now now;
  private final FaultPoint faults;
  private final Duration receiptWait;
  private final Memory memory;

  FilingDesk(Wiring wiring, Signatures signatures, FilingReader reader, FilingRules rules) {
    this.database = wiring.database();
    this.notary = wiring.notary();
    this.signatures = signatures;
    this.reader = reader;
    this.rules = rules;
    this.requests = wiring.requests();
    this.rejections = new RejectionStore(wiring.database());
    this.evidence = wiring.evidence();
    this.seals = wiring.seals();
    this.alarms = wiring.alarms();
    this.planner = wiring.planner();
    this.transitions = wiring.transitions();
    this.shown = wiring.shown();
    this.own = wiring.own();
    this.parties = new PartyNames(wiring.agreement());
    this.retention = new Retention(wiring.agreement().retention(), wiring.ids());
    this.ids = wiring.ids();
    this.random = wiring.random();
    this.now = wiring.now();
    this.faults = wiring.faults();
    this.receiptWait = wiring.settings().receiptWait();
    this.memory = wiring.memory();
  }

  FilingOutcome file(Caller caller, byte[] jws, @Nullable String idempotencyKey) {
    Digest digest = Digest.of(jws);
    if (jws.length > FilingReader.MOST_BYTES) {
      return reject(
          caller,
          new Violation(
              "DOCUMENT_TOO_LARGE", 413, "", "A filing has at most 1 MiB. File less at once."),
          digest);
    }
    if (idempotencyKey != null && !IDEMPOTENCY_KEY.matcher(idempotencyKey).matches()) {
      return reject(
          caller,
          Violations.malformed(
              "IDEMPOTENCY_KEY_MALFORMED",
              "",
              "An Idempotency-Key has 1 to 128 printable ASCII characters and no space."),
          digest);
    }
    return switch (signatures.open(
        jws, Expectations.ofAgency(caller.agency(), FilingReader.MOST_BYTES))) {
      case SignatureReading.Refused refused ->
          deny(caller, List.of(Violations.signature(refused)), jws, digest);
      case SignatureReading.Opened opened -> opened(caller, opened, jws, digest, idempotencyKey);
    };
  }

  /// Receipts a denied filing.
  FilingOutcome.Rejected reject(Caller caller, Violation reason, Digest digest) {
    return reject(caller, List.of(reason), digest);
  }

  private FilingOutcome opened(
      Caller caller,
      SignatureReading.Opened opened,
      byte[] jws,
      Digest digest,
      @Nullable String idempotencyKey) {
    return switch (reader.read(opened.payload())) {
      case FilingReader.Read.Invalid(List<Violation> violations) ->
          reject(caller, violations, digest);
      case FilingReader.Read.Valid(Filing filing) ->
          switch (rules.check(filing, caller.agency(), now.get())) {
            case FilingRules.Check.Broken(List<Violation> violations) ->
                deny(caller, violations, jws, digest);
            case FilingRules.Check.Kept(FilingRules.Standing standing) ->
                accept(
                    caller,
                    new Filed(
                        filing, standing, opened.signer().kid(), jws, digest, idempotencyKey));
          };
    };
  }

  /// What was accepted once stays accepted, also when its signature or its time is over by now.
  private FilingOutcome deny(Caller caller, List<Violation> violations, byte[] jws, Digest digest) {
    Optional<RequestRow> earlier =
        claimedJti(jws)
            .flatMap(
                jti -> database.as(caller.agency(), () -> requests.findByJti(caller.agency(), jti)))
            .filter(row -> row.documentDigest().equals(digest));
    return earlier.isPresent()
        ? already(caller, earlier.get())
        : reject(caller, violations, digest);
  }

  private FilingOutcome accept(Caller caller, Filed filed) {
    for (int draw = 0; draw < MOST_DRAWS; draw++) {
      boolean crowded = draw >= SHORT_DRAWS;
      try {
        RequestRow row = write(caller, filed, crowded);
        return new FilingOutcome.Accepted(
            shown.view(row, caller, now.get()), row.filed(), receipt(row.filed()));
      } catch (Overtaken _) {
        Optional<FilingOutcome> earlier = earlier(caller, filed);
        if (earlier.isPresent()) {
          return earlier.get();
        }
      }
    }
    throw new ExchangeFault("REFERENCES_EXHAUSTED", "no free reference was drawn");
  }

  /// @throws Overtaken if the reference, the jti or the idempotency key is taken: then no leaf
  ///   tells of a filing that was not taken
  private RequestRow write(Caller caller, Filed filed, boolean crowded) {
    Filing filing = filed.filing();
    Instant at = now.get();
    UUID id = ids.next();
    UUID keyId = seals.newKey();
    Instant due = alarms.due(filing.urgency(), at, List.of());
    int year = at.atZone(ZoneOffset.UTC).getYear();
    String reference = Reference.draw(own.party().prefix(), year, crowded, random).text();
    String pseudonym = evidence.newPseudonym();
    Evidence.Leaf leaf =
        evidence.shared(
            new Change.Told(
                "filed",
                "SUBMISSION_ACCEPTANCE",
                attributes(caller, filing),
                "request",
                filing.payload(),
                Part.DOCUMENT),
            reference,
            pseudonym,
            due,
            null);
    Bundle bundle = new Bundle();
    Supplier<Ticket> ticket = notary.append(leaf.draft(), bundle);
    faults.at("filed:appended");
    RequestRow draft =
        new RequestRow(
            id,
            reference,
            caller.agency(),
            filed.digest(),
            terms(filed),
            Life.received(filing.subjectTypes().size()),
            1,
            1,
            at,
            due,
            null,
            List.of(),
            0,
            keyId,
            pseudonym,
            NONE_YET,
            NONE_YET);
    List<Work> next = new ArrayList<>();
    for (int subject = 1; subject <= draft.life().stages().size(); subject++) {
      next.add(planner.atOnce(id, subject, Work.Task.ROUTE, at));
    }
    planner.clock(draft, 0).ifPresent(next::add);
    TransitionStore.insert(
        draft,
        seals.seal(keyId, id, Part.DOCUMENT, "0", filed.jws()),
        seals.sealJson(keyId, id, Part.OPENING, "1", leaf.opening()),
        next,
        bundle);
    faults.at("filed:written");
    database.atOnce(caller.agency(), bundle);
    RequestRow row = draft.filed(ticket.get());
    memory.keep(Remembered.filed(row, filing, filed.jws().length));
    transitions.goOn(next);
    return row;
  }

  /// What both governments may count by.
  private SortedMap<String, String> attributes(Caller caller, Filing filing) {
    SortedMap<String, String> attributes = new TreeMap<>();
    attributes.put("from", parties.of(caller.agency()));
    attributes.put("kind", filing.kind());
    attributes.put("subjects", Integer.toString(filing.subjectTypes().size()));
    attributes.put("urgency", filing.urgency());
    return attributes;
  }

  private static RequestRow.Terms terms(Filed filed) {
    Filing filing = filed.filing();
    return new RequestRow.Terms(
        filing.kind(),
        filing.urgency(),
        filing.purpose(),
        List.copyOf(filing.categories()),
        filing.territory(),
        filing.language(),
        filing.subjectTypes(),
        filing.jti(),
        filed.idempotencyKey(),
        filed.signer(),
        filed.standing().clearance(),
        filed.standing().roles());
  }

  /// What stood in the way, if it was not just the reference.
  private Optional<FilingOutcome> earlier(Caller caller, Filed filed) {
    Digest digest = filed.digest();
    String idempotencyKey = filed.idempotencyKey();
    Optional<RequestRow> sameJti =
        database.as(
            caller.agency(), () -> requests.findByJti(caller.agency(), filed.filing().jti()));
    if (sameJti.isPresent()) {
      return Optional.of(
          sameJti.get().documentDigest().equals(digest)
              ? already(caller, sameJti.get())
              : reject(
                  caller,
                  Violations.conflict(
                      "JTI_REUSED", "The jti belongs to another filing. Sign it with a new one."),
                  digest));
    }
    if (idempotencyKey == null) {
      return Optional.empty();
    }
    return database
        .as(caller.agency(), () -> requests.findByIdempotencyKey(caller.agency(), idempotencyKey))
        .map(_ ->
            reject(
                caller,
                Violations.conflict(
                    "IDEMPOTENCY_KEY_REUSED",
                    "The Idempotency-Key belongs to another filing. Use a new one."),
                digest));
  }

  private FilingOutcome already(Caller caller, RequestRow row) {
    return new FilingOutcome.AlreadyFiled(
        shown.view(row, caller, now.get()), row.filed(), receipt(row.filed()));
  }

  private FilingOutcome.Rejected reject(Caller caller, List<Violation> violations, Digest digest) {
    Ticket ticket = database.as(caller.agency(), () -> writeRejection(caller, violations, digest));
    return new FilingOutcome.Rejected(violations.getFirst(), violations, ticket, receipt(ticket));
  }

  private Ticket writeRejection(Caller caller, List<Violation> violations, Digest digest) {
    Instant at = now.get();
    UUID id = ids.next();
    UUID keyId = seals.newKey();
    List<String> codes = violations.stream().map(Violation::code).toList();
    ObjectNode document = Json.mapper().createObjectNode();
    document.put("agency", caller.agency());
    document.put("digest", digest.hex());
    document.set("codes", Json.mapper().valueToTree(codes));
    TreeMap<String, String> attributes = new TreeMap<>();
    attributes.put("code", codes.getFirst());
    attributes.put("from", parties.of(caller.agency()));
    Evidence.Leaf leaf =
        evidence.shared(
            new Change.Told(
                "rejected", "SUBMISSION_REJECTION", attributes, "rejection", document, null),
            null,
            evidence.newPseudonym(),
            null,
            null);
    Ticket ticket = notary.append(leaf.draft());
    faults.at("rejected:appended");
    byte[] opening = seals.sealJson(keyId, id, Part.REJECTION, "0", leaf.opening());
    rejections.add(
        id,
        caller.agency(),
        at,
        digest,
        codes,
        keyId,
        opening,
        ticket,
        retention.destruction(id, at));
    return ticket;
  }

  private Optional<IssuedReceipt> receipt(Ticket ticket) {
    return notary.await(ticket, receiptWait);
  }

  /// The jti a document says it has. Nothing is trusted: it only finds what to compare with.
  private static Optional<String> claimedJti(byte[] jws) {
    Optional<byte[]> payload = Jws.payload(jws);
    if (payload.isPresent()
        && Json.read(payload.get(), JsonLimits.DOCUMENT)
            instanceof JsonReading.Document(var root)) {
      String jti = root.path("jti").asString("");
      return jti.isEmpty() || jti.length() > 128 ? Optional.empty() : Optional.of(jti);
    }
    return Optional.empty();
  }

  /// A filing that is to be accepted.
  ///
  /// @param signer id of the key that signed it
  private record Filed(
      Filing filing,
      FilingRules.Standing standing,
      String signer,
      byte[] jws,
      Digest digest,
      @Nullable String idempotencyKey) {}
}
