package org.ventanilla.window.desk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the desk's templates show. Public because templates are compiled into a package of their
/// own; nothing here holds content of a request.
public final class DeskPages {
  private DeskPages() {}

  /// What every page has.
  ///
  /// @param lang `en` or `es`
  /// @param home address of the welcome page in this language
  /// @param navigation the site's pages
  /// @param languages this page in each language
  /// @param words the page's texts by key
  public record Frame(
      String lang,
      String title,
      String home,
      List<Place> navigation,
      List<Language> languages,
      Map<String, String> words) {
    public Frame {
      navigation = List.copyOf(navigation);
      languages = List.copyOf(languages);
      words = Map.copyOf(words);
    }

    /// A text in the page's language; a key without a text is a mistake that must show.
    public String word(String key) {
      String word = words.get(key);
      if (word == null) {
        throw new IllegalArgumentException("no text for " + key);
      }
      return word;
    }
  }

  /// A page of the site.
  public record Place(String name, String href, boolean current) {}

  /// A language a page can be read in.
  public record Language(String code, String name, String href, boolean current) {}

  /// A moment, for programs and for people.
  public record Moment(String machine, String human) {}

  /// A named public word.
  public record Fact(String name, String value) {}

  /// The welcome page.
  ///
  /// @param requests address of the requests' timelines; null where they are not shown
  /// @param key the ledger's public key, in the signed-note form
  public record HomePage(Frame frame, @Nullable String requests, List<Fact> facts, String key) {
    public HomePage {
      facts = List.copyOf(facts);
    }
  }

  /// Why there is no page.
  public record ErrorPage(Frame frame, String heading, String advice) {}

  /// The newest requests.
  public record RequestsPage(Frame frame, List<Row> rows) {
    public RequestsPage {
      rows = List.copyOf(rows);
    }
  }

  /// A request in the list.
  ///
  /// @param tone `calm`, `wait`, `good` or `stop`
  public record Row(
      String href,
      String reference,
      String state,
      String tone,
      boolean overdue,
      String urgency,
      Moment received,
      Moment due) {}

  /// One request.
  ///
  /// @param all address of the list of requests
  /// @param omitted how many steps are not shown because there are too many
  public record RequestPage(
      Frame frame,
      String all,
      String reference,
      String state,
      String tone,
      boolean overdue,
      @Nullable Moment due,
      List<String> explanation,
      List<Fact> facts,
      List<Step> steps,
      int omitted,
      Proof proof) {
    public RequestPage {
      explanation = List.copyOf(explanation);
      facts = List.copyOf(facts);
      steps = List.copyOf(steps);
    }
  }

  /// A step of the timeline.
  ///
  /// @param leaf its place in the ledger; null until a checkpoint covers it
  /// @param receipt what the step's receipt is of; null if it has none
  public record Step(
      Moment at,
      String title,
      @Nullable String subject,
      String tone,
      List<Fact> details,
      @Nullable String leaf,
      @Nullable String receipt) {
    public Step {
      details = List.copyOf(details);
    }
  }

  /// What the steps are proven by.
  ///
  /// @param key the ledger's public key, in the signed-note form
  public record Proof(List<Fact> facts, String key) {
    public Proof {
      facts = List.copyOf(facts);
    }
  }
}
