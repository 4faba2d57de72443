package org.ventanilla.screening.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.ventanilla.screening.link.LinkPath;
import org.ventanilla.screening.name.NameMatch;
import org.ventanilla.screening.name.NameToken;
import org.ventanilla.screening.name.Relation;

/// Says an explanation in one sentence. Any number of threads use one.
public final class Sentence {
  private static final int MOST_CHANGES = 2;

  private final Wording wording;

  /// @param language in which it is said
  public Sentence(Language language) {
    this.wording = Wording.of(language);
  }

  /// The sentence: which tokens met which and how, what each piece of evidence did to the score,
  /// and what would have changed the verdict. Of a linked hit: the path, and how much of the
  /// connection is left, and whom it fits as well.
  public String of(Hit hit) {
    return hit.explanation()
        .map(why -> of(hit, why))
        .orElseGet(() -> linked(hit, Objects.requireNonNull(hit.link())));
  }

  private String linked(Hit hit, LinkPath link) {
    String score = number(hit.score());
    String steps = link.describe(kind -> wording.say("step." + kind.code()));
    String path = hit.person().id() + " " + steps;
    return hit.namesake().isEmpty()
        ? wording.say("sentence.linked", path, score)
        : wording.say("sentence.namesake", path, score, hit.namesake());
  }

  /// What a piece of evidence says, with what the two sides state.
  public String of(Piece piece) {
    if (piece.kind() == PieceKind.NAME) {
      return wording.say("sentence.name", piece.person(), piece.entry());
    }
    String stated = stated(piece);
    return phrase(piece) + (stated.isEmpty() ? "" : " (" + stated + ")");
  }

  private String of(Hit hit, Explanation why) {
    Piece name = why.pieces().getFirst();
    StringBuilder said =
        new StringBuilder(wording.say("sentence.name", name.person(), name.entry()));
    List<String> met = met(why.name());
    if (!met.isEmpty()) {
      said.append(": ").append(String.join(", ", met));
    }
    said.append("; ").append(wording.say("sentence.name-score", number(why.nameScore())));
    for (Piece piece : why.pieces().subList(1, why.pieces().size())) {
      said.append("; ").append(piece(piece));
    }
    said.append("; ").append(wording.say("sentence.score", number(hit.score())));
    why.changes().stream()
        .limit(MOST_CHANGES)
        .forEach(change -> said.append("; ").append(change(change)));
    return said.append('.').toString();
  }

  private List<String> met(NameMatch match) {
    List<String> met = new ArrayList<>();
    List<String> same = new ArrayList<>();
    for (NameMatch.Pairing pairing : match.pairings()) {
      if (pairing.relation() == Relation.EXACT) {
        same.add(written(pairing.left()));
      } else {
        met.add(
            written(pairing.left())
                + " ~ "
                + written(pairing.right())
                + " ("
                + wording.say("relation." + code(pairing.relation()))
                + ")");
      }
    }
    if (!same.isEmpty()) {
      met.addFirst(String.join(" ", same) + " (" + wording.say("relation.exact") + ")");
    }
    leftovers(match, met);
    match.remarks().stream()
        .map(remark -> wording.say("remark." + code(remark.kind())))
        .forEach(met::add);
    return met;
  }

  private void leftovers(NameMatch match, List<String> met) {
    String mine = unmet(match, true);
    String theirs = unmet(match, false);
    if (!mine.isEmpty() && !theirs.isEmpty()) {
      met.add(wording.say("sentence.against", mine, theirs));
    } else if (!mine.isEmpty()) {
      met.add(wording.say("sentence.unmet.person", mine));
    } else if (!theirs.isEmpty()) {
      met.add(wording.say("sentence.unmet.entry", theirs));
    }
  }

  private static String unmet(NameMatch match, boolean left) {
    return match.leftovers().stream()
        .filter(leftover -> leftover.inLeft() == left)
        .map(leftover -> leftover.token().written())
        .collect(Collectors.joining(" "));
  }

  private static String written(List<NameToken> tokens) {
    return tokens.stream().map(NameToken::written).collect(Collectors.joining(" "));
  }

  private String piece(Piece piece) {
    String stated = stated(piece);
    String points = signed(piece.points());
    return phrase(piece) + " (" + (stated.isEmpty() ? points : stated + ", " + points) + ")";
  }

  private String phrase(Piece piece) {
    return wording.say("piece." + piece.kind().code() + "." + piece.outcome());
  }

  /// What both sides state, or the one that states anything.
  private String stated(Piece piece) {
    String person = stated(piece.kind(), piece.person());
    String entry = stated(piece.kind(), piece.entry());
    return person.isEmpty() || person.equals(entry)
        ? entry
        : entry.isEmpty() ? person : person + " / " + entry;
  }

  /// What is a code in data is a word here.
  private String stated(PieceKind kind, String text) {
    return switch (kind) {
      case SEX, KIND -> wording.has("value." + text) ? wording.say("value." + text) : text;
      default -> text;
    };
  }

  private String change(Change change) {
    String how = "change." + change.kind().code() + "." + change.outcome();
    return wording.say(
        "sentence.change",
        wording.say(how, stated(change.kind(), change.entry())),
        number(change.score()),
        wording.say(change.alerts() ? "alert" : "no-alert"));
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String number(double score) {
    return Decimals.fixed(score, 3);
  }

  private static String signed(double points) {
    return (points < 0 ? "" : "+") + Decimals.fixed(points, 3);
  }
}
