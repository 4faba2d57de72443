package org.ventanilla.window.agreement;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a requester may see of a request before and after its answer.
///
/// - `states`: the state shown for each state a request can be in
/// - `grounds`: the refusal grounds that are told, where `withheldFields` lets them be: a ground
///   says that something is held
/// - `withheldFields`: whether the answer says that a field was withheld
/// - `minimumTime`: no answer is delivered sooner after receipt, so that a quick no says nothing
public record Visibility(
    Map<String, String> states, Set<String> grounds, boolean withheldFields, Duration minimumTime) {
  public Visibility {
    states = Map.copyOf(states);
    grounds = Set.copyOf(grounds);
  }

  /// The state shown in place of `state`; nothing is shown for one the agreement does not name.
  public Optional<String> shown(String state) {
    return Optional.ofNullable(states.get(state));
  }

  /// Whether the requester is told this ground.
  public boolean shows(String ground) {
    return grounds.contains(ground);
  }
}
