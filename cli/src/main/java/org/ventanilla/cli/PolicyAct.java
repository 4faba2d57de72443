package org.ventanilla.cli;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ObjectNode;

/// What every change of the policy has: a connection and an officer who signs.
abstract class PolicyAct implements Callable<Integer> {
  static final String POLICIES = "/api/v1/policies";
  static final String PROPOSALS = POLICIES + "/proposals";

  @Mixin private Officer officer = new Officer();

  abstract String act();

  abstract ObjectNode members();

  abstract String path();

  @Override
  public final Integer call() {
    // What is wrong with the files or the command is told before anything is sent.
    String path = path();
    ObjectNode members = members();
    return officer.doesPatiently(_ -> new Officer.Act(act(), path, members));
  }

  static String digest(String what, String text) {
    if (!text.matches("[0-9a-f]{64}")) {
      throw CliException.usage("a " + what + "'s digest has 64 hexadecimal digits");
    }
    return text;
  }

  /// A time as an act has it: whole seconds, UTC.
  static String time(String text) {
    try {
      return Instant.parse(text).truncatedTo(ChronoUnit.SECONDS).toString();
    } catch (DateTimeParseException e) {
      throw CliException.usage("--from takes a time such as 2026-03-01T06:00:00Z");
    }
  }
}
