package org.ventanilla.screening.name;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// What is known of names, read once from the tables beside this class: which spellings, pet names
/// and abbreviations belong together, which words are given or family names, titles, particles,
/// legal forms. Immutable. Each table's head says where it comes from.
public final class NameTables {
  private static final long FINGERPRINT_PRIME = 1_099_511_628_211L;

  private long fingerprint;

  /// Weights by how many share a word, until somebody has counted.
  static final float UNKNOWN_WEIGHT = 1.15f;

  private static final float KNOWN_WEIGHT = 0.75f;
  private static final float COMMON_WEIGHT = 0.35f;
  private static final String WORD_ENDS = " \t,:";
  private static final int MIN_LONG_FORM = 12;
  private static final int MIN_DIMINUTIVE = 5;
  private static final int[] NO_CLASSES = {};
  private static final String[] NO_WORDS = {};

  private final Map<String, Entry> words = new HashMap<>();
  private final Map<String, String> forms = new HashMap<>();
  private final LongForms longForms = new LongForms();

  private final Map<String, Integer> formClasses = new HashMap<>();
  private final Set<String> formStarts = new HashSet<>();
  private final Set<String> formEnds = new HashSet<>();
  private final Map<String, String> phrases = new HashMap<>();
  private final Set<String> phraseStarts = new HashSet<>();
  private final Map<Integer, String> letters = new HashMap<>();
  private final Map<String, String> scripts = new HashMap<>();
  private final Romaniser romaniser;
  private int nextClass = 1;

  /// Classes of pet names and abbreviations, and the name they are short for.
  private final Map<Integer, String> shortForms = new LinkedHashMap<>();

  private final Map<Integer, String[]> spellings = new HashMap<>();

  /// What the tables say of one word.
  static final class Entry {
    int flags;
    int[] classes = NO_CLASSES;
    int number = -1;
    float weight = UNKNOWN_WEIGHT;
    @Nullable Role minor;

    private void add(int one) {
      if (Arrays.binarySearch(classes, one) < 0) {
        classes = Arrays.copyOf(classes, classes.length + 1);
        classes[classes.length - 1] = one;
        Arrays.sort(classes);
      }
    }
  }

  private NameTables(boolean read) {
    romaniser = new Romaniser(letters);
    if (!read) {
      return;
    }
    lines("letters", this::letters);
    lines("given-names", (section, line) -> known(section, line, Word.KNOWN_GIVEN));
    lines("family-names", (section, line) -> known(section, line, Word.KNOWN_FAMILY));
    lines("spellings", (section, line) -> group(line, WordComparer.ClassKind.SPELLING));
    lines("languages", (section, line) -> group(line, WordComparer.ClassKind.LANGUAGE));
    lines("hypocoristics", (section, line) -> group(line, WordComparer.ClassKind.HYPOCORISTIC));
    lines("abbreviations", (section, line) -> group(line, WordComparer.ClassKind.ABBREVIATION));
    shortForms.forEach(this::spread);
    lines("scripts", this::script);
    lines("minor-words", this::minor);
    lines("numbers", this::number);
    lines("business-words", this::business);
    lines("legal-forms", this::form);
    lines("phrases", this::phrase);
  }

  /// The tables that come with the library. Reading them takes some tens of milliseconds; share
  /// them.
  public static NameTables standard() {
    return new NameTables(true);
  }

  /// A number that is another one once a line of the tables is.
  long fingerprint() {
    return fingerprint;
  }

  static NameTables empty() {
    return new NameTables(false);
  }

  private void lines(String table, BiConsumer<String, String> each) {
    try (InputStream in = NameTables.class.getResourceAsStream(table + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("the table " + table + ".txt is missing from the library");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      String section = "";
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("[")) {
          section = line.substring(1, line.indexOf(']'));
          fingerprint = fingerprint * FINGERPRINT_PRIME + section.hashCode();
        } else if (!line.isBlank() && !line.startsWith("#")) {
          fingerprint = fingerprint * FINGERPRINT_PRIME + line.hashCode();
          each.accept(section, line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void letters(String section, String line) {
    String[] pairs = line.strip().split("\\s+", -1);
    for (String pair : pairs) {
      int equals = pair.indexOf('=', 1);
      letters.put(pair.codePointAt(0), pair.substring(equals + 1));
    }
  }

  private Entry entry(String word) {
    return words.computeIfAbsent(word, key -> new Entry());
  }

  private String[] folded(String line) {
    List<String> folded = new ArrayList<>();
    for (StringTokenizer words = new StringTokenizer(line, WORD_ENDS); words.hasMoreTokens(); ) {
      String word = romaniser.fold(words.nextToken());
      if (!word.isEmpty()) {
        folded.add(word);
      }
    }
    return folded.toArray(String[]::new);
  }

  private void known(String section, String line, int flag) {
    int flags = flag;
    flags |= section.contains("female") ? Word.FEMALE : section.contains("male") ? Word.MALE : 0;
    flags |= section.contains("eastern") ? Word.EASTERN : 0;
    flags |= section.contains("hispanic") ? Word.HISPANIC : 0;
    for (String word : folded(line)) {
      Entry entry = entry(word);
      entry.flags |= flags;
      entry.weight = Math.min(entry.weight, KNOWN_WEIGHT);
      if (section.contains("common")) {
        entry.flags |= Word.COMMON;
        entry.weight = Math.min(entry.weight, COMMON_WEIGHT);
      }
    }
  }

  private void group(String line, WordComparer.ClassKind kind) {
    int number = nextClass++ << WordComparer.ClassKind.BITS | kind.code();
    String[] group = folded(line);
    String full = line.substring(0, Math.max(0, line.indexOf(':'))).strip();
    if (full.indexOf(' ') >= 0) {
      // Its words would be one another's short forms.
      throw new IllegalStateException("a table has a short form of several words: " + line);
    }
    for (String word : group) {
      entry(word).add(number);
    }
    switch (kind) {
      case HYPOCORISTIC -> {
        shortForms.put(number, group[0]);
        for (String word : group) {
          String other = diminutive(word);
          if (!other.isEmpty()) {
            entry(other).add(number);
          }
        }
      }
      case ABBREVIATION -> shortForms.put(number, group[0]);
      case SPELLING -> spellings.put(number, group);
      case LANGUAGE, SCRIPT -> {
        // Their words are equals, none is the short form of another.
      }
    }
  }

  /// English writes one diminutive with -y and with -ie: Peggy, Peggie.
  private static String diminutive(String word) {
    if (word.length() < MIN_DIMINUTIVE) {
      return "";
    }
    return word.endsWith("ie")
        ? word.substring(0, word.length() - 2) + "y"
        : word.endsWith("y") ? word.substring(0, word.length() - 1) + "ie" : "";
  }

  /// What is short for a name is short for its other spellings.
  private void spread(int number, String full) {
    for (int one : entry(full).classes.clone()) {
      for (String spelling : spellings.getOrDefault(one, NO_WORDS)) {
        entry(spelling).add(number);
      }
    }
  }

  /// A word in another script and its usual Latin form.
  private void script(String section, String line) {
    String[] parts = line.strip().split("\\s+", -1);
    for (int i = 1; i < parts.length; i++) {
      scripts.put(parts[i], parts[0]);
    }
  }

  private void minor(String section, String line) {
    boolean borne = section.endsWith(" borne");
    Role role = Role.valueOf(section.split(" ", 2)[0]);
    for (String word : folded(line)) {
      Entry entry = entry(word);
      entry.minor = role;
      entry.flags |= borne ? Word.BORNE_TITLE : 0;
    }
  }

  private void number(String section, String line) {
    String[] parts = folded(line);
    int value = Integer.parseInt(parts[0]);
    for (String word : parts) {
      entry(word).number = value;
    }
  }

  private void business(String section, String line) {
    boolean places = section.equals("PLACE");
    for (String word : folded(line)) {
      Entry entry = entry(word);
      entry.flags |= places ? Word.PLACE : Word.GENERIC;
      entry.flags |= section.startsWith("GROUP") ? Word.GROUP : 0;
      entry.weight = Math.min(entry.weight, places ? 0.7f : 0.4f);
    }
  }

  private void form(String section, String line) {
    String[] parts = line.split("[:|]", -1);
    int classes = 0;
    for (String one : section.split("\\s+", -1)) {
      classes |= LegalFamily.valueOf(one).bit();
    }
    String canonical = String.join(" ", folded(parts[0].replace('.', ' ')));
    for (String form : parts) {
      for (String written : new String[] {form.replace(".", ""), form.replace('.', ' ')}) {
        String key = String.join(" ", folded(written.replace('/', ' ').replace('-', ' ')));
        if (!key.isEmpty()) {
          forms.putIfAbsent(key, canonical);
          formStarts.add(key.split(" ", 2)[0]);
          formEnds.add(key.substring(key.lastIndexOf(' ') + 1));
          if (key.length() >= MIN_LONG_FORM && key.length() <= Word.MAX_LENGTH) {
            longForms.add(key);
          }
        }
      }
      String joined = String.join("", folded(form.replace(".", "").replace("/", "")));
      if (form.contains(".") || form.contains("/")) {
        forms.putIfAbsent(joined, canonical);
        formStarts.add(joined);
        formEnds.add(joined);
      }
    }
    formClasses.merge(canonical, classes, (a, b) -> a | b);
  }

  /// Several words that say the same as others.
  private void phrase(String section, String line) {
    String[] sides = line.split("=", 2);
    String key = String.join(" ", folded(sides[0]));
    phrases.put(key, String.join(" ", folded(sides[1])));
    phraseStarts.add(key.split(" ", 2)[0]);
  }

  Romaniser romaniser() {
    return romaniser;
  }

  @Nullable Entry find(String word) {
    return words.get(word);
  }

  @Nullable Role minor(String word) {
    Entry entry = words.get(word);
    return entry == null ? null : entry.minor;
  }

  boolean is(String word, int flag) {
    Entry entry = words.get(word);
    return entry != null && (entry.flags & flag) != 0;
  }

  /// The usual Latin form of a word in another script, if the tables have it.
  @Nullable String latin(String written) {
    return scripts.get(written);
  }

  boolean startsForm(String word) {
    return formStarts.contains(word);
  }

  @Nullable String form(String words) {
    return forms.get(words);
  }

  /// Whether some form ends with this word.
  boolean endsForm(String word) {
    return formEnds.contains(word);
  }

  /// Whether words of these letters may miss a long form by a letter or two.
  ///
  /// @param letters as [EditDistance#letters] has them
  /// @param length of the words with spaces between them
  boolean mayBeForm(long letters, int length) {
    return length >= MIN_LONG_FORM - 2
        && length <= Word.MAX_LENGTH
        && longForms.mayHave(letters, length, slips(length));
  }

  private static int slips(int length) {
    return length < 2 * MIN_LONG_FORM ? 1 : 2;
  }

  /// The form these words are, or a long form that they miss by a letter or two.
  @Nullable String formAbout(String words) {
    String exact = forms.get(words);
    if (exact != null || words.length() < MIN_LONG_FORM - 2 || words.length() > Word.MAX_LENGTH) {
      return exact;
    }
    String about = longForms.about(words, slips(words.length()));
    return about == null ? null : forms.get(about);
  }

  int formClasses(String canonical) {
    return formClasses.getOrDefault(canonical, 0);
  }

  boolean startsPhrase(String word) {
    return phraseStarts.contains(word);
  }

  @Nullable String phrase(String key) {
    return phrases.get(key);
  }
}
