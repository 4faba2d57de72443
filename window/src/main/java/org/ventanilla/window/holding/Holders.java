package org.ventanilla.window.holding;

import java.util.List;
import org.ventanilla.window.agreement.Agency;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.exchange.Holder;

/// The agreement's holders as the exchange asks them.
final class Holders {
  private Holders() {}

  /// One for every agency that holds anything. Who answers through its officers may have imported
  /// something too: what is found there is the answer, and with nothing found an officer is asked.
  static List<Holder> of(Agreement agreement, HoldingSearch search) {
    return agreement.agencies().stream()
        .filter(Agency::holds)
        .map(agency -> holder(agency, search))
        .toList();
  }

  private static Holder holder(Agency agency, HoldingSearch search) {
    return switch (agency.answers()) {
      case IMPORTED -> new ImportedHolder(agency.id(), search, new Holder.Reply.Nothing());
      case PERSON -> new ImportedHolder(agency.id(), search, new Holder.Reply.Later());
      case NOTHING -> throw new IllegalArgumentException("an agency that holds nothing");
    };
  }
}
