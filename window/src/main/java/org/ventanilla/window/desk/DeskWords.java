package org.ventanilla.window.desk;

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
  private final DateTimeFormatter times;

  /// @param zone whose wall clock times are shown in
  DeskWords(Locale language, ZoneId zone) {
    this.language = language;
    ResourceBundle texts =
        ResourceBundle.getBundle(
            TEXTS,
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    texts.keySet().forEach(key -> words.put(key, texts.getString(key)));
    this.times = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss z", language).withZone(zone);
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

  /// The text of a key, or the name itself where the vocabulary has grown and the texts have not.
  String name(String group, String name) {
    return words.getOrDefault(group + "." + name, name);
  }

  String word(String key) {
    return words.getOrDefault(key, key);
  }

  DeskPages.Moment moment(Instant at) {
    return new DeskPages.Moment(at.toString(), times.format(at));
  }
}
