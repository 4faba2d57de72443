package org.ventanilla.screening.list;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.ventanilla.screening.ScreeningException;

/// A published list in a file or a directory: the one door to every format. Reading streams; no
/// bytes make it fail but with a [ScreeningException] that names the file.
///
/// @param type the format
/// @param path the file, or for [ListType#OFAC] the directory
/// @param name what hits call the list
public record ListSource(ListType type, Path path, String name) {

  /// A list that hits call by its type's code.
  public static ListSource of(ListType type, Path path) {
    return new ListSource(type, path, type.code());
  }

  /// Reads `TYPE:PATH`, or `NAME=TYPE:PATH` for a list with a name of its own.
  ///
  /// @throws ScreeningException `LIST_UNKNOWN` when it is neither
  public static ListSource parse(String text) {
    int colon = text.indexOf(':');
    int equals = text.indexOf('=');
    boolean named = equals > 0 && equals < colon;
    String code = colon < 0 ? "" : text.substring(named ? equals + 1 : 0, colon);
    ListType type = ListType.of(code).orElseThrow(() -> unknown(text));
    String place = text.substring(colon + 1);
    if (place.isBlank()) {
      throw unknown(text);
    }
    try {
      return new ListSource(type, Path.of(place), named ? text.substring(0, equals) : type.code());
    } catch (InvalidPathException e) {
      throw new ScreeningException(
          ScreeningException.Code.LIST_UNKNOWN, "no path: " + shown(place), e);
    }
  }

  private static ScreeningException unknown(String text) {
    String types =
        Arrays.stream(ListType.values()).map(ListType::code).collect(Collectors.joining(", "));
    return new ScreeningException(
        ScreeningException.Code.LIST_UNKNOWN,
        "a list is TYPE:PATH with a type of " + types + ", not " + shown(text));
  }

  private static String shown(String text) {
    return "`" + (text.length() > 80 ? text.substring(0, 80) : text) + "`";
  }

  /// How messages call it; a file system's root has no name.
  private String named() {
    Path last = path.getFileName();
    return last == null ? path.toString() : last.toString();
  }

  /// Whether the list is read from this file, if it exists, or by the mapping in it.
  public boolean reads(Path file) {
    try {
      return Files.exists(file)
          && (Files.isSameFile(path, file)
              || (type == ListType.OFAC && new OfacDirectory(path).reads(file))
              || (type == ListType.CSV && Files.isSameFile(CsvMapping.path(path), file)));
    } catch (IOException e) {
      // What cannot be looked at cannot be read either, and reading says why.
      return false;
    }
  }

  /// Reads the list once, from its first entry to its last, in the list's own order.
  ///
  /// @param sink takes each entry as it is complete
  /// @throws ScreeningException when it is not there, cannot be read or is not in its format
  public ReadReport read(Consumer<ListedEntity> sink) {
    if (!Files.exists(path)) {
      throw new ScreeningException(ScreeningException.Code.LIST_MISSING, "there is no " + named());
    }
    if (type != ListType.OFAC && Files.isDirectory(path)) {
      throw new ScreeningException(
          ScreeningException.Code.LIST_MISSING,
          named() + " is a directory; " + type.code() + " is one file");
    }
    try {
      return switch (type) {
        case OFAC -> new OfacDirectory(path).read(sink);
        case OFAC_XML -> new OfacXmlFile(path).read(sink);
        case UN -> new UnFile(path).read(sink);
        case FTM -> new FtmFile(path).read(sink);
        case SENZING -> new SenzingFile(path).read(sink);
        case CSV -> new CsvFile(path).read(sink);
        case COMPILED -> {
          LoadedList list = CompiledList.read(path).list();
          list.entities().forEach(sink);
          yield list.report();
        }
      };
    } catch (IOException e) {
      throw new ScreeningException(
          ScreeningException.Code.LIST_UNREADABLE, "cannot read " + named(), e);
    }
  }

  /// Reads a compiled list with whatever else is in its file. It has the type of the list it was
  /// made of, and its name, unless it was given one of its own.
  ///
  /// @throws ScreeningException as [#read]
  public CompiledList compiled() {
    if (!Files.isRegularFile(path)) {
      throw new ScreeningException(
          ScreeningException.Code.LIST_MISSING, "there is no file " + named());
    }
    CompiledList read = CompiledList.read(path);
    LoadedList list = read.list();
    return name.equals(type.code())
        ? read
        : new CompiledList(
            new LoadedList(name, list.type(), list.entities(), list.report()), read.sections());
  }

  /// Reads the whole list into memory. A compiled list is named as [#compiled] says.
  ///
  /// @throws ScreeningException as [#read]
  public LoadedList load() {
    return load(entity -> {});
  }

  /// The same.
  ///
  /// @param meanwhile takes each entry, in the list's order, before the list is read to its end
  public LoadedList load(Consumer<ListedEntity> meanwhile) {
    if (type == ListType.COMPILED && Files.isRegularFile(path)) {
      LoadedList compiled = compiled().list();
      compiled.entities().forEach(meanwhile);
      return compiled;
    }
    List<ListedEntity> entities = new ArrayList<>();
    Consumer<ListedEntity> keep = entities::add;
    ReadReport report = read(keep.andThen(meanwhile));
    return new LoadedList(name, type, entities, report);
  }
}
