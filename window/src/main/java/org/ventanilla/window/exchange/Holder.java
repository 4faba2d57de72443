package org.ventanilla.window.exchange;

import java.util.List;

/// An authority that holds information, as the exchange sees it: it is asked, and it answers now,
/// or a person answers for it later. A connector to a holder's own system is one more
/// implementation.
public interface Holder {
  /// The holding agency's id in the agreement.
  String agency();

  /// Asks for one subject. Must return within seconds; a holder that needs longer says so.
  Reply ask(Inquiry inquiry);

  /// What a holder says to an inquiry.
  sealed interface Reply {
    /// It holds something.
    ///
    /// @param records at least one record
    record Held(List<HeldRecord> records) implements Reply {
      /// Copies and checks.
      public Held {
        records = List.copyOf(records);
        if (records.isEmpty()) {
          throw new IllegalArgumentException("a holder that holds nothing says Nothing");
        }
      }
    }

    /// It looked and holds nothing.
    record Nothing() implements Reply {}

    /// A person of the holder will answer through the window.
    record Later() implements Reply {}

    /// It could not look; the exchange asks again.
    ///
    /// @param code a stable code, without content
    record Failed(String code) implements Reply {}
  }
}
