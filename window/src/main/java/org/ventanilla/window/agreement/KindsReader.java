package org.ventanilla.window.agreement;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.agreement.Problem.Code;

/// Reads what may be asked: the vocabulary, urgencies, kinds of request.
final class KindsReader {
  private KindsReader() {}

  static Vocabulary vocabulary(Section section) {
    section.only(
        "classifications",
        "categories",
        "purposes",
        "subject-types",
        "urgency-reasons",
        "refusal-grounds");
    return new Vocabulary(
        terms(section, "classifications", Shapes.ID, Shapes.ID_SHAPE),
        terms(section, "categories", Shapes.ID, Shapes.ID_SHAPE),
        terms(section, "purposes", Shapes.ID, Shapes.ID_SHAPE),
        terms(section, "subject-types", Shapes.ID, Shapes.ID_SHAPE),
        terms(section, "urgency-reasons", Shapes.CODE, Shapes.CODE_SHAPE),
        terms(section, "refusal-grounds", Shapes.CODE, Shapes.CODE_SHAPE));
  }

  private static List<Term> terms(Section section, String key, Pattern pattern, String shape) {
    List<Term> terms = new ArrayList<>();
    section
        .section(key)
        .sections(pattern, shape)
        .forEach((code, words) -> {
          words.only("en", "es");
          terms.add(new Term(code, words.asLabel()));
        });
    if (terms.isEmpty() && section.has(key)) {
      section.wrong(key, Code.VALUE_WRONG, "'" + key + "' must name at least one");
    }
    return terms;
  }

  static Map<String, Urgency> urgencies(Section section) {
    Map<String, Urgency> urgencies = new LinkedHashMap<>();
    section
        .sections(Shapes.CODE, Shapes.CODE_SHAPE)
        .forEach((id, urgency) -> {
          urgency.only("names", "due", "counting", "reason-needed");
          Shapes.Allowed allowed =
              urgency.value(
                  "due",
                  Shapes::allowed,
                  "days such as P3D or hours such as PT8H, at most 366 days",
                  new Shapes.Allowed(1, Duration.ZERO));
          Urgency.Counting counting =
              urgency.value(
                  "counting",
                  KindsReader::counting,
                  "calendar or working",
                  Urgency.Counting.CALENDAR);
          boolean reason = urgency.value("reason-needed", Shapes::bool, "true or false", false);
          urgencies.put(
              id,
              new Urgency(
                  id, urgency.label("names"), allowed.days(), allowed.time(), counting, reason));
        });
    return urgencies;
  }

  private static Urgency.@Nullable Counting counting(String text) {
    return switch (text) {
      case "calendar" -> Urgency.Counting.CALENDAR;
      case "working" -> Urgency.Counting.WORKING;
      default -> null;
    };
  }

  static Map<String, Kind> kinds(
      Section section, Vocabulary vocabulary, Collection<String> urgencies) {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    section
        .sections(Shapes.ID, Shapes.ID_SHAPE)
        .forEach((id, kind) -> {
          kind.only(
              "names",
              "subject-types",
              "max-subjects",
              "purposes",
              "categories",
              "urgencies",
              "decide");
          int most = Kind.MOST_SUBJECTS;
          kinds.put(
              id,
              new Kind(
                  id,
                  kind.label("names"),
                  kind.references(
                      "subject-types", "subject type", codes(vocabulary.subjectTypes()), true),
                  kind.value(
                      "max-subjects",
                      text -> Shapes.number(text, 1, most),
                      "a number from 1 to " + most,
                      1),
                  kind.references("purposes", "purpose", codes(vocabulary.purposes()), true),
                  kind.references("categories", "category", codes(vocabulary.categories()), true),
                  kind.references("urgencies", "urgency", urgencies, true),
                  kind.value(
                      "decide", KindsReader::decider, "policy or officer", Kind.Decider.OFFICER)));
        });
    return kinds;
  }

  private static Kind.@Nullable Decider decider(String text) {
    return switch (text) {
      case "policy" -> Kind.Decider.POLICY;
      case "officer" -> Kind.Decider.OFFICER;
      default -> null;
    };
  }

  static Set<String> codes(List<Term> terms) {
    Set<String> codes = new LinkedHashSet<>();
    terms.forEach(term -> codes.add(term.code()));
    return codes;
  }
}
