package org.ventanilla.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.ventanilla.ledger.Parsed;
import org.ventanilla.ledger.Receipt;
import tools.jackson.databind.JsonNode;

/// A request's receipts in a directory: `EVENT.receipt`, and from an event's second time on
/// `EVENT.2.receipt`, named as what opens them is. A receipt of another leaf is never written over.
final class ReceiptFiles {
  private ReceiptFiles() {}

  /// @param receipts as the window lists them
  static void keep(Path directory, JsonNode receipts) {
    for (JsonNode receipt : receipts) {
      keep(directory.resolve(name(receipt) + ".receipt"), receipt.path("receipt").asString());
    }
  }

  /// Such as `release_decision.2`.
  static String name(JsonNode receipt) {
    String name =
        receipt.path("opening").asString(receipt.path("event").asString()).toLowerCase(Locale.ROOT);
    if (!name.matches("[a-z_]{1,40}(\\.[0-9]{1,9})?")) {
      throw CliException.fault("the window names a receipt in a way that cannot be a file's name");
    }
    return name;
  }

  private static void keep(Path file, String receipt) {
    if (Files.exists(file) && !sameLeaf(before(file), receipt)) {
      throw CliException.usage(
          file + " is the receipt of something else; keep this request's in another directory");
    }
    Documents.write(file, receipt);
  }

  private static String before(Path file) {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(Receipt.MAX_BYTES + 1), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw CliException.usage("cannot read " + file + ": " + KeyFile.reason(e));
    }
  }

  /// The checkpoint above a leaf, and so the proof, is another one every time.
  private static boolean sameLeaf(String before, String after) {
    return before.equals(after)
        || (Receipt.parse(before.getBytes(StandardCharsets.UTF_8))
                instanceof Parsed.Valid<Receipt>(Receipt one)
            && Receipt.parse(after.getBytes(StandardCharsets.UTF_8))
                instanceof Parsed.Valid<Receipt>(Receipt other)
            && one.index() == other.index()
            && Arrays.equals(one.leaf().bytes(), other.leaf().bytes()));
  }
}
