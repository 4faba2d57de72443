package org.ventanilla.ledger;

import java.io.IOException;

/// A part of a log is there and can be read, and is longer than it may be: it is not what it should
/// be, whatever it holds.
public final class TooLongException extends IOException {
  private static final long serialVersionUID = 1L;

  public TooLongException(String message) {
    super(message);
  }
}
