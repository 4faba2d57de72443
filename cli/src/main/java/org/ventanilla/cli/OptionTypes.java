package org.ventanilla.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.ventanilla.window.platform.PlainText;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/// How numbers, days, addresses and files stand on a command line, and what is said of those that
/// are none.
final class OptionTypes {
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private OptionTypes() {}

  /// Has a command and all below it read them so.
  static void register(CommandLine line) {
    line.registerConverter(int.class, OptionTypes::whole);
    line.registerConverter(Integer.class, OptionTypes::whole);
    line.registerConverter(long.class, OptionTypes::large);
    line.registerConverter(Long.class, OptionTypes::large);
    line.registerConverter(double.class, OptionTypes::number);
    line.registerConverter(LocalDate.class, OptionTypes::day);
    line.registerConverter(URI.class, OptionTypes::address);
    line.registerConverter(Path.class, OptionTypes::path);
  }

  private static int whole(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw refused(text, "is no whole number, or one that is too large");
    }
  }

  private static long large(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw refused(text, "is no whole number, or one that is too large");
    }
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw refused(text, "is no number; write it with a point, such as 0.75");
    }
  }

  private static LocalDate day(String text) {
    try {
      if (DAY.matcher(text).matches()) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeException e) {
      // A month or a day that does not exist.
    }
    throw refused(text, "is no day that exists; write YYYY-MM-DD, such as 2027-12-31");
  }

  private static URI address(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw refused(text, HttpAddress.WRONG);
    }
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw refused(text, "is no file's name in this locale");
    }
  }

  private static TypeConversionException refused(String text, String why) {
    return new TypeConversionException("'" + PlainText.of(text) + "' " + why);
  }
}
