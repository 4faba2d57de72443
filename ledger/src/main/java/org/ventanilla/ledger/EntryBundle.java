package org.ventanilla.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The entries under one level-0 tile: up to 256, each after its length as big-endian u16.
public record EntryBundle(List<Entry> entries) {
  /// The largest bundle, in bytes.
  public static final int MAX_BYTES = Tile.MAX_WIDTH * (2 + Entry.MAX_LENGTH);

  /// Copies the list.
  ///
  /// @throws IllegalArgumentException if there are not 1 to 256 entries
  public EntryBundle {
    if (entries.isEmpty() || entries.size() > Tile.MAX_WIDTH) {
      throw new IllegalArgumentException("a bundle has 1 to 256 entries, not " + entries.size());
    }
    entries = List.copyOf(entries);
  }

  /// Reads a bundle that must hold exactly `width` entries and nothing after them.
  public static Parsed<EntryBundle> parse(byte[] bytes, int width) {
    if (width < 1 || width > Tile.MAX_WIDTH) {
      return new Parsed.Malformed<>("a bundle has 1 to 256 entries");
    }
    return switch (parseUpTo(bytes, width)) {
      case Parsed.Valid<EntryBundle>(EntryBundle bundle) when bundle.entries().size() < width ->
          new Parsed.Malformed<>("the bundle has too few entries");
      case Parsed<EntryBundle> parsed -> parsed;
    };
  }

  /// Reads a bundle of 1 to `most` entries, and nothing after them.
  public static Parsed<EntryBundle> parseUpTo(byte[] bytes, int most) {
    if (most < 1 || most > Tile.MAX_WIDTH) {
      return new Parsed.Malformed<>("a bundle has 1 to 256 entries");
    }
    List<Entry> entries = new ArrayList<>(most);
    int position = 0;
    while (position < bytes.length) {
      if (entries.size() == most) {
        return new Parsed.Malformed<>("the bundle goes on after its last entry");
      }
      if (bytes.length - position < 2) {
        return new Parsed.Malformed<>("the bundle ends inside a length");
      }
      int length = (bytes[position] & 0xff) << 8 | (bytes[position + 1] & 0xff);
      position += 2;
      if (bytes.length - position < length) {
        return new Parsed.Malformed<>("the bundle ends inside an entry");
      }
      entries.add(Entry.owning(Arrays.copyOfRange(bytes, position, position + length)));
      position += length;
    }
    return entries.isEmpty()
        ? new Parsed.Malformed<>("the bundle has too few entries")
        : new Parsed.Valid<>(new EntryBundle(entries));
  }

  public byte[] encode() {
    byte[] out = new byte[entries.stream().mapToInt(e -> 2 + e.length()).sum()];
    int position = 0;
    for (Entry entry : entries) {
      out[position] = (byte) (entry.length() >>> 8);
      out[position + 1] = (byte) entry.length();
      entry.copyTo(out, position + 2);
      position += 2 + entry.length();
    }
    return out;
  }
}
