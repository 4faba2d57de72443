package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An inquiry as it is stored.
///
/// @param reply sealed; null until there is one that holds something
record InquiryRow(
    UUID id,
    UUID request,
    int subject,
    String holder,
    List<String> categories,
    State state,
    Instant answerBy,
    byte @Nullable [] reply) {
  InquiryRow {
    categories = List.copyOf(categories);
    reply = reply == null ? null : reply.clone();
  }

  @Override
  public byte @Nullable [] reply() {
    return reply == null ? null : reply.clone();
  }

  /// As it is once something came, or nobody waits for it any longer.
  InquiryRow now(State after, byte @Nullable [] brought) {
    return new InquiryRow(id, request, subject, holder, categories, after, answerBy, brought);
  }

  /// Where an inquiry stands.
  enum State {
    /// The window is asking.
    ASKED,
    /// A person of the holder is to answer.
    OPEN,
    /// It holds something.
    ANSWERED,
    /// It holds nothing.
    NOTHING,
    /// Nobody waits for it any longer.
    CLOSED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }

    boolean waiting() {
      return this == ASKED || this == OPEN;
    }
  }
}
