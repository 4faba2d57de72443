package org.ventanilla.window.holding;

import org.ventanilla.window.exchange.Holder;
import org.ventanilla.window.exchange.Inquiry;

/// A holder that answers from what it imported. With nothing found, `otherwise` answers.
final class ImportedHolder implements Holder {
  private final String agency;
  private final HoldingSearch search;
  private final Reply otherwise;

  /// @param otherwise [Reply.Nothing], or [Reply.Later] for a holder whose officers answer too
  ImportedHolder(String agency, HoldingSearch search, Reply otherwise) {
    this.agency = agency;
    this.search = search;
    this.otherwise = otherwise;
  }

  @Override
  public String agency() {
    return agency;
  }

  @Override
  public Reply ask(Inquiry inquiry) {
    if (!inquiry.holder().equals(agency)) {
      throw new IllegalArgumentException("an inquiry of another holder");
    }
    return switch (search.find(agency, inquiry.categories(), inquiry.subject())) {
      case HoldingSearch.Result.Found found when found.records().isEmpty() -> otherwise;
      case HoldingSearch.Result.Found found -> new Reply.Held(found.records());
      // Too vague for a machine to pick: an officer of the holder looks.
      case HoldingSearch.Result.TooMany _ -> new Reply.Later();
      case HoldingSearch.Result.Moved _ -> new Reply.Failed("holding-moved");
    };
  }
}
