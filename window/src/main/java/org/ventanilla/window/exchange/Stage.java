package org.ventanilla.window.exchange;

import java.util.Optional;

/// Where one subject of a request stands. What may happen next is a method of the stage; what may
/// not is a [Move.Illegal], never an exception. Pure: no clock, no database.
///
/// ```text
/// received → routed → collecting → deciding → awaiting-approval → answered → retrieved
///                                      ↑ policy or record changed ┘
///                 └──────────────────┘  └──────────────────────────┘
/// any open stage ⇄ clarification        any open stage → withdrawn
/// ```
sealed interface Stage {
  /// As it is stored, and read back by [#parse].
  String code();

  /// The state's name in the vocabulary.
  default String state() {
    return code();
  }

  /// Whether an answer is still owed.
  default boolean open() {
    return true;
  }

  /// The holders to ask are known; there may be none.
  default Move route(int holders) {
    return Move.illegal();
  }

  /// A holder has replied, or is no longer waited for.
  ///
  /// @param waitingFor how many holders are still waited for
  default Move collect(int waitingFor) {
    return Move.illegal();
  }

  /// The decision is prepared.
  ///
  /// @param settled whether it needs nobody's approval
  default Move decide(boolean settled) {
    return Move.illegal();
  }

  /// An approver has agreed or declined, or the time for approving is over.
  ///
  /// @param settled whether nobody is waited for any longer
  default Move approve(boolean settled) {
    return Move.illegal();
  }

  /// What the decision rests on has changed; it is made anew.
  default Move reopen() {
    return Move.illegal();
  }

  /// The answer is given.
  default Move answer(OutcomeClass outcome) {
    return Move.illegal();
  }

  /// The requester has fetched the answer.
  default Move retrieve() {
    return Move.illegal();
  }

  /// The requester is asked for clarification; the clock stops.
  default Move ask() {
    return open() ? Move.to(new Clarification(this)) : Move.illegal();
  }

  /// The requester has clarified; the clock runs again.
  default Move clarify() {
    return Move.illegal();
  }

  /// The requester withdraws the request.
  default Move withdraw() {
    return open() ? Move.to(new Withdrawn()) : Move.illegal();
  }

  /// What a transition gives.
  sealed interface Move {
    /// The stage it leads to.
    record To(Stage next) implements Move {}

    /// The stage does not allow it.
    record Illegal() implements Move {}

    static Move to(Stage next) {
      return new To(next);
    }

    static Move illegal() {
      return new Illegal();
    }
  }

  /// Filed, nobody asked yet.
  record Received() implements Stage {
    @Override
    public String code() {
      return "received";
    }

    @Override
    public Move route(int holders) {
      return Move.to(holders == 0 ? new Deciding() : new Routed());
    }
  }

  /// The holders are known, none has replied.
  record Routed() implements Stage {
    @Override
    public String code() {
      return "routed";
    }

    @Override
    public Move collect(int waitingFor) {
      return Move.to(waitingFor == 0 ? new Deciding() : new Collecting());
    }
  }

  /// Some holders have replied.
  record Collecting() implements Stage {
    @Override
    public String code() {
      return "collecting";
    }

    @Override
    public Move collect(int waitingFor) {
      return Move.to(waitingFor == 0 ? new Deciding() : this);
    }
  }

  /// Everything there is has been collected; the decision is made, or lies with the desk's officer.
  record Deciding() implements Stage {
    @Override
    public String code() {
      return "deciding";
    }

    @Override
    public Move decide(boolean settled) {
      return Move.to(settled ? new Decided() : new AwaitingApproval());
    }

    @Override
    public Move reopen() {
      return Move.to(this);
    }
  }

  /// The decision is complete and the answer not given yet. To everybody this is still deciding.
  record Decided() implements Stage {
    @Override
    public String code() {
      return "decided";
    }

    @Override
    public String state() {
      return "deciding";
    }

    @Override
    public Move answer(OutcomeClass outcome) {
      return Move.to(new Answered(outcome));
    }

    @Override
    public Move reopen() {
      return Move.to(new Deciding());
    }
  }

  /// Somebody still has to agree.
  record AwaitingApproval() implements Stage {
    @Override
    public String code() {
      return "awaiting-approval";
    }

    @Override
    public Move approve(boolean settled) {
      return Move.to(settled ? new Decided() : this);
    }

    @Override
    public Move reopen() {
      return Move.to(new Deciding());
    }
  }

  /// Answered, not fetched yet.
  record Answered(OutcomeClass outcome) implements Stage {
    @Override
    public String code() {
      return outcome.code();
    }

    @Override
    public boolean open() {
      return false;
    }

    @Override
    public Move retrieve() {
      return Move.to(new Retrieved(outcome));
    }
  }

  /// Answered and fetched.
  record Retrieved(OutcomeClass outcome) implements Stage {
    private static final String SUFFIX = "+retrieved";

    @Override
    public String code() {
      return outcome.code() + SUFFIX;
    }

    @Override
    public String state() {
      return outcome.code();
    }

    @Override
    public boolean open() {
      return false;
    }
  }

  /// The requester has been asked; `before` is where it goes on afterwards.
  record Clarification(Stage before) implements Stage {
    private static final String PREFIX = "clarification:";

    public Clarification {
      if (before instanceof Clarification || !before.open()) {
        throw new IllegalArgumentException("only an open stage is clarified, and once at a time");
      }
    }

    @Override
    public String code() {
      return PREFIX + before.code();
    }

    @Override
    public String state() {
      return "clarification";
    }

    @Override
    public Move ask() {
      return Move.illegal();
    }

    @Override
    public Move clarify() {
      return Move.to(before);
    }

    /// Holders were asked before the clock stopped, and their replies are not thrown away.
    @Override
    public Move collect(int waitingFor) {
      return switch (before.collect(waitingFor)) {
        case Move.To(Stage next) -> Move.to(new Clarification(next));
        case Move.Illegal illegal -> illegal;
      };
    }
  }

  /// The requester took it back.
  record Withdrawn() implements Stage {
    @Override
    public String code() {
      return "withdrawn";
    }

    @Override
    public boolean open() {
      return false;
    }
  }

  /// Reads a stored stage.
  static Optional<Stage> parse(String code) {
    if (code.startsWith(Clarification.PREFIX)) {
      return parse(code.substring(Clarification.PREFIX.length()))
          .filter(stage -> stage.open() && !(stage instanceof Clarification))
          .map(Clarification::new);
    }
    if (code.endsWith(Retrieved.SUFFIX)) {
      String outcome = code.substring(0, code.length() - Retrieved.SUFFIX.length());
      return OutcomeClass.parse(outcome).map(Retrieved::new);
    }
    return switch (code) {
      case "received" -> Optional.of(new Received());
      case "routed" -> Optional.of(new Routed());
      case "collecting" -> Optional.of(new Collecting());
      case "deciding" -> Optional.of(new Deciding());
      case "decided" -> Optional.of(new Decided());
      case "awaiting-approval" -> Optional.of(new AwaitingApproval());
      case "withdrawn" -> Optional.of(new Withdrawn());
      default -> OutcomeClass.parse(code).map(Answered::new);
    };
  }
}
