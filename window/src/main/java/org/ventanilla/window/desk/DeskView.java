package org.ventanilla.window.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.OwnParty;
import org.ventanilla.window.exchange.RequestView;
import org.ventanilla.window.exchange.TimelineEntry;

/// Puts a request into words for one reader. Only references, states, steps, times and the public
/// words listed here go in: what a step says beyond them is left out, so that no new detail shows
/// itself.
final class DeskView {
  static final String HOME = "/";
  static final String DESK = "/desk";
  static final String REQUESTS = "/desk/requests";
  static final int MOST_STEPS = 100;

  private static final String API = "/api";
  private static final int DIGEST_SHOWN = 12;

  /// Never the holder's name, nor what it replied.
  static final List<String> PUBLIC_DETAILS =
      List.of("holders", "outcome", "subjects", "share", "policy");

  private static final Set<String> GOOD =
      Set.of(
          "released", "partly-released", "no-hit", "closed", "approved", "answered", "retrieved");
  private static final Set<String> STOPPED =
      Set.of("refused", "rejected", "withdrawn", "declined", "approvals-lapsed", "overdue");
  private static final Set<String> WAITING =
      Set.of(
          "clarification",
          "awaiting-approval",
          "collecting",
          "deciding",
          "proposed",
          "clarification-asked",
          "reminded");

  private final DeskWords words;
  private final PublicTimeline timeline;

  DeskView(DeskWords words, PublicTimeline timeline) {
    this.words = words;
    this.timeline = timeline;
  }

  /// A step and its place in the ledger, once a checkpoint covers it.
  record Proven(TimelineEntry entry, Optional<Long> leaf) {}

  /// Everything there is to show of a request.
  ///
  /// @param explanation how the due time was computed, in the reader's language
  /// @param receipts what there are receipts of, by the leaf's place
  /// @param omitted how many further steps there are
  /// @param leaves how many leaves the ledger has
  record Story(
      RequestView request,
      List<String> explanation,
      List<Proven> steps,
      Map<Long, String> receipts,
      int omitted,
      long leaves,
      String key) {}

  Locale language() {
    return words.language();
  }

  DeskPages.HomePage home(Agreement agreement, OwnParty own, long leaves, String key) {
    List<DeskPages.Fact> facts =
        List.of(
            fact("home.party", own.party().names().in(language())),
            fact("home.desk", own.desk().names().in(language())),
            fact("home.agreement", agreement.names().in(language()) + ", " + agreement.version()),
            fact("home.leaves", words.number(leaves)));
    return new DeskPages.HomePage(
        frame(words.word("home.title"), HOME, HOME),
        timeline.open() ? here(REQUESTS) : null,
        facts,
        key);
  }

  DeskPages.ErrorPage error(int status) {
    String kind = kindOfError(status);
    String heading = words.word("error." + kind + ".title");
    return new DeskPages.ErrorPage(
        frame(heading, "", ""), heading, words.word("error." + kind + ".advice"));
  }

  private static String kindOfError(int status) {
    return switch (status) {
      case 404 -> "missing";
      case 429, 503 -> "busy";
      default -> status >= 500 ? "fault" : "refused";
    };
  }

  DeskPages.RequestsPage requests(Agreement agreement, List<RequestView> requests) {
    List<DeskPages.Row> rows = requests.stream().map(one -> row(agreement, one)).toList();
    return new DeskPages.RequestsPage(
        frame(words.word("requests.title"), REQUESTS, REQUESTS), rows);
  }

  DeskPages.RequestPage request(Agreement agreement, Story story) {
    RequestView request = story.request();
    return new DeskPages.RequestPage(
        frame(words.word("request") + " " + request.reference(), href(request), REQUESTS),
        here(REQUESTS),
        request.reference(),
        words.name("state", request.state()),
        tone(request.state()),
        request.overdue(),
        request.due() == null ? null : words.minute(request.due()),
        story.explanation(),
        facts(agreement, request),
        story.steps().stream().map(step -> step(step, story.receipts())).toList(),
        story.omitted(),
        new DeskPages.Proof(
            List.of(
                fact("proof.receipts", words.number(story.receipts().size())),
                fact("home.leaves", words.number(story.leaves()))),
            story.key()));
  }

  /// @param path of the page; empty where the address is not one of ours
  /// @param place the place of the site it belongs to
  private DeskPages.Frame frame(String title, String path, String place) {
    List<DeskPages.Place> navigation = new ArrayList<>();
    if (timeline.open()) {
      navigation.add(
          new DeskPages.Place(words.word("requests"), here(REQUESTS), place.equals(REQUESTS)));
    }
    navigation.add(new DeskPages.Place(words.word("api"), API, false));
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
    return new DeskPages.Frame(
        words.language().getLanguage(),
        title + " · Ventanilla",
        here(HOME),
        navigation,
        languages,
        words.all());
  }

  /// A page's address in the reader's language.
  private String here(String path) {
    return path + "?lang=" + words.language().getLanguage();
  }

  private DeskPages.Fact fact(String key, String value) {
    return new DeskPages.Fact(words.word(key), value);
  }

  private DeskPages.Row row(Agreement agreement, RequestView request) {
    return new DeskPages.Row(
        here(href(request)),
        request.reference(),
        words.name("state", request.state()),
        tone(request.state()),
        request.overdue(),
        urgency(agreement, request),
        words.minute(request.receivedAt()),
        request.due() == null ? new DeskPages.Moment("", "–") : words.minute(request.due()));
  }

  private static String href(RequestView request) {
    return REQUESTS + "/" + request.reference();
  }

  private String urgency(Agreement agreement, RequestView request) {
    return agreement
        .urgency(request.urgency())
        .map(urgency -> urgency.names().in(language()))
        .orElse(request.urgency());
  }

  private List<DeskPages.Fact> facts(Agreement agreement, RequestView request) {
    List<DeskPages.Fact> facts = new ArrayList<>();
    facts.add(
        fact(
            "kind",
            agreement
                .kind(request.kind())
                .map(kind -> kind.names().in(language()))
                .orElse(request.kind())));
    facts.add(fact("urgency", urgency(agreement, request)));
    facts.add(fact("received", words.minute(request.receivedAt()).human()));
    for (RequestView.SubjectView subject : request.subjects()) {
      facts.add(
          new DeskPages.Fact(
              words.word("subject") + " " + subject.number(),
              words.name("type", subject.type()) + ": " + words.name("state", subject.state())));
    }
    return facts;
  }

  private DeskPages.Step step(Proven proven, Map<Long, String> receipts) {
    TimelineEntry entry = proven.entry();
    Map<String, String> said = entry.detail();
    Integer subject = entry.subjectNumber();
    String receipt = proven.leaf().map(receipts::get).orElse(null);
    return new DeskPages.Step(
        words.second(entry.at()),
        words.name("event", entry.event()),
        subject == null ? null : words.word("subject") + " " + subject,
        tone(entry.event()),
        PUBLIC_DETAILS.stream()
            .filter(said::containsKey)
            .map(name -> detail(name, said.getOrDefault(name, "")))
            .toList(),
        proven.leaf().map(leaf -> words.word("leaf") + " " + words.number(leaf)).orElse(null),
        receipt == null ? null : words.name("receipt", receipt));
  }

  private DeskPages.Fact detail(String name, String value) {
    return fact(
        "detail." + name,
        switch (name) {
          case "outcome" -> words.name("state", value);
          case "policy" ->
              value.length() > DIGEST_SHOWN ? value.substring(0, DIGEST_SHOWN) + "…" : value;
          default -> value;
        });
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
