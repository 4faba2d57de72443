package org.ventanilla.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.policy.Explanation;
import org.ventanilla.policy.Explanation.Cause;
import org.ventanilla.policy.Explanation.NearMiss;
import org.ventanilla.policy.Explanation.Obstacle;
import org.ventanilla.policy.FactsFile;
import org.ventanilla.policy.FieldDecision;
import org.ventanilla.policy.Openness;
import org.ventanilla.policy.PolicyDiff;
import org.ventanilla.policy.Sentence;
import org.ventanilla.policy.Trace;

/// What `policy explain` prints for people, in English or Spanish. Codes, ids and the policy's own
/// words are the same in both.
final class ExplanationText {
  private static final int MAX_CONDITION = 160;

  private final PrintWriter print;
  private final boolean isSpanish;
  private final int mostNear;

  /// @param mostNear how many rules that nearly applied are named
  ExplanationText(PrintWriter print, boolean isSpanish, int mostNear) {
    this.print = print;
    this.isSpanish = isSpanish;
    this.mostNear = mostNear;
  }

  /// @param leaving what becomes of the value; null where the record states none, or it stays
  void tell(FactsFile.Field field, Explanation explanation, @Nullable LeavingValue leaving) {
    PolicyDiff.Outcome outcome = PolicyDiff.Outcome.of(explanation.decision());
    Trace trace = explanation.decision().trace();
    print.println(
        "%s (%s): %s %s"
            .formatted(
                field.facts().path(), field.facts().category(), outcome.effect(), outcome.ground())
            .strip());
    print.println("  " + said(explanation.sentence()));
    outcome.duties().forEach(duty -> line("obligation", "obligación", duty));
    if (leaving != null) {
      tell(leaving, explanation.decision());
    }
    Stream.concat(outcome.rules().stream(), trace.failed().stream())
        .forEach(rule ->
            line(
                "rule",
                "regla",
                rule
                    + (explanation.deciding().contains(rule)
                        ? said(" (decides)", " (decide)")
                        : said(" (matched)", " (coincide)"))));
    line("requester-sees", "el solicitante ve", sees(trace.requesterSees()));
    if (trace.requesterSees().includes(Openness.SENTENCE)) {
      line("requester-reads", "el solicitante lee", said(trace.told()));
    }
    List<NearMiss> shown = explanation.nearMisses().stream().limit(mostNear).toList();
    for (NearMiss miss : shown) {
      line("near", "cercana", miss.rule() + " " + miss.effect() + ": " + obstacle(miss));
    }
    tellLeftOut(explanation.nearMisses().size() - shown.size(), explanation.leftOut());
  }

  private void tellLeftOut(int shownByOption, int beyond) {
    int all = shownByOption + beyond;
    if (all > 0) {
      print.println(
          "  "
              + said(
                  all
                      + " more nearly applied"
                      + (shownByOption > 0 ? "; see them with --near" : ""),
                  all
                      + (all == 1 ? " más estuvo" : " más estuvieron")
                      + " cerca de aplicarse"
                      + (shownByOption > 0 ? "; véalas con --near" : "")));
    }
  }

  private void tell(LeavingValue leaving, FieldDecision decision) {
    switch (leaving) {
      case LeavingValue.Leaves(var value, boolean isHashed, boolean isSealed) -> {
        String approved =
            decision instanceof FieldDecision.Approve
                ? said(" (once approved)", " (una vez aprobado)")
                : "";
        String hashed =
            isHashed ? said(" (under a key of this run)", " (con una clave de esta vez)") : "";
        String sealed = isSealed ? said(" (sealed)", " (sellado)") : "";
        line("value", "valor", PolicyFolder.compact(value) + approved + hashed + sealed);
      }
      case LeavingValue.Stays(Sentence why) -> line("value", "valor", said(why));
    }
  }

  private String obstacle(NearMiss miss) {
    return switch (miss.obstacle()) {
      case Obstacle.Unmet(List<Explanation.Part> parts) ->
          said("not met: ", "no se cumple: ") + parts(parts);
      case Obstacle.Failed(List<Explanation.Part> parts, List<Cause> causes) ->
          said("not evaluated: ", "no se evaluó: ")
              + String.join(
                  "; ",
                  Stream.concat(
                          causes.stream().map(Cause::words).map(this::said),
                          parts.stream().map(this::part))
                      .toList());
      case Obstacle.OutOfTime(boolean isOver) ->
          isOver
              ? said("no longer counts", "ya no rige")
              : said("does not count yet", "aún no rige");
      case Obstacle.Scope(String attribute, List<String> accepted) ->
          said("another ", "otro valor de ") + attribute + ": " + String.join(", ", accepted);
    };
  }

  private String parts(List<Explanation.Part> parts) {
    return String.join("; ", parts.stream().map(this::part).toList());
  }

  private String part(Explanation.Part part) {
    return said("part %s of %s (%s) at %s:%s:%s: %s", "parte %s de %s (%s) en %s:%s:%s: %s")
        .formatted(
            part.number(),
            part.of(),
            String.join(", ", part.attributes()),
            part.file(),
            part.line(),
            part.column(),
            shortened(part.text()));
  }

  private static String shortened(String condition) {
    String line = condition.replaceAll("\\s+", " ");
    return line.length() <= MAX_CONDITION ? line : line.substring(0, MAX_CONDITION) + "…";
  }

  private String sees(Openness openness) {
    return said(
        openness.key(),
        switch (openness) {
          case NOTHING -> "nada";
          case GROUND -> "el motivo";
          case SENTENCE -> "la frase";
          case RULES -> "las reglas";
        });
  }

  private void line(String english, String spanish, String text) {
    print.println("  " + said(english, spanish) + " " + text);
  }

  private String said(Sentence sentence) {
    return said(sentence.english(), sentence.spanish());
  }

  private String said(String english, String spanish) {
    return isSpanish ? spanish : english;
  }
}
