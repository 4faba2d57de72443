package org.ventanilla.window.notary;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.ventanilla.window.platform.AttachedDatabase;
import org.ventanilla.window.platform.Database;

/// A window in a process of its own that appends leaves and ends, without any goodbye, when its
/// sequencer passes a boundary for the given time. Prints the ticket and the index of every leaf it
/// has a receipt for.
final class CrashingWindow {
  static final int EXIT = 86;

  private CrashingWindow() {}

  public static void main(String[] arguments) {
    FaultPoint.Step fatal = FaultPoint.Step.valueOf(arguments[3]);
    AtomicInteger left = new AtomicInteger(Integer.parseInt(arguments[4]));
    FaultPoint faults =
        step -> {
          if (step == fatal && left.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(EXIT);
          }
        };
    try (AttachedDatabase attached = AttachedDatabase.to(arguments[0], arguments[1])) {
      Database database = attached.database();
      Notary notary = TestLog.start(database, Path.of(arguments[2]), faults);
      Ticket previous = null;
      for (int i = 0; i < 100; i++) {
        Ticket before = previous;
        Ticket ticket =
            database.asWindow(() -> notary.append(Leaves.shared("filed", "MX-1", before)));
        var receipt = notary.await(ticket, TestLog.LONG).orElseThrow();
        System.out.println(ticket.value() + " " + receipt.index());
        previous = ticket;
      }
    }
  }
}
