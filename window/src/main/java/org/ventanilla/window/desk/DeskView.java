package org.ventanilla.window.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.exchange.Exchange.NamedReceipt;
import org.ventanilla.window.exchange.RequestView;
import org.ventanilla.window.exchange.TimelineEntry;

/// Puts a request into words for one reader. Only references, states, steps, times and public words
/// of the steps go in.
final class DeskView {
  static final String HOME = "/desk/requests";

  private static final int MOST_DETAILS = 12;
  private static final Set<String> GOOD =
      Set.of("released", "partly-released", "answered", "closed", "approved", "delivered");
  private static final Set<String> STOPPED =
      Set.of("refused", "rejected", "withdrawn", "declined", "failed", "escalated", "overdue");
  private static final Set<String> WAITING =
      Set.of("clarification", "awaiting-approval", "collecting", "deciding", "reminded");

  private final DeskWords words;

  DeskView(DeskWords words) {
    this.words = words;
  }

  DeskPages.RequestsPage requests(List<RequestView> requests) {
    List<DeskPages.Row> rows = requests.stream().map(this::row).toList();
    return new DeskPages.RequestsPage(frame(words.word("requests.title"), HOME), rows);
  }

  DeskPages.RequestPage request(
      RequestView request, List<TimelineEntry> timeline, List<NamedReceipt> receipts) {
    return new DeskPages.RequestPage(
        frame(words.word("request") + " " + request.reference(), href(request)),
        request.reference(),
        words.name("state", request.state()),
        tone(request.state()),
        request.overdue(),
        due(request),
        request.dueExplanation(),
        facts(request),
        timeline.stream().map(this::step).toList(),
        receipts.stream()
            .map(named ->
                new DeskPages.ReceiptLine(
                    words.name("receipt", named.event()),
                    words.moment(named.at()),
                    named.receipt().index()))
            .toList());
  }

  private DeskPages.Frame frame(String title, String path) {
    List<DeskPages.Language> languages = new ArrayList<>();
    for (Locale language : DeskWords.LANGUAGES) {
      String name = language.getDisplayLanguage(language);
      languages.add(
          new DeskPages.Language(
              language.getLanguage(),
              name.substring(0, 1).toUpperCase(language) + name.substring(1),
              path + "?lang=" + language.getLanguage(),
              language.equals(words.language())));
    }
    String lang = words.language().getLanguage();
    return new DeskPages.Frame(
        lang, title + " · Ventanilla", HOME + "?lang=" + lang, languages, words.all());
  }

  private DeskPages.Row row(RequestView request) {
    DeskPages.Moment due = due(request);
    return new DeskPages.Row(
        href(request) + "?lang=" + words.language().getLanguage(),
        request.reference(),
        words.name("state", request.state()),
        tone(request.state()),
        request.overdue(),
        words.name("urgency", request.urgency()),
        words.moment(request.receivedAt()),
        due == null ? new DeskPages.Moment("", "–") : due);
  }

  private static String href(RequestView request) {
    return HOME + "/" + request.reference();
  }

  private DeskPages.@Nullable Moment due(RequestView request) {
    return request.due() == null ? null : words.moment(request.due());
  }

  private List<DeskPages.Fact> facts(RequestView request) {
    List<DeskPages.Fact> facts = new ArrayList<>();
    facts.add(new DeskPages.Fact(words.word("kind"), words.name("kind", request.kind())));
    facts.add(new DeskPages.Fact(words.word("urgency"), words.name("urgency", request.urgency())));
    facts.add(
        new DeskPages.Fact(words.word("received"), words.moment(request.receivedAt()).human()));
    for (RequestView.SubjectView subject : request.subjects()) {
      facts.add(
          new DeskPages.Fact(
              words.word("subject") + " " + subject.number(),
              words.name("type", subject.type()) + ": " + words.name("state", subject.state())));
    }
    return facts;
  }

  private DeskPages.Step step(TimelineEntry entry) {
    Integer subject = entry.subjectNumber();
    return new DeskPages.Step(
        words.moment(entry.at()),
        words.name("event", entry.event()),
        subject == null ? null : words.word("subject") + " " + subject,
        tone(entry.event()),
        entry.detail().entrySet().stream().limit(MOST_DETAILS).map(this::detail).toList());
  }

  private DeskPages.Fact detail(Map.Entry<String, String> detail) {
    return new DeskPages.Fact(
        words.name("detail", detail.getKey()), words.name("state", detail.getValue()));
  }

  private static String tone(String word) {
    if (GOOD.contains(word)) {
      return "good";
    }
    if (STOPPED.contains(word)) {
      return "stop";
    }
    return WAITING.contains(word) ? "wait" : "calm";
  }
}
