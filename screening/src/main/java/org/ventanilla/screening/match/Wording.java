package org.ventanilla.screening.match;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// What explanations say in one language. The table is `wording.tsv` beside this class.
final class Wording {
  private final Map<String, String> phrases;

  private Wording(Map<String, String> phrases) {
    this.phrases = phrases;
  }

  static Wording of(Language language) {
    int column = language == Language.EN ? 1 : 2;
    Map<String, String> phrases = new HashMap<>();
    try (InputStream in = Wording.class.getResourceAsStream("wording.tsv");
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          String[] columns = line.split("\t", -1);
          phrases.put(columns[0], columns[column]);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Wording(Map.copyOf(phrases));
  }

  boolean has(String key) {
    return phrases.containsKey(key);
  }

  /// The phrase with what is inserted.
  ///
  /// @throws IllegalArgumentException if the table does not have the key
  String say(String key, String... inserted) {
    String phrase = phrases.get(key);
    if (phrase == null) {
      throw new IllegalArgumentException("no wording for " + key);
    }
    StringBuilder said = new StringBuilder(phrase.length() + 32);
    int at = 0;
    for (String text : inserted) {
      int place = phrase.indexOf("%s", at);
      if (place < 0) {
        break;
      }
      said.append(phrase, at, place).append(text);
      at = place + 2;
    }
    return said.append(phrase, at, phrase.length()).toString();
  }
}
