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
  /// @param home address of the start page in this language
  /// @param languages this page in each language
  /// @param words the page's texts by key
  public record Frame(
      String lang, String title, String home, List<Language> languages, Map<String, String> words) {
    public Frame {
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

  /// A language a page can be read in.
  public record Language(String code, String name, String href, boolean current) {}

  /// A moment, for programs and for people.
  public record Moment(String machine, String human) {}

  /// The start page.
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
  public record RequestPage(
      Frame frame,
      String reference,
      String state,
      String tone,
      boolean overdue,
      @Nullable Moment due,
      List<String> explanation,
      List<Fact> facts,
      List<Step> steps,
      List<ReceiptLine> receipts) {
    public RequestPage {
      explanation = List.copyOf(explanation);
      facts = List.copyOf(facts);
      steps = List.copyOf(steps);
      receipts = List.copyOf(receipts);
    }
  }

  /// A named public word.
  public record Fact(String name, String value) {}

  /// A step of the timeline.
  public record Step(
      Moment at, String title, @Nullable String subject, String tone, List<Fact> details) {
    public Step {
      details = List.copyOf(details);
    }
  }

  /// A receipt in the index of them.
  public record ReceiptLine(String event, Moment at, long index) {}
}
