package org.ventanilla.window.agreement;

import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The agreement between the parties, whole and checked: every reference in it is known to lead
/// somewhere. Comes from [AgreementFile]; this window's own is a Spring bean.
///
/// - `digest`: `sha256:` and hex over the agreement's files
/// - `policyDirectory`: the directory of the release policy; exists, not yet read
/// - `collectingCloses`: the share (0 to 1) of the time allowed after which silent holders are no
///   longer waited for
/// - `retention`: how long content is kept after a request is closed
/// - `cosignatureRequired`: whether no answer leaves before the counterpart's witness has cosigned
///   the ledger that holds its evidence
/// - `consentCloses`: the share (0 to 1) of the time allowed after which an originator is no longer
///   waited for who was asked to consent
/// - `redecidesInFlight`: whether what is decided and not answered yet is decided anew when the
///   policy changes; if not, it keeps the version it was decided under
public record Agreement(
    String id,
    String version,
    Label names,
    String digest,
    Path policyDirectory,
    List<Party> parties,
    List<Agency> agencies,
    List<Role> roles,
    List<Kind> kinds,
    List<Urgency> urgencies,
    Vocabulary vocabulary,
    List<Route> routes,
    List<Reminder> reminders,
    double collectingCloses,
    Visibility visibility,
    Period retention,
    FilingLimits filing,
    boolean cosignatureRequired,
    double consentCloses,
    boolean redecidesInFlight) {
  public Agreement {
    parties = List.copyOf(parties);
    agencies = List.copyOf(agencies);
    roles = List.copyOf(roles);
    kinds = List.copyOf(kinds);
    urgencies = List.copyOf(urgencies);
    routes = List.copyOf(routes);
    reminders = List.copyOf(reminders);
  }

  public Optional<Party> party(String id) {
    return find(parties, Party::id, id);
  }

  public Optional<Agency> agency(String id) {
    return find(agencies, Agency::id, id);
  }

  public Optional<Role> role(String id) {
    return find(roles, Role::id, id);
  }

  public Optional<Kind> kind(String id) {
    return find(kinds, Kind::id, id);
  }

  /// Whether an officer decides requests of a kind, and the policy only proposes. Such a request
  /// stands overdue until the officer has decided; any other is answered by its due time.
  public boolean officerDecides(String kind) {
    return kind(kind).map(one -> one.decider() == Kind.Decider.OFFICER).orElse(true);
  }

  public Optional<Urgency> urgency(String id) {
    return find(urgencies, Urgency::id, id);
  }

  /// The agency that decides for a party. Every party has exactly one.
  public Agency desk(Party party) {
    return agencies.stream()
        .filter(agency -> agency.desk() && agency.party().equals(party.id()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not a party of this agreement"));
  }

  /// Whether somebody who holds these roles in this agency has the right. A role the agreement does
  /// not know, or does not open to the agency, gives nothing.
  public boolean grants(String agency, Set<String> heldRoles, Right right) {
    return roles.stream()
        .anyMatch(role ->
            heldRoles.contains(role.id()) && role.openTo(agency) && role.may().contains(right));
  }

  /// The holders a question is for, in the agreement's order, each with the categories it is asked
  /// for. Holders of the requester's own party are never among them. Empty when nobody is asked.
  public List<Asked> holdersFor(Question question) {
    Optional<Agency> requester = agency(question.requester());
    if (requester.isEmpty()) {
      return List.of();
    }
    Map<String, Set<String>> asked = new LinkedHashMap<>();
    for (Route route : routes) {
      Agency holder = agency(route.holder()).orElseThrow();
      if (route.takes(question, requester.get(), holder)) {
        Set<String> categories = new LinkedHashSet<>(question.categories());
        categories.retainAll(route.categories());
        if (!categories.isEmpty()) {
          asked.computeIfAbsent(holder.id(), id -> new LinkedHashSet<>()).addAll(categories);
        }
      }
    }
    return asked.entrySet().stream()
        .map(entry -> new Asked(agency(entry.getKey()).orElseThrow(), entry.getValue()))
        .toList();
  }

  /// Whether a question can be for this holder at all.
  public boolean asks(String holder) {
    return routes.stream().anyMatch(route -> route.holder().equals(holder));
  }

  /// When the answering party's answer is due, and why.
  public DueTime due(Urgency urgency, Party answering, Instant receivedAt, List<Pause> pauses) {
    return new DueClock(urgency, answering.calendar(), receivedAt, pauses).due();
  }

  /// When `share` (0 to 1) of the time allowed is used up.
  public Instant share(
      Urgency urgency, Party answering, Instant receivedAt, List<Pause> pauses, double share) {
    return new DueClock(urgency, answering.calendar(), receivedAt, pauses).share(share);
  }

  private static <T> Optional<T> find(List<T> all, Function<T, String> id, String wanted) {
    for (T one : all) {
      if (id.apply(one).equals(wanted)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }
}
