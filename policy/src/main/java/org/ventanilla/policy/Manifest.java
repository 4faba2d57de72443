package org.ventanilla.policy;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What `policy.yaml` declares: the finite attributes with their values, and the order of those
/// that have one.
///
/// Decisions ask it often, so it keeps the values as sets too.
final class Manifest {
  private final String id;
  private final String version;
  private final Map<Domain, List<String>> values;
  private final Map<Domain, Set<String>> declared;
  private final Map<String, Set<String>> agencies;
  private final List<String> roles;
  private final Openness requesterSees;

  /// @param values the values of each declared domain, in their order
  /// @param agencies the agencies of each government
  /// @param roles the roles approvers can have
  /// @param requesterSees how much of the reasons the requester sees where a rule says nothing
  Manifest(
      String id,
      String version,
      Map<Domain, List<String>> values,
      Map<String, List<String>> agencies,
      List<String> roles,
      Openness requesterSees) {
    this.id = id;
    this.version = version;
    this.values = new EnumMap<>(Domain.class);
    this.declared = new EnumMap<>(Domain.class);
    for (Domain domain : Domain.values()) {
      this.values.put(domain, List.copyOf(values.getOrDefault(domain, List.of())));
      this.declared.put(domain, Set.copyOf(valuesOf(domain)));
    }
    Map<String, Set<String>> members = new LinkedHashMap<>();
    agencies.forEach((government, some) -> members.put(government, Set.copyOf(some)));
    this.agencies = Collections.unmodifiableMap(members);
    this.roles = List.copyOf(roles);
    this.requesterSees = requesterSees;
  }

  String id() {
    return id;
  }

  String version() {
    return version;
  }

  List<String> roles() {
    return roles;
  }

  Openness requesterSees() {
    return requesterSees;
  }

  /// The government an agency belongs to.
  Optional<String> governmentOf(String agency) {
    return agencies.entrySet().stream()
        .filter(government -> government.getValue().contains(agency))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  boolean declares(Domain domain, String value) {
    return declared.getOrDefault(domain, Set.of()).contains(value);
  }

  List<String> valuesOf(Domain domain) {
    return values.getOrDefault(domain, List.of());
  }

  /// The domain's values for a message, cut short.
  String shown(Domain domain) {
    List<String> all = valuesOf(domain);
    return all.size() <= 30 ? all.toString() : all.subList(0, 30) + " and more";
  }

  /// The ordered enumerations. No value stands in two of them, so a value names its enumeration.
  static Set<Domain> ordered() {
    return EnumSet.of(Domain.CLASSIFICATION, Domain.HANDLING);
  }

  /// The ordered enumeration a value belongs to.
  Optional<Domain> orderOf(String value) {
    return ordered().stream().filter(domain -> declares(domain, value)).findFirst();
  }

  /// Whether the agency belongs to the government.
  boolean hasAgency(String government, String agency) {
    return agencies.getOrDefault(government, Set.of()).contains(agency);
  }

  /// The first attribute whose value is not declared, or could not be, if any.
  Optional<Attribute> undeclared(Facts facts) {
    for (Attribute attribute : Attribute.values()) {
      @Nullable Object value = attribute.of(facts);
      if (attribute.domain().isDeclared()
          && value instanceof String text
          && !declares(attribute.domain(), text)) {
        return Optional.of(attribute);
      }
    }
    if (!FieldFacts.isPath(facts.field().path())) {
      return Optional.of(Attribute.FIELD_PATH);
    }
    if (!hasAgency(facts.request().to(), facts.request().agency())) {
      return Optional.of(Attribute.REQUEST_AGENCY);
    }
    return Optional.empty();
  }
}
