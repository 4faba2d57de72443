package org.ventanilla.screening.list;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// Countries as lists and people write them. The table is `countries.tsv` beside this class.
public final class Country {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Map<String, String> CODES = read();

  private Country() {}

  /// The lower-case code of two letters (ISO 3166-1) of a country, by its English or Spanish name,
  /// another usual spelling, or a code of two or three letters. Accents and case do not matter.
  ///
  /// @return empty when the text is no country that is known
  public static Optional<String> code(String text) {
    return text.length() > 80 ? Optional.empty() : Optional.ofNullable(CODES.get(key(text)));
  }

  private static String key(String text) {
    String stripped = text.strip();
    for (int i = 0; i < stripped.length(); i++) {
      if (stripped.charAt(i) >= 128) {
        return MARKS
            .matcher(Normalizer.normalize(stripped, Normalizer.Form.NFD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
      }
    }
    return stripped.toLowerCase(Locale.ROOT);
  }

  private static Map<String, String> read() {
    Map<String, String> codes = new HashMap<>();
    try (InputStream in = Country.class.getResourceAsStream("countries.tsv");
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          String[] names = line.split("\t", -1);
          for (String name : names) {
            codes.putIfAbsent(key(name), names[0]);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(codes);
  }
}
