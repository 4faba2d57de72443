package org.ventanilla.screening.list;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.ventanilla.screening.ScreeningException;

/// A list in the binary form that loads fast. The file is `VSCL`, a version, and sections: four
/// letters, a length, a CRC-32C of both and of the content, the content. `LIST` has the entries;
/// other sections are for whoever wrote them; `ENDS` comes last and says how many came before. Any
/// flipped bit is met by a checksum, any cut by the missing end; no count in the file makes the
/// reader allocate more than a small multiple of the file's own length.
/// `docs/spec/compiled-list.md` has the form.
///
/// @param list the entries, with the name, the type and the report of the list they came from
/// @param sections the other sections
public record CompiledList(LoadedList list, SortedMap<String, byte[]> sections) {
  /// The version this code writes and reads.
  public static final int VERSION = 2;

  /// Longest file in bytes.
  public static final long LONGEST = 1L << 30;

  /// Most sections, the end not counted.
  public static final int MOST_SECTIONS = 16;

  private static final int MAGIC = 0x5653434c;
  private static final String LIST = "LIST";
  private static final String END = "ENDS";
  private static final int FILE_HEAD = 8;
  private static final int SECTION_HEAD = 16;

  /// Copies the map; the arrays are the caller's.
  public CompiledList {
    sections = Collections.unmodifiableSortedMap(new TreeMap<>(sections));
    for (String name : sections.keySet()) {
      if (!isName(name) || name.equals(LIST) || name.equals(END)) {
        throw new IllegalArgumentException("a section is named by four capitals, not LIST or ENDS");
      }
    }
    if (sections.size() >= MOST_SECTIONS) {
      throw new IllegalArgumentException("at most " + MOST_SECTIONS + " sections");
    }
  }

  private static boolean isName(String name) {
    return name.length() == 4 && name.chars().allMatch(c -> c >= 'A' && c <= 'Z');
  }

  /// The bytes of a section.
  public Optional<byte[]> section(String name) {
    return Optional.ofNullable(sections.get(name));
  }

  /// Writes a file, all of it or nothing.
  ///
  /// @throws IOException when the operating system refuses
  public void write(Path path) throws IOException {
    Path part =
        path.resolveSibling(
            "." + path.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    try {
      Files.write(part, bytes());
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /// The file's bytes. The same list and sections give the same bytes.
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeInt(VERSION);
      section(out, LIST, new ListEncoder().encode(list));
      for (Map.Entry<String, byte[]> entry : sections.entrySet()) {
        section(out, entry.getKey(), entry.getValue());
      }
      section(out, END, end(1 + sections.size()));
    } catch (IOException e) {
      throw new IllegalStateException("memory does not refuse bytes", e);
    }
    return bytes.toByteArray();
  }

  private static void section(DataOutputStream out, String name, byte[] content)
      throws IOException {
    byte[] head =
        ByteBuffer.allocate(12)
            .put(name.getBytes(StandardCharsets.US_ASCII))
            .putLong(content.length)
            .array();
    out.write(head);
    out.writeInt(checksum(head, content));
    out.write(content);
  }

  /// What the last section has in it.
  private static byte[] end(int count) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(count).array();
  }

  private static int checksum(byte[] head, byte[] content) {
    CRC32C crc = new CRC32C();
    crc.update(head, 0, head.length);
    crc.update(content, 0, content.length);
    return (int) crc.getValue();
  }

  /// Reads a file.
  ///
  /// @throws ScreeningException `LIST_DAMAGED` when a checksum or anything else in it is wrong,
  ///   `LIST_VERSION` when another version wrote it, and as [ListSource#read]
  public static CompiledList read(Path path) {
    String file = String.valueOf(path.getFileName());
    try (InputStream in = Files.newInputStream(path)) {
      return of(file, in, Files.size(path));
    } catch (IOException e) {
      throw new ScreeningException(
          ScreeningException.Code.LIST_UNREADABLE, "cannot read " + file, e);
    }
  }

  /// Reads a file's bytes.
  ///
  /// @param file its name, for messages
  /// @param size how many bytes there are
  /// @throws ScreeningException as [#read]
  /// @throws IOException as `bytes` does
  static CompiledList of(String file, InputStream bytes, long size) throws IOException {
    if (size > LONGEST) {
      throw new ScreeningException(
          ScreeningException.Code.LIST_TOO_LARGE, file + " has more than " + LONGEST + " bytes");
    }
    try {
      return of(file, new DataInputStream(bytes), size);
    } catch (EOFException e) {
      throw damaged(file, size, "it ends within a section");
    }
  }

  private static CompiledList of(String file, DataInputStream in, long size) throws IOException {
    if (size < FILE_HEAD || in.readInt() != MAGIC) {
      throw damaged(file, 0, "it is no compiled list");
    }
    int version = in.readInt();
    if (version != VERSION) {
      throw new ScreeningException(
          ScreeningException.Code.LIST_VERSION,
          file + " has version " + version + ", this is " + VERSION + ": compile the list again");
    }
    TreeMap<String, byte[]> sections = sections(file, in, size);
    byte[] list = sections.remove(LIST);
    if (list == null) {
      throw damaged(file, FILE_HEAD, "it has no entries");
    }
    try {
      return new CompiledList(new ListDecoder(list).decode(), sections);
    } catch (IllegalArgumentException e) {
      // Whatever an entry cannot be: the bytes were written by nobody who had one.
      throw damaged(file, FILE_HEAD, "an entry cannot be what it says");
    }
  }

  /// All sections but the end, which has to be there and to know of each of them.
  private static TreeMap<String, byte[]> sections(String file, DataInputStream in, long size)
      throws IOException {
    TreeMap<String, byte[]> sections = new TreeMap<>();
    long at = FILE_HEAD;
    while (at < size) {
      if (size - at < SECTION_HEAD) {
        throw damaged(file, at, "it ends within a section");
      }
      byte[] head = new byte[12];
      in.readFully(head);
      int checksum = in.readInt();
      long length = ByteBuffer.wrap(head, 4, 8).getLong();
      if (length < 0 || length > size - at - SECTION_HEAD) {
        throw damaged(file, at, "a section is longer than the file");
      }
      byte[] content = new byte[(int) length];
      in.readFully(content);
      if (checksum(head, content) != checksum) {
        throw damaged(file, at, "a checksum is wrong");
      }
      String name = new String(head, 0, 4, StandardCharsets.US_ASCII);
      if (name.equals(END)) {
        checkEnd(file, in, at, size, content, sections.size());
        return sections;
      }
      if (sections.size() == MOST_SECTIONS) {
        throw damaged(file, at, "it has more than " + MOST_SECTIONS + " sections");
      }
      if (!isName(name) || sections.put(name, content) != null) {
        throw damaged(file, at, "a section has no name, or one that came before");
      }
      at += SECTION_HEAD + length;
    }
    throw damaged(file, size, "it has no end: the file was cut; compile the list again");
  }

  private static void checkEnd(
      String file, DataInputStream in, long at, long size, byte[] content, int count)
      throws IOException {
    if (!Arrays.equals(content, end(count))) {
      throw damaged(file, at, "a section is missing; compile the list again");
    }
    if (at + SECTION_HEAD + content.length < size) {
      throw damaged(file, at, "it goes on after its end");
    }
    if (in.read() >= 0) {
      throw damaged(file, size, "it grew while it was read");
    }
  }

  private static ScreeningException damaged(String file, long at, String why) {
    return new ScreeningException(
        ScreeningException.Code.LIST_DAMAGED, file + ", byte " + at + ": " + why);
  }
}
