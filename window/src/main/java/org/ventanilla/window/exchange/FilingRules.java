package org.ventanilla.window.exchange;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ventanilla.window.accreditation.Keys;
import org.ventanilla.window.accreditation.Officer;
import org.ventanilla.window.accreditation.RegisteredKey;
import org.ventanilla.window.agreement.Agency;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.Kind;
import org.ventanilla.window.agreement.OwnParty;
import org.ventanilla.window.agreement.Right;
import org.ventanilla.window.agreement.Term;
import org.ventanilla.window.agreement.Urgency;
import org.ventanilla.window.exchange.FilingOutcome.Violation;
import tools.jackson.databind.JsonNode;

/// What the agreement asks of a filing that matches its schema. Every broken rule is told, not only
/// the first.
final class FilingRules {
  private final Agreement agreement;
  private final OwnParty own;
  private final String audience;
  private final Map<String, RequestKind> kinds;
  private final Keys keys;

  FilingRules(
      Agreement agreement,
      OwnParty own,
      String audience,
      Map<String, RequestKind> kinds,
      Keys keys) {
    this.agreement = agreement;
    this.own = own;
    this.audience = audience;
    this.kinds = Map.copyOf(kinds);
    this.keys = keys;
  }

  /// Whether the filing may be accepted at `now` from this agency.
  Check check(Filing filing, String agency, Instant now) {
    List<Violation> found = new ArrayList<>();
    envelope(filing, agency, now, found);
    if (!found.isEmpty()) {
      return new Check.Broken(found);
    }
    Optional<Agency> requester = agreement.agency(agency);
    Optional<Kind> kind = agreement.kind(filing.kind());
    RequestKind carried = kinds.get(filing.kind());
    if (requester.isEmpty() || requester.get().party().equals(own.party().id())) {
      return Check.broken(
          Violations.forbidden(
              "AGENCY_NOT_ADMITTED", "/iss", "Only agencies of the other party file here."));
    }
    if (kind.isEmpty() || carried == null) {
      return Check.broken(
          Violations.invalid(
              "KIND_UNKNOWN", "/request/kind", "Use a kind of request the agreement names."));
    }
    if (!requester.get().files().contains(filing.kind())) {
      return Check.broken(
          Violations.forbidden(
              "KIND_NOT_OPEN",
              "/request/kind",
              "The agreement does not open this kind of request to your agency."));
    }
    Optional<Officer> officer = officer(filing, agency, now);
    if (officer.isEmpty()) {
      found.add(
          Violations.forbidden(
              "OFFICER_NOT_ACCREDITED",
              "/request/officer",
              "Name an officer of your agency who is registered with a valid key, may file, and has"
                  + " this accreditation number."));
    }
    within(filing, kind.get(), found);
    dates(filing.request().path("subjects"), found);
    found.addAll(carried.violations(filing.request()));
    return found.isEmpty() && officer.isPresent()
        ? new Check.Kept(standing(requester.get(), officer.get()))
        : new Check.Broken(found);
  }

  private Optional<Officer> officer(Filing filing, String agency, Instant now) {
    String accreditation = filing.request().path("officer").path("accreditation").asString("");
    return keys.of(agency).stream()
        .filter(key -> key.state(now) == RegisteredKey.State.VALID)
        .flatMap(key -> Stream.ofNullable(key.officer()))
        .filter(officer -> officer.id().equals(filing.officer()))
        .filter(officer -> accreditation.isEmpty() || officer.accreditation().equals(accreditation))
        .filter(officer -> agreement.grants(agency, officer.roles(), Right.FILE))
        .findFirst();
  }

  /// The lower of the agency's clearance and its officer's; one nobody knows counts as none.
  private Standing standing(Agency agency, Officer officer) {
    int ofAgency = agreement.vocabulary().level(agency.clearance());
    int ofOfficer = agreement.vocabulary().level(officer.clearance());
    String lower = ofAgency <= ofOfficer ? agency.clearance() : officer.clearance();
    return new Standing(lower, officer.roles().stream().sorted().toList());
  }

  private void envelope(Filing filing, String agency, Instant now, List<Violation> found) {
    Duration skew = agreement.filing().clockSkew();
    if (!filing.issuer().equals(agency)) {
      found.add(
          Violations.forbidden(
              "ANOTHER_AGENCYS_DOCUMENT", "/iss", "File your own agency's documents only."));
    }
    if (!filing.audience().equals(audience)) {
      found.add(
          Violations.invalid(
              "AUDIENCE_WRONG", "/aud", "The document is meant for another window."));
    }
    if (!filing.agreementId().equals(agreement.id())
        || !filing.agreementVersion().equals(agreement.version())) {
      found.add(
          Violations.invalid(
              "AGREEMENT_WRONG",
              "/agreement",
              "File under agreement " + agreement.id() + ", version " + agreement.version() + "."));
    }
    if (filing.issuedAt().isAfter(now.plus(skew))) {
      found.add(
          Violations.invalid("ISSUED_IN_FUTURE", "/iat", "Set your clock, and sign it again."));
    }
    if (!filing.expiresAt().plus(skew).isAfter(now)) {
      found.add(
          Violations.invalid("DOCUMENT_EXPIRED", "/exp", "Sign it again with a later expiry."));
    }
    Duration validity = Duration.between(filing.issuedAt(), filing.expiresAt());
    if (!validity.isPositive() || validity.compareTo(agreement.filing().maxValidity()) > 0) {
      found.add(
          Violations.invalid(
              "VALIDITY_TOO_LONG",
              "/exp",
              "A filing is valid for at most " + agreement.filing().maxValidity() + "."));
    }
  }

  private void within(Filing filing, Kind kind, List<Violation> found) {
    if (!kind.purposes().contains(filing.purpose())) {
      found.add(
          Violations.invalid(
              "PURPOSE_NOT_OPEN", "/request/purpose", "Use a purpose open to this kind."));
    }
    int place = 0;
    for (String category : filing.categories()) {
      if (!kind.categories().contains(category)) {
        found.add(
            Violations.invalid(
                "CATEGORY_NOT_OPEN",
                "/request/categories/" + place,
                "Ask for categories open to this kind."));
      }
      place++;
    }
    List<String> types = filing.subjectTypes();
    if (types.size() > kind.maxSubjects()) {
      found.add(
          Violations.invalid(
              "TOO_MANY_SUBJECTS",
              "/request/subjects",
              "This kind takes at most "
                  + kind.maxSubjects()
                  + " subjects; file the others apart."));
    }
    for (int i = 0; i < types.size(); i++) {
      if (!kind.subjectTypes().contains(types.get(i))) {
        found.add(
            Violations.invalid(
                "SUBJECT_TYPE_NOT_OPEN",
                "/request/subjects/" + i + "/type",
                "Use a type of subject open to this kind."));
      }
    }
    urgency(filing, kind, found);
  }

  private void urgency(Filing filing, Kind kind, List<Violation> found) {
    Optional<Urgency> urgency = agreement.urgency(filing.urgency());
    if (urgency.isEmpty() || !kind.urgencies().contains(filing.urgency())) {
      found.add(
          Violations.invalid(
              "URGENCY_NOT_OPEN", "/request/urgency/class", "Use an urgency open to this kind."));
      return;
    }
    String reason = filing.urgencyReason();
    boolean known =
        agreement.vocabulary().urgencyReasons().stream().map(Term::code).anyMatch(reason::equals);
    if (reason.isEmpty() ? urgency.get().reasonNeeded() : !known) {
      found.add(
          Violations.invalid(
              "URGENCY_REASON_NEEDED",
              "/request/urgency/reason",
              "Give a reason for the urgency that the agreement names."));
    }
  }

  /// The schema knows the form of a date; only a calendar knows whether there is such a day.
  private static void dates(JsonNode subjects, List<Violation> found) {
    for (int i = 0; i < subjects.size(); i++) {
      JsonNode dates = subjects.get(i).path("birthDates");
      for (int d = 0; d < dates.size(); d++) {
        String pointer = "/request/subjects/" + i + "/birthDates/" + d;
        for (String member : List.of("date", "from", "until")) {
          String text = dates.get(d).path(member).asString("");
          if (text.length() == 10 && !exists(text)) {
            found.add(
                Violations.invalid(
                    "DATE_IMPOSSIBLE", pointer + "/" + member, "There is no such day."));
          }
        }
        String from = dates.get(d).path("from").asString("");
        String until = dates.get(d).path("until").asString("");
        int shared = Math.min(from.length(), until.length());
        if (from.substring(0, shared).compareTo(until.substring(0, shared)) > 0) {
          found.add(
              Violations.invalid("DATES_REVERSED", pointer, "The range ends before it begins."));
        }
      }
    }
  }

  private static boolean exists(String date) {
    try {
      LocalDate.parse(date);
      return true;
    } catch (DateTimeException _) {
      return false;
    }
  }

  /// What the requester may see at most, and as whom they ask.
  record Standing(String clearance, List<String> roles) {
    Standing {
      roles = List.copyOf(roles);
    }
  }

  /// What came of checking.
  sealed interface Check {
    record Kept(Standing standing) implements Check {}

    /// At least one reason, at most 100.
    record Broken(List<Violation> violations) implements Check {
      public Broken {
        violations = violations.stream().limit(Violations.MOST).toList();
      }
    }

    static Check broken(Violation reason) {
      return new Broken(List.of(reason));
    }
  }
}
