package org.ventanilla.window.desk;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// The desk's texts in one language, and times as people read them there.
final class DeskWords {
  static final List<Locale> LANGUAGES =
      List.of(Locale.forLanguageTag("en"), Locale.forLanguageTag("es"));

  private static final String TEXTS = "org.ventanilla.window.desk.texts";

  private final Locale language;
  private final Map<String, String> words = new HashMap<>();
  private final DateTimeFormatter seconds;
  private final DateTimeFormatter minutes;

  /// @param zone whose wall clock times are shown in
  DeskWords(Locale language, ZoneId zone) {
    this.language = language;
    ResourceBundle texts =
        ResourceBundle.getBundle(
            TEXTS,
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    texts.keySet().forEach(key -> words.put(key, texts.getString(key)));
    this.seconds = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss z", language).withZone(zone);
    this.minutes = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm z", language).withZone(zone);
  }

  /// The language a reader wants: what the address says, else what the browser says, else English.
  static Locale wanted(@Nullable String lang, @Nullable String acceptLanguage) {
    for (Locale language : LANGUAGES) {
      if (language.getLanguage().equals(lang)) {
        return language;
      }
    }
    if (acceptLanguage == null || acceptLanguage.isBlank() || acceptLanguage.length() > 500) {
      return LANGUAGES.getFirst();
    }
    try {
      Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES);
      return best == null ? LANGUAGES.getFirst() : best;
    } catch (IllegalArgumentException e) {
      // A header that is none expresses no wish.
      return LANGUAGES.getFirst();
    }
  }

  Locale language() {
    return language;
  }

  Map<String, String> all() {
    return words;
  }

  /// The text of a name from another module; what has none is shown as it is called there.
  String name(String group, String name) {
    return words.getOrDefault(group + "." + name, name);
  }

  /// A text of ours; a key without one is a mistake that must show.
  String word(String key) {
    String word = words.get(key);
    if (word == null) {
      throw new IllegalArgumentException("no text for " + key);
    }
    return word;
  }

  String number(long number) {
    return NumberFormat.getIntegerInstance(language).format(number);
  }

  /// When something happened.
  DeskPages.Moment second(Instant at) {
    return new DeskPages.Moment(at.toString(), seconds.format(at));
  }

  /// When something is due.
  DeskPages.Moment minute(Instant at) {
    return new DeskPages.Moment(at.toString(), minutes.format(at));
  }
}
