package org.ventanilla.window.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.policy.Policy;
import org.ventanilla.policy.PolicyDirectory;
import org.ventanilla.policy.PolicyLoad;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.AgreementFile;
import org.ventanilla.window.agreement.OwnParty;
import org.ventanilla.window.agreement.Party;
import org.ventanilla.window.notary.LeafDraft;
import org.ventanilla.window.notary.Ticket;
import org.ventanilla.window.platform.CheckedCopy;
import org.ventanilla.window.platform.TestDatabase;
import tools.jackson.databind.node.ObjectNode;

class PolicyRegisterTests {
  private static final Path EXAMPLE = Path.of("..", "agreements", "mx-us");
  private static final String INFORMANT =
      """
      tests:
        - name: an informant is withheld
          request: {to: us, from: mx, agency: us-dea, kind: information, purpose: investigation, urgency: ORDINARY, clearance: confidential}
          record: {holder: mx-sspc, classification: restricted, handling: H1}
          field: {path: name, category: informant}
          expect: {effect: DENY}
      """;
  private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");

  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  private static final Agreement AGREEMENT = agreement();
  @TempDir private static Path directory;

  private final List<LeafDraft.Shared> leaves = new ArrayList<>();
  private final PolicyOfficers officers = new PolicyOfficers(AGREEMENT);
  private Instant now = START;
  private StoredPolicies policies = policies();
  private PolicyRegister register = register(policies);

  @BeforeEach
  void start() {
    DB.asOwner()
        .sql(
            "truncate release.policy_activation, release.policy_proposal, release.policy_version"
                + " restart identity")
        .update();
    policies = policies();
    register = register(policies);
    ReleaseConfiguration.start(register, policies, directory);
  }

  private StoredPolicies policies() {
    return new StoredPolicies(new PolicyStore(DB.database()), _ -> {}, () -> now);
  }

  private PolicyRegister register(StoredPolicies seen) {
    Party party = AGREEMENT.party("mx").orElseThrow();
    PolicyStore store = new PolicyStore(DB.database());
    return new PolicyRegister(
        store,
        seen,
        new PolicyLedger(this::append, store, new SecureRandom()),
        AGREEMENT,
        new OwnParty(party, AGREEMENT.desk(party)),
        officers,
        officers,
        Duration.ofDays(7),
        () -> now);
  }

  private Ticket append(LeafDraft draft) {
    leaves.add((LeafDraft.Shared) draft);
    return new Ticket(leaves.size());
  }

  private static Agreement agreement() {
    return switch (AgreementFile.load(EXAMPLE)) {
      case AgreementFile.Loaded(Agreement loaded) -> loaded;
      case AgreementFile.Wrong(var problems) -> throw new AssertionError(problems);
    };
  }

  /// A small part of the example: whole policies take their time to load.
  private static SortedMap<String, String> files() {
    return switch (PolicyDirectory.read(EXAMPLE.resolve("policy"))) {
      case PolicyDirectory.Texts(var files) -> {
        SortedMap<String, String> small = new TreeMap<>(files);
        small.keySet().retainAll(Set.of("policy.yaml", "15-informant.yaml"));
        small.put("tests/informant.yaml", INFORMANT);
        yield small;
      }
      case PolicyDirectory.Unreadable(var problems) -> throw new AssertionError(problems);
    };
  }

  @BeforeAll
  static void write() throws IOException {
    Files.createDirectories(directory.resolve("tests"));
    for (var file : files().entrySet()) {
      Files.writeString(directory.resolve(file.getKey()), file.getValue());
    }
  }

  /// The example under another version.
  private static SortedMap<String, String> version(String version) {
    SortedMap<String, String> files = files();
    files.computeIfPresent(
        "policy.yaml",
        (_, text) -> text.replace("version: \"1.0\"", "version: \"" + version + "\""));
    return files;
  }

  private static String digest(SortedMap<String, String> files) {
    return ((PolicyLoad.Loaded) Policy.of(files)).policy().digest();
  }

  private String proposed(SortedMap<String, String> files) {
    return proposal(register.propose(PolicyOfficers.propose("head", now, files, null)));
  }

  private static String proposal(PolicyChange change) {
    assertThat(change).isInstanceOf(PolicyChange.Proposed.class);
    return ((PolicyChange.Proposed) change).proposal().digest();
  }

  private PolicyChange activate(String officer, String proposal) {
    return register.activate(proposal, PolicyOfficers.activate(officer, now, proposal));
  }

  private static void assertActivated(PolicyChange change) {
    assertThat(change).isInstanceOf(PolicyChange.Activated.class);
  }

  private static void assertRefused(PolicyChange change, String code) {
    assertThat(change)
        .isInstanceOfSatisfying(
            PolicyChange.Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  @Test
  void firstStartPutsTheDirectoryInForceAndLaterStartsDoNot() {
    assertThat(policies.inForce().digest()).isEqualTo(digest(files()));
    assertThat(leaves).extracting(LeafDraft.Shared::type).containsExactly("policy-activated");

    StoredPolicies restarted = policies();
    ReleaseConfiguration.start(register(restarted), restarted, Path.of("no-such-directory"));

    assertThat(restarted.inForce().digest()).isEqualTo(digest(files()));
    assertThat(register.activations())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.action()).isEqualTo("found");
          assertThat(one.inForce()).isTrue();
        });
  }

  @Test
  void startWithoutAnythingToPutInForceFails() {
    DB.asOwner()
        .sql("truncate release.policy_activation, release.policy_proposal, release.policy_version")
        .update();
    policies.forget();
    StoredPolicies empty = policies();

    assertThatThrownBy(
            () -> ReleaseConfiguration.start(register(empty), empty, Path.of("no-such-directory")))
        .isInstanceOf(ReleaseFault.class)
        .hasMessageContaining("the directory cannot be read");
    assertThatThrownBy(empty::inForce).isInstanceOf(ReleaseFault.class);
  }

  @Test
  void twoPeopleChangeThePolicyAndTheLedgerTellsSo() {
    SortedMap<String, String> next = version("2.0");
    String proposal = proposed(next);
    assertThat(policies.inForce().version()).isEqualTo("1.0");
    assertThat(register.proposals()).extracting(PolicyProposal::digest).contains(proposal);

    assertActivated(activate("adviser", proposal));
    pass(Duration.ofSeconds(1));

    assertThat(policies.inForce().version()).isEqualTo("2.0");
    LeafDraft.Shared leaf = leaves.getLast();
    assertThat(leaf.type()).isEqualTo("policy-activated");
    assertThat(leaf.reference()).isNull();
    assertThat(leaf.attributes())
        .containsEntry("policy", digest(next))
        .containsEntry("version", "2.0")
        .containsEntry("action", "propose");
    assertThat(leaf.commitments()).containsKey("change");
    assertThat(register.proposals()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"head, SAME_PERSON", "clerk, OFFICER_NOT_ENTITLED", "x, SIGNATURE_KEY_UNKNOWN"})
  void whoeverProposedOrMayNotDoesNotActivate(String officer, String code) {
    String proposal = proposed(version("2.0"));

    assertRefused(activate(officer, proposal), code);

    pass(Duration.ofSeconds(1));
    assertThat(policies.inForce().version()).isEqualTo("1.0");
  }

  @Test
  void onePersonUnderTwoIdsIsOnePerson() {
    String proposal =
        proposal(register.propose(PolicyOfficers.propose("adviser", now, version("2.0"), null)));

    assertRefused(activate("adviser-again", proposal), "SAME_PERSON");
    assertActivated(activate("head", proposal));
  }

  @Test
  void proposalCountsForItsTimeAndOnce() {
    String proposal = proposed(version("2.0"));
    assertActivated(activate("adviser", proposal));
    assertRefused(activate("adviser", proposal), "PROPOSAL_UNKNOWN");

    String late = proposed(version("3.0"));
    pass(Duration.ofDays(7));
    assertRefused(activate("adviser", late), "PROPOSAL_UNKNOWN");
    assertRefused(activate("adviser", "0".repeat(64)), "PROPOSAL_UNKNOWN");
  }

  @Test
  void sameActivationTwiceIsOneActivation() {
    String proposal = proposed(version("2.0"));
    byte[] act = PolicyOfficers.activate("adviser", now, proposal);
    PolicyChange first = register.activate(proposal, act);
    pass(Duration.ofMinutes(1));

    PolicyChange again = register.activate(proposal, act);

    assertActivated(first);
    assertThat(again).isEqualTo(first);
    assertThat(register.activations()).hasSize(2);
    assertThat(leaves).hasSize(2);
  }

  @Test
  void proposalOfAKeyThatWasRevokedCountsNoMore() {
    String proposal = proposed(version("2.0"));
    officers.revoke("head");

    assertRefused(activate("adviser", proposal), "PROPOSAL_UNKNOWN");
  }

  @Test
  void sameActTwiceIsOneProposal() {
    byte[] act = PolicyOfficers.propose("head", now, version("2.0"), null);

    assertThat(register.propose(act)).isEqualTo(register.propose(act));
    assertThat(register.proposals()).hasSize(1);
  }

  @Test
  void policyThatDoesNotLoadIsNeverProposed() {
    SortedMap<String, String> broken = files();
    broken.put("99-broken.yaml", "rules:\n  - {id: X, effect: MAYBE, scope: {}}\n");

    assertThat(register.propose(PolicyOfficers.propose("head", now, broken, null)))
        .isInstanceOfSatisfying(
            PolicyChange.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo("POLICY_REFUSED");
              assertThat(refused.problems().getFirst().place()).startsWith("99-broken.yaml:2:");
            });
    assertThat(register.proposals()).isEmpty();
  }

  @Test
  void policyWhoseExampleFailsIsNeverProposed() {
    SortedMap<String, String> changed = files();
    changed.computeIfPresent(
        "15-informant.yaml",
        (_, text) ->
            text.replace(
                "effect: DENY\n    ground: ONGOING_INVESTIGATION_OR_SAFETY", "effect: PERMIT"));

    assertThat(register.propose(PolicyOfficers.propose("head", now, changed, null)))
        .isInstanceOfSatisfying(
            PolicyChange.Refused.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(PolicyChange.Problem::code)
                    .contains("EXAMPLE_FAILS"));
  }

  @Test
  void policyThatViolatesAnInvariantIsNeverProposed() {
    SortedMap<String, String> changed = version("2.0");
    changed.put(
        "invariants.yaml",
        """
        invariants:
          - {id: NO-IDENTITY, never: release identity}
        """);
    changed.put(
        "01-identity.yaml",
        "rules:\n  - {id: ID-1, effect: PERMIT, scope: {category: identity}}\n");

    assertThat(register.propose(PolicyOfficers.propose("head", now, changed, null)))
        .isInstanceOfSatisfying(
            PolicyChange.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo("POLICY_REFUSED");
              assertThat(refused.problems())
                  .extracting(PolicyChange.Problem::code)
                  .containsExactly("INVARIANT_VIOLATED");
            });
    assertThat(register.proposals()).isEmpty();
  }

  @Test
  void policyThatAsksForApproversTheAgreementDoesNotKnowIsNeverProposed() {
    SortedMap<String, String> changed = files();
    changed.computeIfPresent(
        "policy.yaml", (_, text) -> text.replace("roles: [", "roles: [liaison, nobody, "));

    assertThat(register.propose(PolicyOfficers.propose("head", now, changed, null)))
        .isInstanceOfSatisfying(
            PolicyChange.Refused.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(PolicyChange.Problem::code)
                    .containsExactly("ROLE_UNKNOWN", "ROLE_UNKNOWN"));
  }

  @Test
  void versionTakesEffectAtItsTimeInEveryWindowAtOnce() {
    Instant from = START.plus(Duration.ofHours(1));
    StoredPolicies other = policies();
    assertThat(other.inForce().version()).isEqualTo("1.0");
    String proposal =
        proposal(register.propose(PolicyOfficers.propose("head", now, version("2.0"), from)));
    assertActivated(activate("adviser", proposal));
    pass(CheckedCopy.FRESH);
    other.inForce();

    now = from.minusMillis(1);
    assertThat(policies.inForce().version()).isEqualTo("1.0");
    assertThat(other.inForce().version()).isEqualTo("1.0");
    now = from;
    assertThat(policies.inForce().version()).isEqualTo("2.0");
    assertThat(other.inForce().version()).isEqualTo("2.0");
  }

  @Test
  void windowThatLookedJustBeforeChangesOverAtTheSameMoment() {
    String proposal = proposed(version("2.0"));
    StoredPolicies other = policies();
    other.inForce();
    PolicyChange.Activated activated = (PolicyChange.Activated) activate("adviser", proposal);

    Instant from = activated.activation().effectiveFrom();
    now = from.minusMillis(1);
    assertThat(policies.inForce()).extracting(Policy::version).isEqualTo("1.0");
    assertThat(other.inForce()).extracting(Policy::version).isEqualTo("1.0");
    now = from;
    assertThat(policies.inForce()).extracting(Policy::version).isEqualTo("2.0");
    assertThat(other.inForce()).extracting(Policy::version).isEqualTo("2.0");
  }

  @Test
  void timeOfEffectLiesAheadAndNotTooFar() {
    assertRefused(
        register.propose(PolicyOfficers.propose("head", now, version("2.0"), now.minusSeconds(1))),
        "POLICY_EFFECT_TIME");
    assertRefused(
        register.propose(
            PolicyOfficers.propose("head", now, version("2.0"), now.plus(Duration.ofDays(400)))),
        "POLICY_EFFECT_TIME");
  }

  @Test
  void rollBackTakesTwoPeopleAndEndsWhatWasPlanned() {
    assertActivated(activate("adviser", proposed(version("2.0"))));
    pass(Duration.ofSeconds(1));
    Instant planned = now.plus(Duration.ofHours(1));
    String later =
        proposal(register.propose(PolicyOfficers.propose("head", now, version("3.0"), planned)));
    assertActivated(activate("adviser", later));

    String back =
        proposal(register.propose(PolicyOfficers.rollback("adviser", now, digest(files()))));
    assertRefused(activate("adviser", back), "SAME_PERSON");
    assertActivated(activate("head", back));
    pass(Duration.ofSeconds(1));

    assertThat(policies.inForce().version()).isEqualTo("1.0");
    assertThat(leaves.getLast().attributes()).containsEntry("action", "rollback");
    now = planned.plusSeconds(1);
    assertThat(policies.inForce().version()).isEqualTo("1.0");
    assertThat(register.activations()).hasSize(4);
    assertThat(register.versions()).extracting(PolicyVersion::version).contains("1.0", "2.0");
  }

  @Test
  void rollBackLeadsToNothingThatWasNeverInForce() {
    assertRefused(
        register.propose(PolicyOfficers.rollback("head", now, "0".repeat(64))), "POLICY_UNKNOWN");
    proposed(version("2.0"));
    assertRefused(
        register.propose(PolicyOfficers.rollback("head", now, digest(version("2.0")))),
        "POLICY_NEVER_IN_FORCE");
  }

  @Test
  void actIsForThisWindowAndNow() {
    ObjectNode elsewhere = PolicyOfficers.act("policy.activate", now);
    elsewhere.put("proposal", "0".repeat(64)).put("aud", "us-window");
    assertRefused(
        register.activate("0".repeat(64), PolicyOfficers.signed("head", elsewhere)),
        "ACT_WRONG_AUDIENCE");
    assertRefused(
        register.activate(
            "0".repeat(64),
            PolicyOfficers.activate("head", now.minus(Duration.ofHours(2)), "0".repeat(64))),
        "ACT_EXPIRED");
    assertRefused(
        register.activate("1".repeat(64), PolicyOfficers.activate("head", now, "0".repeat(64))),
        "ACT_WRONG_TARGET");
    assertRefused(
        register.propose(PolicyOfficers.activate("head", now, "0".repeat(64))), "ACT_INVALID");
  }

  @Test
  void versionsAndActivationsAreNeverChangedNorRemoved() {
    int changed =
        DB.database()
            .asWindow(() ->
                DB.database().sql().sql("update release.policy_version set version = 'x'").update()
                    + DB.database().sql().sql("delete from release.policy_version").update()
                    + DB.database().sql().sql("delete from release.policy_activation").update()
                    + DB.database()
                        .sql()
                        .sql("update release.policy_activation set action = 'propose'")
                        .update());

    assertThat(changed).isZero();
    assertThat(policies().inForce().version()).isEqualTo("1.0");
  }

  @Test
  void agencyAddsNoPolicyAndSeesNoProposal() {
    proposed(version("2.0"));

    Long seen =
        DB.database()
            .as(
                "us-dea",
                () ->
                    DB.database()
                        .sql()
                        .sql("select count(*) from release.policy_proposal")
                        .query(Long.class)
                        .single());

    assertThat(seen).isZero();
    assertThatThrownBy(() ->
            DB.database()
                .as(
                    "us-dea",
                    () ->
                        DB.database()
                            .sql()
                            .sql(
                                "insert into release.policy_version"
                                    + " (digest, id, version, rules, files, added_at)"
                                    + " values (repeat('0', 64), 'x', 'x', 1, '', now())")
                            .update()))
        .rootCause()
        .hasMessageContaining("row-level security");
  }
}
