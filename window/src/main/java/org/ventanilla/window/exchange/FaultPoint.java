package org.ventanilla.window.exchange;

/// Where tests stop a transition, as a crash would. In the running window it does nothing.
interface FaultPoint {
  FaultPoint NONE = _ -> {};

  /// Called between the statements of a transition.
  void at(String place);
}
