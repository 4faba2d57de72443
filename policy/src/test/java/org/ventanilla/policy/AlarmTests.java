package org.ventanilla.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every fault is told, with its sort and without content.
class AlarmTests {
  private static final RecordFacts BARE =
      new RecordFacts("aa-police", null, null, null, null, null, null, false, false);
  private static final String TEN = "[0,1,2,3,4,5,6,7,8,9]";

  private final List<PolicyAlarm.Raised> raised = new ArrayList<>();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "record.originator == 'bb-police'     | MISSING_ATTRIBUTE",
        "1 / (record.consent ? 1 : 0) == 1    | ARITHMETIC",
        "9223372036854775807 + (record.consent ? 0 : 1) > 0 | ARITHMETIC",
        "int(field.path) > 0                  | EVALUATION",
        "level(field.path + '') > 0           | EVALUATION",
        "TEN.all(a, TEN.all(b, TEN.all(c, TEN.all(d, a+b+c+d >= 0)))) | COST"
      })
  void faultOfAConditionIsToldWithItsRule(String condition, Fault fault) {
    Policy policy = Sample.when("\"" + condition.replace("TEN", TEN) + "\"").withAlarm(raised::add);

    FieldDecision decision = policy.decide(Sample.request(), BARE, Sample.identity());

    assertThat(((FieldDecision.Deny) decision).isFault()).isTrue();
    assertThat(raised)
        .containsExactly(new PolicyAlarm.Raised(fault, List.of("R-1"), policy.digest()));
  }

  @Test
  void otherFaultsAreToldToo() {
    Policy policy =
        Sample.policy(
                """
                rules:
                  - id: P
                    effect: PERMIT
                    scope: {}
                    obligations: [{type: redact, path: accounts.number, keep: last4}]
                """)
            .withAlarm(raised::add);

    policy.decide(Sample.request(), BARE, new FieldFacts("acounts", "financial"));
    policy.decide(Sample.request(), BARE, new FieldFacts("accounts", "gossip"));

    assertThat(raised)
        .extracting(PolicyAlarm.Raised::fault)
        .containsExactly(Fault.OBLIGATION, Fault.UNDECLARED_VALUE);
  }

  @Test
  void refusalByARuleIsNoAlarm() {
    Policy policy =
        Sample.policy("rules: [{id: D, effect: DENY, ground: INACCURATE, scope: {}}]")
            .withAlarm(raised::add);

    policy.decide(Sample.request(), BARE, Sample.identity());

    assertThat(raised).isEmpty();
  }

  @Test
  void alarmThatFailsChangesNoDecision() {
    Policy policy =
        Sample.when("\"1 / 0 == 1\"")
            .withAlarm(alarm -> {
              throw new IllegalStateException("nobody listens");
            });

    FieldDecision decision = policy.decide(Sample.request(), BARE, Sample.identity());

    assertThat(((FieldDecision.Deny) decision).isFault()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"5, PERMIT", "4, PERMIT", "3, DENY", "2, DENY", "1, DENY", "0, DENY"})
  void decisionThatTakesTooLongWithholds(int allowed, Effect effect) {
    // The clock goes on by a second each time it is read: once for each of two rules, once for the
    // attribute, and once at the end.
    AtomicLong seconds = new AtomicLong();
    Watch watch =
        new Watch(
            () -> Duration.ofSeconds(seconds.getAndIncrement()).toNanos(),
            Duration.ofSeconds(allowed),
            raised::add);
    Policy policy =
        Sample.policy(
                """
                rules:
                  - {id: A, effect: PERMIT, scope: {}, when: "record.thirdParty || true"}
                  - {id: B, effect: PERMIT, scope: {}}
                """)
            .watchedBy(watch);

    FieldDecision decision = policy.decide(Sample.request(), BARE, Sample.identity());

    assertThat(decision.effect()).isEqualTo(effect);
    assertThat(raised)
        .allSatisfy(alarm -> assertThat(alarm.fault()).isEqualTo(Fault.TIME_OUT))
        .hasSize(effect == Effect.DENY ? 1 : 0);
  }

  @Test
  void conditionThatRunsIsStoppedWithinItsTime() {
    AtomicLong reads = new AtomicLong();
    Watch watch = new Watch(reads::getAndIncrement, Duration.ofNanos(500), raised::add);
    String condition =
        "%s.map(a, %s.map(b, record.consent ? a : b)[0]).size() == 10".formatted(TEN, TEN);
    String longer = "%s.all(z, %s)".formatted("[0,1,2,3,4,5,6,7]", condition);
    Policy policy = Sample.when("\"" + longer + "\"").watchedBy(watch);

    FieldDecision decision = policy.decide(Sample.request(), BARE, Sample.identity());

    assertThat(((FieldDecision.Deny) decision).isFault()).isTrue();
    assertThat(raised).extracting(PolicyAlarm.Raised::fault).containsExactly(Fault.TIME_OUT);
    assertThat(reads.get()).isLessThan(600);
  }

  @Test
  void timeOutHasBounds() {
    Policy policy = Sample.when("\"true\"");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy.withTimeOut(Duration.ofSeconds(-1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy.withTimeOut(Duration.ofHours(1).plusNanos(1)));
    assertThat(
            policy
                .withTimeOut(Duration.ofHours(1))
                .decide(Sample.request(), BARE, Sample.identity())
                .effect())
        .isEqualTo(Effect.PERMIT);
  }
}
