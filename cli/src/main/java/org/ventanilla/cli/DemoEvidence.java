package org.ventanilla.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.ventanilla.ledger.ReceiptVerification;
import org.ventanilla.ledger.ReceiptVerifier;
import org.ventanilla.ledger.Trust;
import tools.jackson.databind.JsonNode;

/// Keeps and checks what the demonstration proves, with the window's public key and nothing else.
final class DemoEvidence {
  private final Path out;
  private final String key;
  private final Trust trust;
  private int verified;

  DemoEvidence(Path out, String key) {
    this.out = out;
    this.key = key;
    this.trust = new Trust(VerifierKeys.ofLogs(List.of(key)), List.of(), 0);
    Documents.write(out.resolve("window.vkey"), key + "\n");
  }

  String key() {
    return key;
  }

  /// How many receipts were verified so far.
  int verified() {
    return verified;
  }

  /// Keeps a receipt and verifies it.
  ///
  /// @return the leaf's place in the ledger
  long receipt(String name, String proof) {
    Documents.write(out.resolve(name + ".receipt"), proof);
    return switch (ReceiptVerifier.verify(proof.getBytes(StandardCharsets.UTF_8), trust)) {
      case ReceiptVerification.Verified good -> {
        verified++;
        yield good.index();
      }
      case ReceiptVerification.NotVerified(var reason, String message) ->
          throw CliException.negative("receipt " + name + ": " + reason + ": " + message);
    };
  }

  /// Checks that a leaf meant the document, and keeps what opens it.
  void opening(String name, JsonNode opening, JsonNode receipt) {
    String text = Documents.text(opening);
    Documents.write(out.resolve(name + ".open.json"), text);
    byte[] proof = receipt.asString().getBytes(StandardCharsets.UTF_8);
    if (ReceiptVerifier.verify(proof, trust) instanceof ReceiptVerification.Verified good
        && Opening.check(good.leaf().bytes(), text.getBytes(StandardCharsets.UTF_8))
            instanceof Opening.Right) {
      return;
    }
    throw CliException.negative("the opening of " + name + " does not fit its receipt");
  }

  /// Verifies every receipt of a request.
  ///
  /// @return how many
  int receipts(WindowClient client, String path) {
    JsonNode items = client.get(path + "/receipts");
    for (JsonNode one : items) {
      receipt(ReceiptFiles.name(one), one.path("receipt").asString());
    }
    return items.size();
  }

  /// Exports the whole ledger and rebuilds its tree.
  ///
  /// @return how many entries
  long ledger(URI window, PrintWriter told) {
    try (HttpLog log = new HttpLog(window.resolve("/ledger/"))) {
      return switch (new LedgerExport(log, out.resolve("ledger"), trust, told).run()) {
        case LedgerExport.Outcome.Exported(var good) -> good.checkpoint().size();
        case LedgerExport.Outcome.Refused(var why) ->
            throw CliException.negative(
                "the ledger: " + why.reason() + " at " + why.path() + ": " + why.message());
        case LedgerExport.Outcome.Conflict(var reason, String message, String kept) ->
            throw CliException.negative(
                "the ledger: " + reason + ": " + message + "; its checkpoint is " + kept);
      };
    }
  }
}
