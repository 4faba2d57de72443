package org.ventanilla.window.exchange;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.release.CaseDecision;

/// What a step goes by: read from the database while the request is held, or remembered from what
/// this window wrote itself. A step must come to the same with either.
interface Facts {
  RequestRow row();

  /// A subject's inquiries, in the order they were made, with what they brought.
  List<Collected> inquiries(int subject);

  /// What was decided on a subject.
  Prepared decision(int subject);

  /// The decision with what people have said on it, where it waits for people.
  CaseDecision settled(CaseDecision decision, UnaryOperator<CaseDecision> byApprovals);

  /// Whether the request's row is held. Of a request that is remembered no originator was asked:
  /// that is done by steps that hold it.
  boolean held();

  /// For what only a step that holds the request's row may do.
  ///
  /// @throws NotRemembered if nobody holds it
  default void requireHeld() {
    if (!held()) {
      throw new NotRemembered();
    }
  }

  /// An inquiry, and the records it brought.
  ///
  /// @param records empty as long as there are none
  record Collected(InquiryRow row, List<HeldRecord> records) {
    public Collected {
      records = List.copyOf(records);
    }
  }

  /// Thrown where memory does not have what the step needs; the step is then taken by the database.
  final class NotRemembered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotRemembered() {
      super("not remembered", null, false, false);
    }

    static <T> T require(@Nullable T value) {
      if (value == null) {
        throw new NotRemembered();
      }
      return value;
    }
  }
}
