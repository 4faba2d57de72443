package org.ventanilla.screening.name;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A distinct word with all that comparing it needs. Two words are the same when their texts and
/// scripts are. Immutable; made by a [NameParser], which shares them between names. Keys are worked
/// out when first asked for, the same whoever asks.
public final class Word {
  /// Letters in a word; what is longer is cut.
  public static final int MAX_LENGTH = 64;

  static final int KNOWN_GIVEN = 1;
  static final int KNOWN_FAMILY = 2;
  static final int GENERIC = 4;
  static final int PLACE = 8;

  /// Written in a script that leaves vowels out or puts them in.
  static final int ABJAD = 16;

  static final int COMMON = 32;
  static final int FEMALE = 64;
  static final int MALE = 128;
  static final int EASTERN = 256;
  static final int HISPANIC = 512;

  /// A word that adds almost nothing to an organisation's name.
  static final int GROUP = 1024;

  /// A title that is also borne as a name, and of which people are known: Haji, Sheikh, Rey.
  static final int BORNE_TITLE = 2048;

  final String text;
  final int flags;

  /// What the tables know, sorted: class number times 8 plus its kind.
  final int[] classes;

  /// The number it writes, or less than 0.
  final int number;

  final float weight;

  /// Its characters if each is a syllable (Han, Hangul), else empty.
  final String origin;

  final long letters;
  private @Nullable Keys keys;
  private @Nullable Masks masks;

  private record Keys(String sound, String spanish, String skeleton, String chinese) {}

  private record Masks(long[] bits) {}

  Word(String text, int flags, int[] classes, int number, float weight, String origin) {
    this.text = text;
    this.flags = flags;
    this.classes = classes;
    this.number = number;
    this.weight = weight;
    this.origin = origin;
    this.letters = EditDistance.letters(text);
  }

  private Keys keyed() {
    Keys known = keys;
    if (known == null) {
      known =
          new Keys(
              RomanisedSound.of(text),
              SoundKeys.spanish(text),
              SoundKeys.skeleton(text),
              ChineseSyllables.key(text));
      keys = known;
    }
    return known;
  }

  String sound() {
    return keyed().sound;
  }

  String spanish() {
    return keyed().spanish;
  }

  String skeleton() {
    return keyed().skeleton;
  }

  String chinese() {
    return keyed().chinese;
  }

  long[] masks() {
    Masks known = masks;
    if (known == null) {
      known = new Masks(EditDistance.masks(text));
      masks = known;
    }
    return known.bits;
  }

  /// Folded to lower-case Latin letters and digits.
  public String text() {
    return text;
  }

  /// How much it tells of its bearer by the built-in tables: about 1 for an ordinary name, less for
  /// common ones.
  public float defaultWeight() {
    return weight;
  }

  /// Whether it comes from a script that leaves vowels out or puts them in. Keys that begin with
  /// `?` relate words only if one of them does.
  public boolean abjad() {
    return has(ABJAD);
  }

  /// A number, written in whatever way.
  public boolean isNumber() {
    return number >= 0;
  }

  /// What finds every word it is related to other than by [WordComparer#maxEdits(int, int)] letters
  /// or as an initial: two words so related are equal or share a key.
  public List<String> keys() {
    List<String> all = new ArrayList<>();
    for (int one : classes) {
      all.add("=" + one);
    }
    if (number >= 0) {
      all.add("#" + number);
    }
    Keys known = keyed();
    add(all, "~", known.sound);
    add(all, "ñ", known.spanish);
    add(all, "中", known.chinese);
    add(all, "?", known.skeleton.length() >= SoundKeys.MIN_SKELETON ? known.skeleton : "");
    return all;
  }

  private static void add(List<String> keys, String kind, String key) {
    if (!key.isEmpty()) {
      keys.add(kind + key);
    }
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  @Override
  public boolean equals(Object other) {
    return other == this
        || (other instanceof Word word
            && word.text.equals(text)
            && word.origin.equals(origin)
            && word.has(ABJAD) == has(ABJAD));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
