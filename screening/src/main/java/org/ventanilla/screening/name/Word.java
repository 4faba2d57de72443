package org.ventanilla.screening.name;

import java.util.ArrayList;
import java.util.List;

/// A distinct word with all that comparing it needs, worked out once. Two words are the same when
/// their texts are. Immutable; made by a [NameParser], which shares them between names.
public final class Word {
  /// Letters in a word; what is longer is cut.
  public static final int MAX_LENGTH = 64;

  static final int KNOWN_GIVEN = 1;
  static final int KNOWN_FAMILY = 2;
  static final int GENERIC = 4;
  static final int PLACE = 8;

  /// Written in a script that leaves vowels out.
  static final int ABJAD = 16;

  static final int COMMON = 32;
  static final int FEMALE = 64;
  static final int MALE = 128;
  static final int EASTERN = 256;
  static final int HISPANIC = 512;

  final String text;
  final int flags;

  /// What the tables know, sorted: class number times 8 plus its kind.
  final int[] classes;

  final String sound;
  final String spanish;
  final String skeleton;
  final String chinese;

  /// The number it writes, or less than 0.
  final int number;

  final float weight;
  final long letters;
  final long[] masks;

  /// Its characters if each is a syllable (Han, Hangul), else empty.
  final String origin;

  Word(String text, int flags, int[] classes, int number, float weight, String origin) {
    this.text = text;
    this.flags = flags;
    this.classes = classes;
    this.number = number;
    this.weight = weight;
    this.origin = origin;
    this.sound = SoundKeys.romanised(text);
    this.spanish = SoundKeys.spanish(text);
    this.skeleton = SoundKeys.skeleton(text);
    this.chinese = SoundKeys.chinese(text);
    this.letters = EditDistance.letters(text);
    this.masks = EditDistance.masks(text);
  }

  /// Folded to lower-case Latin letters and digits.
  public String text() {
    return text;
  }

  /// How much it tells of its bearer by the built-in tables: 1 for an ordinary name, less for
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
    List<String> keys = new ArrayList<>();
    for (int one : classes) {
      keys.add("=" + one);
    }
    if (number >= 0) {
      keys.add("#" + number);
    }
    if (!sound.isEmpty()) {
      keys.add("~" + sound);
    }
    if (!spanish.isEmpty()) {
      keys.add("ñ" + spanish);
    }
    if (!chinese.isEmpty()) {
      keys.add("中" + chinese);
    }
    if (skeleton.length() >= SoundKeys.MIN_SKELETON) {
      keys.add("?" + skeleton);
    }
    return keys;
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Word word
        && word.text.equals(text)
        && word.origin.equals(origin)
        && word.has(ABJAD) == has(ABJAD);
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
