package org.ventanilla.window.holding;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.AgreementFile;
import org.ventanilla.window.agreement.OwnParty;
import org.ventanilla.window.agreement.Party;
import org.ventanilla.window.exchange.Holder;
import org.ventanilla.window.exchange.Inquiry;
import org.ventanilla.window.platform.Ids;
import org.ventanilla.window.platform.Json;
import org.ventanilla.window.platform.TestDatabase;

/// Holdings on a database of their own, under the example agreement.
final class TestHoldings implements AutoCloseable {
  /// A holder that answers from what it imported.
  static final String SSPC = "mx-sspc";

  /// A holder that answers through its officers.
  static final String FGR = "mx-fgr";

  static final String SOURCE = "people";

  private static final Agreement AGREEMENT =
      ((AgreementFile.Loaded) AgreementFile.load(Path.of("../agreements/mx-us"))).agreement();

  final TestDatabase db = TestDatabase.fresh();
  final RecordingNotary notary = new RecordingNotary(db.database());
  final Holdings holdings;

  TestHoldings() {
    holdings = under(AGREEMENT);
  }

  /// The same holdings under another agreement.
  Holdings under(Agreement agreement) {
    SecureRandom random = new SecureRandom();
    Clock clock = Clock.systemUTC();
    Party mexico = agreement.party("mx").orElseThrow();
    return new Holdings(
        db.database(),
        db.vault(),
        notary,
        agreement,
        new OwnParty(mexico, agreement.desk(mexico)),
        new Ids(clock, random),
        clock,
        random);
  }

  void empty() {
    for (String holder : List.of(SSPC, FGR)) {
      holdings.sources(holder).forEach(source -> holdings.delete(holder, source.source()));
    }
    notary.forget();
  }

  ImportOutcome.Imported imported(String holder, String... lines) {
    return (ImportOutcome.Imported)
        holdings.importLines(holder, SOURCE, SampleLines.stream(lines), false);
  }

  /// Asks for identity and address.
  Holder.Reply ask(String holder, String subject) {
    Inquiry inquiry =
        new Inquiry(
            UUID.randomUUID(),
            UUID.randomUUID(),
            1,
            holder,
            new TreeSet<>(List.of("identity", "address")),
            "investigation",
            Json.mapper().readTree(subject),
            Instant.now());
    return Holders.of(AGREEMENT, holdings.search()).stream()
        .filter(h -> h.agency().equals(holder))
        .findFirst()
        .orElseThrow()
        .ask(inquiry);
  }

  static String named(String name) {
    return "{\"type\":\"person\",\"names\":[{\"kind\":\"legal\",\"full\":\"" + name + "\"}]}";
  }

  @Override
  public void close() {
    db.close();
  }
}
