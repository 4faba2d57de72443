package org.ventanilla.screening.index;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.ventanilla.screening.name.NameParser;

/// The tables of a snapshot as bytes, for the section of a compiled list, so that loading it reads
/// no name. Only tables made with the same version and the same tables of names are taken; others
/// are made anew. Bytes that are no tables give none: every count is believed only as far as there
/// are bytes for it, and every number is checked to stand for something.
///
/// Format: `version` and the parser's `fingerprint`, then arrays, each with its length before it,
/// numbers in four bytes, big end first.
final class IndexSection {
  static final String NAME = "INDX";
  private static final int VERSION = 2;
  private static final int HEAD = Integer.BYTES + Long.BYTES;

  private IndexSection() {}

  /// Tables that were read.
  record Tables(
      NearTexts tokens,
      WordRegion joins,
      KeyTable keys,
      NameTable names,
      Bearers bearers,
      int[] occurrences) {
    /// The words of tokens are made from a name that has them.
    Snapshot.Contents contents(NameParser parser) {
      return new Snapshot.Contents(
          names,
          maker ->
              new WordTable(
                  tokens, joins, keys, token -> maker.apply(occurrences[token]), parser::join),
          bearers,
          List.of());
    }
  }

  static byte[] write(WordTable words, NameTable names, Bearers bearers, long fingerprint) {
    byte[] keys = bytes(words.keys().keys());
    byte[] acronyms = bytes(names.acronyms().texts());
    byte[] tokenLetters = bytes(new String(words.tokens().letters()));
    byte[] joinLetters = bytes(new String(words.joins().letters()));
    byte[] borne = bytes(bearers.counts().keySet().toArray(String[]::new));
    byte[][] texts = {tokenLetters, joinLetters, keys, acronyms, borne};
    int[][] arrays = {
      words.tokens().starts(),
      words.joins().starts(),
      words.keys().starts(),
      words.keys().words(),
      names.firstName(),
      names.firstUnit(),
      names.words(),
      names.covers(),
      names.required(),
      names.anywhere().starts(),
      names.anywhere().names(),
      names.rarest().starts(),
      names.rarest().names(),
      names.acronyms().names(),
      bearers.counts().values().stream().mapToInt(count -> count).toArray()
    };
    int size = HEAD;
    for (byte[] text : texts) {
      size = Math.addExact(size, Integer.BYTES + text.length);
    }
    for (int[] array : arrays) {
      size = Math.addExact(size, Math.multiplyExact(Integer.BYTES, array.length + 1));
    }
    ByteBuffer out = ByteBuffer.allocate(size).putInt(VERSION).putLong(fingerprint);
    for (byte[] text : texts) {
      out.putInt(text.length).put(text);
    }
    for (int[] array : arrays) {
      out.putInt(array.length);
      out.asIntBuffer().put(array);
      out.position(out.position() + Integer.BYTES * array.length);
    }
    return out.array();
  }

  private static byte[] bytes(String... texts) {
    return String.join("\n", texts).getBytes(StandardCharsets.UTF_8);
  }

  /// @param nameCounts how many names each entry of the list has
  /// @return empty unless the bytes are tables of this version, of these names, made with tables of
  ///   this fingerprint
  static Optional<Tables> read(byte[] bytes, int[] nameCounts, long fingerprint) {
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      if (in.getInt() != VERSION || in.getLong() != fingerprint) {
        return Optional.empty();
      }
      return Optional.of(new Reading(in).tables(nameCounts));
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return Optional.empty();
    } catch (CompletionException e) {
      if (e.getCause() instanceof IllegalArgumentException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /// One reading. What is looked up by texts is made on another core if there is one.
  private record Reading(ByteBuffer in) {
    Tables tables(int[] nameCounts) {
      String tokenLetters = text();
      String joinLetters = text();
      String keyLines = text();
      String[] acronymTexts = lines(text());
      String[] borne = lines(text());
      int[] tokenStarts = numbers();
      int[] joinStarts = numbers();
      int[] keyStarts = numbers();
      int[] keyWords = numbers();
      int tokenCount = count(tokenStarts);
      int words = tokenCount + count(joinStarts);
      CompletableFuture<NearTexts> tokens =
          CompletableFuture.supplyAsync(() -> new NearTexts(region(tokenLetters, tokenStarts)));
      CompletableFuture<KeyTable> keys =
          CompletableFuture.supplyAsync(() -> keys(keyLines, keyStarts, keyWords, tokenCount));
      WordRegion joins = region(joinLetters, joinStarts);
      int[] firstName = starts(numbers(), nameCounts.length);
      int[] entities = entities(firstName, nameCounts);
      int[] firstUnit = starts(numbers(), entities.length);
      int units = firstUnit[entities.length];
      int[] unitWords = below(numbers(), units, words);
      int[] covers = below(numbers(), units, MOST_COVER);
      int[] required = below(numbers(), entities.length, MOST_COVER);
      Postings anywhere = postings(words, entities.length);
      Postings rarest = postings(words, entities.length);
      int[] acronymNames = below(numbers(), acronymTexts.length, entities.length);
      Bearers bearers = Bearers.of(borne, below(numbers(), borne.length, nameCounts.length + 1));
      require(!in.hasRemaining());
      NameTable names =
          new NameTable(
              firstName,
              entities,
              firstUnit,
              unitWords,
              covers,
              required,
              anywhere,
              rarest,
              new Acronyms(acronymTexts, acronymNames));
      return new Tables(
          tokens.join(), joins, keys.join(), names, bearers, first(tokenCount, names));
    }

    private static final int MOST_COVER = 1 << 24;

    private static void require(boolean holds) {
      if (!holds) {
        throw new IllegalArgumentException("no tables");
      }
    }

    private String text() {
      int length = in.getInt();
      require(length >= 0 && length <= in.remaining());
      byte[] text = new byte[length];
      in.get(text);
      return new String(text, StandardCharsets.UTF_8);
    }

    private static String[] lines(String text) {
      return text.isEmpty() ? new String[0] : text.split("\n", -1);
    }

    private int[] numbers() {
      int length = in.getInt();
      require(length >= 0 && length <= in.remaining() / Integer.BYTES);
      int[] numbers = new int[length];
      IntBuffer view = in.asIntBuffer();
      view.get(numbers);
      in.position(in.position() + Integer.BYTES * length);
      return numbers;
    }

    /// Where each of some things begins, and the last ends: ascending from 0.
    private static int[] starts(int[] numbers, int count) {
      require(numbers.length == count + 1 && numbers[0] == 0);
      for (int i = 1; i < numbers.length; i++) {
        require(numbers[i] >= numbers[i - 1]);
      }
      return numbers;
    }

    private static int[] below(int[] numbers, int count, int bound) {
      require(numbers.length == count);
      for (int number : numbers) {
        require(number >= 0 && number < bound);
      }
      return numbers;
    }

    private Postings postings(int words, int names) {
      int[] starts = starts(numbers(), words);
      return new Postings(starts, below(numbers(), starts[words], names));
    }

    private static KeyTable keys(String lines, int[] numbers, int[] words, int tokenCount) {
      String[] texts = lines(lines);
      int[] starts = starts(numbers, texts.length);
      return new KeyTable(texts, starts, below(words, starts[texts.length], tokenCount));
    }

    /// How many things begin at these numbers.
    private static int count(int[] numbers) {
      require(numbers.length > 0);
      return numbers.length - 1;
    }

    private static WordRegion region(String letters, int[] numbers) {
      int[] starts = starts(numbers, count(numbers));
      require(starts[starts.length - 1] == letters.length());
      int before = 0;
      for (int i = 0; i + 1 < starts.length; i++) {
        int length = starts[i + 1] - starts[i];
        require(length >= before && length > 0 && length <= EditDistance.LONGEST);
        before = length;
      }
      return new WordRegion(letters.toCharArray(), starts);
    }

    private static int[] entities(int[] firstName, int[] nameCounts) {
      int[] entities = new int[firstName[nameCounts.length]];
      for (int entity = 0; entity < nameCounts.length; entity++) {
        require(firstName[entity + 1] - firstName[entity] == nameCounts[entity]);
        Arrays.fill(entities, firstName[entity], firstName[entity + 1], entity);
      }
      return entities;
    }

    /// A unit at which each token stands.
    private static int[] first(int tokenCount, NameTable names) {
      int[] first = new int[tokenCount];
      Arrays.fill(first, -1);
      for (int unit = names.words().length - 1; unit >= 0; unit--) {
        if (names.words()[unit] < first.length) {
          first[names.words()[unit]] = unit;
        }
      }
      for (int unit : first) {
        require(unit >= 0);
      }
      return first;
    }
  }
}
