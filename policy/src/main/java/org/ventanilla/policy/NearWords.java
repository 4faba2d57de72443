package org.ventanilla.policy;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.policy.Explanation.Cause;
import org.ventanilla.policy.Explanation.NearMiss;
import org.ventanilla.policy.Explanation.Obstacle;

/// Says in words what kept a rule from applying: what was found, not what would have been needed.
final class NearWords {
  /// What is said of the attributes that need not be known.
  private static final Map<Attribute, Sentence> UNKNOWN =
      Map.of(
          Attribute.REQUESTER_CLEARANCE,
          new Sentence("the request states no clearance", "la solicitud no indica habilitación"),
          Attribute.RECORD_CATEGORY,
          new Sentence("the record states no category", "el registro no indica categoría"),
          Attribute.RECORD_CLASSIFICATION,
          new Sentence(
              "the record states no classification", "el registro no indica clasificación"),
          Attribute.RECORD_HANDLING,
          new Sentence(
              "the record states no handling code", "el registro no indica código de manejo"),
          Attribute.RECORD_SOURCE,
          new Sentence(
              "the record states no evaluation of the source",
              "el registro no indica la evaluación de la fuente"),
          Attribute.RECORD_INFORMATION,
          new Sentence(
              "the record states no evaluation of the information",
              "el registro no indica la evaluación de la información"),
          Attribute.RECORD_ORIGINATOR,
          new Sentence(
              "the record states no originator", "el registro no indica quién la originó"));

  private NearWords() {}

  /// @param isNearest whether none that is told of is nearer
  static Sentence sentence(NearMiss miss, Facts facts, boolean isNearest) {
    String rule = miss.rule();
    return switch (miss.obstacle()) {
      case Obstacle.Unmet(List<Explanation.Part> parts) -> unmet(rule, parts, facts);
      case Obstacle.Failed(List<Explanation.Part> parts, List<Cause> causes) -> {
        Sentence why =
            causes.isEmpty() ? about(parts) : joined(causes.stream().map(Cause::words).toList());
        yield new Sentence(
            "Rule " + rule + " could not be evaluated: " + why.english() + ".",
            "La regla " + rule + " no pudo evaluarse: " + why.spanish() + ".");
      }
      case Obstacle.OutOfTime(boolean isOver) ->
          isOver
              ? new Sentence(
                  "Rule " + rule + " no longer counts.", "La regla " + rule + " ya no rige.")
              : new Sentence(
                  "Rule " + rule + " does not count yet.", "La regla " + rule + " aún no rige.");
      case Obstacle.Scope(String attribute, List<String> accepted) ->
          elsewhere(miss, attribute, accepted, isNearest);
    };
  }

  private static Sentence unmet(String rule, List<Explanation.Part> parts, Facts facts) {
    List<Sentence> found = new ArrayList<>();
    List<Explanation.Part> others = new ArrayList<>();
    for (Explanation.Part part : parts) {
      flag(part)
          .map(attribute -> flag(attribute, Boolean.TRUE.equals(attribute.of(facts))))
          .ifPresentOrElse(found::add, () -> others.add(part));
    }
    if (found.isEmpty()) {
      Sentence about = about(others);
      return new Sentence(
          "Rule " + rule + " did not apply: " + about.english() + " did not hold.",
          "La regla " + rule + " no se aplicó: no se cumplió " + about.spanish() + ".");
    }
    if (!others.isEmpty()) {
      Sentence about = about(others);
      found.add(
          new Sentence(about.english() + " did not hold", "no se cumplió " + about.spanish()));
    }
    Sentence because = joined(found);
    return new Sentence(
        "Rule " + rule + " did not apply because " + because.english() + ".",
        "La regla " + rule + " no se aplicó porque " + because.spanish() + ".");
  }

  /// The attribute that is all a part is about, where it is one that is either so or not.
  private static Optional<Attribute> flag(Explanation.Part part) {
    return part.attributes().size() == 1
        ? Attribute.named(part.attributes().get(0))
            .filter(attribute -> attribute.domain() == Domain.FLAG)
        : Optional.empty();
  }

  private static Sentence flag(Attribute attribute, boolean holds) {
    if (attribute == Attribute.RECORD_THIRD_PARTY) {
      return holds
          ? new Sentence(
              "the record comes from a third party", "el registro proviene de un tercero")
          : new Sentence(
              "the record does not come from a third party",
              "el registro no proviene de un tercero");
    }
    return holds
        ? new Sentence("the originator has consented", "quien originó la información consintió")
        : new Sentence(
            "the originator has not consented", "quien originó la información no ha consentido");
  }

  private static Sentence about(List<Explanation.Part> parts) {
    Set<Sentence> words = new LinkedHashSet<>();
    for (Explanation.Part part : parts) {
      part.attributes().forEach(name -> words.add(words(name)));
    }
    if (words.isEmpty()) {
      return new Sentence("its condition", "su condición");
    }
    Sentence all = joined(List.copyOf(words));
    return new Sentence(
        "its condition about " + all.english(), "su condición sobre " + all.spanish());
  }

  private static Sentence words(String attribute) {
    return Attribute.named(attribute)
        .map(Attribute::words)
        .orElseGet(() -> new Sentence(attribute, attribute));
  }

  private static Sentence elsewhere(
      NearMiss miss, String attribute, List<String> accepted, boolean isNearest) {
    boolean isPurpose = attribute.equals(Attribute.REQUEST_PURPOSE.variable());
    boolean isOne = accepted.size() == 1;
    String englishWhat =
        isPurpose
            ? isOne ? "the purpose " : "the purposes "
            : isOne ? "the agency " : "the agencies ";
    String spanishWhat =
        isPurpose
            ? isOne ? "la finalidad " : "las finalidades "
            : isOne ? "la dependencia " : "las dependencias ";
    boolean needsApproval = miss.effect() == Effect.APPROVE;
    return new Sentence(
        (isNearest ? "Nearest: " : "Then: ")
            + miss.rule()
            + (needsApproval ? ", which allows it once approved for " : ", which allows it for ")
            + englishWhat
            + Sentence.someOf(accepted, "and", "more")
            + ".",
        (isNearest ? "La más cercana: " : "Después: ")
            + miss.rule()
            + (needsApproval ? ", que lo permite con visto bueno para " : ", que lo permite para ")
            + spanishWhat
            + Sentence.someOf(accepted, "y", "más")
            + ".");
  }

  static Sentence missing(Attribute attribute) {
    Sentence unknown = UNKNOWN.get(attribute);
    return unknown == null
        ? new Sentence(
            "nothing is known of " + attribute.words().english(),
            "no se conoce " + attribute.words().spanish())
        : unknown;
  }

  static Sentence noEntry(Table table) {
    return new Sentence(
        "the table " + table.name() + " has no such entry" + at(table),
        "la tabla " + table.name() + " no tiene esa entrada" + at(table));
  }

  static Sentence unusable(Table table, ZonedDateTime at) {
    Validity validity = table.validity();
    if (table.isBroken()) {
      return new Sentence(
          "the table " + table.name() + " cannot be read" + at(table),
          "la tabla " + table.name() + " no se puede leer" + at(table));
    }
    return validity.isOverAt(at)
        ? new Sentence(
            "the table " + table.name() + " ended on " + day(validity.until()) + at(table),
            "la tabla " + table.name() + " terminó el " + day(validity.until()) + at(table))
        : new Sentence(
            "the table " + table.name() + " begins on " + day(validity.from()) + at(table),
            "la tabla " + table.name() + " empieza el " + day(validity.from()) + at(table));
  }

  private static String day(Validity.@Nullable Limit limit) {
    return String.valueOf(limit);
  }

  private static String at(Table table) {
    Place place = table.place();
    return " (" + place.file() + (place.line() == 0 ? "" : ":" + place.line()) + ")";
  }

  private static Sentence joined(List<Sentence> sentences) {
    return new Sentence(
        Sentence.allOf(sentences.stream().map(Sentence::english).toList(), "and"),
        Sentence.allOf(sentences.stream().map(Sentence::spanish).toList(), "y"));
  }
}
