package org.ventanilla.window.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.window.exchange.TestWindow.REQUESTER;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ventanilla.window.notary.TestNotary;
import org.ventanilla.window.platform.Json;
import tools.jackson.databind.JsonNode;

/// The requester cannot tell a record that is withheld from none: whatever they and the readers of
/// the ledger can see of one request is, but for ids, salts and the ledger's own times, byte for
/// byte what they see of the other. The window's clock stands still, so all other times are equal.
class OutsiderViewTests {
  private static final List<String> STATES =
      List.of(
          "received",
          "in-progress",
          "clarification",
          "deciding",
          "released",
          "partly-released",
          "refused",
          "no-hit",
          "withdrawn",
          "closed");

  @AutoClose private static final Ground GROUND = Ground.fresh();
  @TempDir private static Path scratch;

  @AutoClose private TestWindow window;

  /// Why a record is withheld.
  enum Because {
    A_RULE_DENIES("informant", FakeHolder.record("unclassified", "informant")),
    NO_RULE_ALLOWS("health", FakeHolder.record("unclassified", "health")),
    IT_IS_SECRET("identity", FakeHolder.record("secret", "identity")),
    IT_IS_ABOVE_THEIR_CLEARANCE("identity", FakeHolder.record("confidential", "identity")),
    A_THIRD_PARTY_HAS_NOT_CONSENTED("identity", ofThirdParty()),
    IT_IS_UNRELIABLE("identity", unreliable()),
    THERE_IS_MUCH_OF_IT("informant", much());

    private final String category;

    @SuppressWarnings("ImmutableEnumChecker") // its values are, but for their JSON
    private final HeldRecord withheld;

    Because(String category, HeldRecord withheld) {
      this.category = category;
      this.withheld = withheld;
    }

    private static HeldRecord ofThirdParty() {
      HeldRecord one = FakeHolder.record("unclassified", "identity");
      return new HeldRecord(
          one.id(), "unclassified", "H0", "A", 1, "elsewhere", true, false, one.fields());
    }

    private static HeldRecord unreliable() {
      HeldRecord one = FakeHolder.record("unclassified", "identity");
      return new HeldRecord(
          one.id(), "unclassified", "H0", "X", 4, "mx-sspc", false, false, one.fields());
    }

    private static HeldRecord much() {
      HeldRecord one = FakeHolder.record("unclassified", "informant");
      List<HeldRecord.Field> fields = new ArrayList<>();
      for (int i = 0; i < HeldRecord.MOST_FIELDS; i++) {
        fields.add(new HeldRecord.Field("field" + i, "informant", one.fields().getFirst().value()));
      }
      return one.with(fields);
    }
  }

  @BeforeEach
  void open() {
    window = GROUND.window();
    window.retrieved(filed("identity"));
  }

  @ParameterizedTest
  @EnumSource(Because.class)
  void withheldLooksLikeNothingHeld(Because why) {
    holds();
    List<String> nothing = seen(why.category);
    holds(why.withheld);
    List<String> withheld = seen(why.category);

    assertThat(withheld).isEqualTo(nothing);
    assertThat(String.join("\n", withheld)).contains("no-hit").doesNotContain("outcome=refused");
  }

  @ParameterizedTest
  @EnumSource(Because.class)
  void besideSomethingReleasedTheWithheldLeavesNoTrace(Because why) {
    HeldRecord given = FakeHolder.record("unclassified", "vehicle");
    holds(given);
    List<String> alone = seen("vehicle", why.category);
    holds(given, why.withheld);
    List<String> beside = seen("vehicle", why.category);
    holds(why.withheld, given);
    List<String> behind = seen("vehicle", why.category);

    assertThat(beside).isEqualTo(alone);
    assertThat(behind).isEqualTo(alone);
    assertThat(String.join("\n", alone)).contains("secret-vehicle");
  }

  @Test
  void withAMinimumTimeTheWaitIsTheSameToo() {
    window.close();
    window = GROUND.window(Agreements.minimumTime(scratch, "PT1H"));
    holds();
    UUID nothing = filed("identity");
    window.untilState(nothing, "deciding");
    holds(FakeHolder.record("secret", "identity"));
    UUID withheld = filed("identity");
    window.untilState(withheld, "deciding");
    window.settle();

    List<String> before = List.of(calls(nothing), calls(withheld));
    window.pass(Duration.ofHours(1));
    TestWindow.until(() -> receipted(nothing) && receipted(withheld));
    List<String> after = List.of(calls(nothing), calls(withheld));

    assertThat(before.getFirst()).isEqualTo(before.getLast()).contains("in-progress");
    assertThat(after.getFirst()).isEqualTo(after.getLast()).contains("no-hit");
  }

  @Test
  void whereTheAgreementOpensItTheGroundIsTold() {
    window.close();
    window =
        GROUND.window(
            Agreements.edited(scratch, "withheld-fields: false", "withheld-fields: true"));
    holds(FakeHolder.record("unclassified", "health"));
    AnswerView told = window.retrieved(filed("health"));
    holds(FakeHolder.record("unclassified", "informant"));
    AnswerView untold = window.retrieved(filed("informant"));

    assertThat(told.subjects().getFirst().outcome()).isEqualTo("refused");
    assertThat(told.subjects().getFirst().grounds()).containsExactly("DATA_CATEGORY");
    assertThat(untold.subjects().getFirst().grounds()).isEmpty();
  }

  @Test
  void sentenceOfAnAnswerNamesNoRuleAndNoBasis() {
    window.close();
    window =
        GROUND.window(
            Agreements.rules(
                scratch,
                """
                rules:
                  - id: CONDOR
                    effect: PERMIT
                    basis: Art. 99
                    scope: {category: identity}
                    requester-sees: sentence
                  - {id: CONDOR-2, effect: PERMIT, scope: {}, when: "false", requester-sees: nothing}
                """));
    holds(FakeHolder.record("unclassified", "identity"));

    AnswerView answer = window.retrieved(filed("identity"));

    AnswerView.ReleasedField field =
        answer.subjects().getFirst().records().getFirst().fields().getFirst();
    assertThat(field.reason()).isEqualTo("The policy lets this field leave.");
    assertThat(field.rules()).isEmpty();
    assertThat(Json.mapper().writeValueAsString(answer)).doesNotContain("CONDOR", "Art. 99");
  }

  /// All holders at once: which of them is asked follows from the category.
  private void holds(HeldRecord... records) {
    for (FakeHolder holder : window.holders.values()) {
      if (records.length == 0) {
        holder.says(new Holder.Reply.Nothing());
      } else {
        holder.holds(records);
      }
    }
  }

  private UUID filed(String... categories) {
    return window.accepted(window.filing(categories)).id();
  }

  /// Everything, step by step, from the filing to the retrieved answer and after.
  private List<String> seen(String... categories) {
    int leaves = TestNotary.leaves(GROUND.notary()).size();
    UUID id = filed(categories);
    List<String> seen = new ArrayList<>();
    seen.add(plain(window.retrieved(id)));
    seen.add(calls(id));
    seen.add(plain(window.retrieved(id)));
    window.settle();
    List<String> ledger = TestNotary.leaves(GROUND.notary());
    for (String leaf : ledger.subList(leaves, ledger.size())) {
      seen.add(plain(leaf) + " " + leaf.getBytes(StandardCharsets.UTF_8).length);
    }
    return seen;
  }

  /// What every call shows of a request as it stands. Whether the answer stands in the ledger,
  /// which takes the notary some milliseconds.
  private boolean receipted(UUID id) {
    return window.exchange().receipts(REQUESTER, id)
            instanceof Outcome.Done<List<Exchange.NamedReceipt>>(var receipts, var _)
        && receipts.stream().anyMatch(one -> one.event().equals("RELEASE_DECISION"));
  }

  private String calls(UUID id) {
    Exchange exchange = window.exchange();
    StringBuilder seen = new StringBuilder();
    seen.append(plain(exchange.find(REQUESTER, id)));
    for (String state : STATES) {
      Exchange.Filter filter = new Exchange.Filter(Set.of(state), null, null);
      seen.append(state)
          .append(
              exchange.list(REQUESTER, filter, null, 200).items().stream()
                  .anyMatch(one -> one.id().equals(id)));
    }
    for (Boolean overdue : List.of(true, false)) {
      Exchange.Filter filter = new Exchange.Filter(Set.of(), overdue, null);
      seen.append(
          exchange.list(REQUESTER, filter, null, 200).items().stream()
              .anyMatch(one -> one.id().equals(id)));
    }
    seen.append(plain(exchange.timeline(REQUESTER, id)));
    if (exchange.receipts(REQUESTER, id)
        instanceof Outcome.Done<List<Exchange.NamedReceipt>>(var receipts, var _)) {
      for (Exchange.NamedReceipt receipt : receipts) {
        seen.append(receipt.event()).append(receipt.at());
        seen.append(plain(TestNotary.proven(GROUND.notary(), receipt.receipt())));
        if (exchange.opening(REQUESTER, id, receipt.event())
            instanceof Outcome.Done<JsonNode>(JsonNode opening, Optional<?> _)) {
          seen.append(filedAside(opening));
        }
      }
    }
    seen.append(Officers.code(exchange.retrieve(REQUESTER, id)));
    return seen.toString();
  }

  /// An opening but for the requester's own document, which differs by its id.
  private static String filedAside(JsonNode opening) {
    return opening.path("tag").asString("").equals("request") ? "own document" : plain(opening);
  }

  private static String plain(Object what) {
    String text =
        what instanceof JsonNode node ? Json.mapper().writeValueAsString(node) : what.toString();
    return text.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<id>")
        .replaceAll("MX-[0-9]{2}(-[2-9A-Z]{4}){1,2}-[2-9A-Z]{2}", "<reference>")
        .replaceAll("[A-Za-z0-9+/]{43}=", "<hash>")
        .replaceAll("\"pseudonym\":\"[A-Za-z0-9_-]{22}\"", "<pseudonym>")
        .replaceAll("\"time\":\"[0-9TZ:.-]{24}\"", "<ledger time>")
        .replaceAll("requestDigest=[0-9a-f]{64}", "<own digest>")
        .replaceAll("Ticket\\[value=[0-9]+]", "<ticket>");
  }
}
