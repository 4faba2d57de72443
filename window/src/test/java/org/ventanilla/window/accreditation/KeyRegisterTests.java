package org.ventanilla.window.accreditation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.window.accreditation.KeyChange.InEffect;
import org.ventanilla.window.accreditation.KeyChange.Proposed;
import org.ventanilla.window.accreditation.KeyChange.Refused;
import org.ventanilla.window.notary.LeafDraft;
import org.ventanilla.window.platform.TestDatabase;

class KeyRegisterTests {
  private static final String ACCESS =
      """
      {"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",\
      "y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}\
      """;

  @TempDir private Path directory;
  @AutoClose static final TestDatabase postgres = TestDatabase.fresh();
  private final SampleRegister sample = new SampleRegister(postgres);
  private final SampleKey fresh = new SampleKey(100);

  @BeforeEach
  void found() {
    sample.found(directory);
  }

  @Test
  void aKeyComesIntoEffectWithTheSecondOfficer() {
    KeyChange proposed = sample.propose(sample.usOne.sign(registration()));
    assertThat(proposed).isInstanceOf(Proposed.class);
    assertThat(sample.keys.find(fresh.kid())).isEmpty();
    assertThat(sample.keys.proposals("us")).hasSize(1);

    KeyChange confirmed = sample.confirm(sample.usTwo, (Proposed) proposed);

    assertThat(confirmed).isInstanceOf(InEffect.class);
    assertThat(sample.keys.find(fresh.kid())).isPresent();
    assertThat(sample.keys.proposals("us")).isEmpty();
    LeafDraft.Shared leaf = sample.notary.leaves().getLast();
    assertThat(leaf.type()).isEqualTo("key-registered");
    assertThat(leaf.attributes())
        .containsOnly(
            Map.entry("agency", "us-cbp"),
            Map.entry("kid", fresh.kid()),
            Map.entry("use", "signing"));
    assertThat(leaf.commitments()).containsOnlyKeys("change");
  }

  @Test
  void whoProposedCannotConfirm() {
    KeyChange proposed = sample.propose(sample.usOne.sign(registration()));
    assertThat(code(sample.confirm(sample.usOne, (Proposed) proposed))).isEqualTo("SAME_PERSON");
  }

  @Test
  void whoProposedCannotConfirmWithASecondKeyEither() {
    SampleKey second = new SampleKey(101);
    String officer = SampleRegister.officer("us-custodian-1", "key-custodian", "restricted", "US");
    effect(register(SampleRegister.entry("us-window", officer, second)));
    KeyChange proposed = sample.propose(sample.usOne.sign(registration()));
    assertThat(code(sample.confirm(second, (Proposed) proposed))).isEqualTo("SAME_PERSON");
  }

  @Test
  void oneAccreditationNumberIsOnePersons() {
    String other =
        SampleRegister.officer("us-custodian-9", "key-custodian", "restricted", "US")
            .replace("A-us-custodian-9", "A-us-custodian-1");
    assertThat(code(register(SampleRegister.entry("us-window", other, fresh))))
        .isEqualTo("OFFICER_REFUSED");
  }

  @Test
  void custodiansOfAnotherPartyRegisterNothingHere() {
    assertThat(code(sample.propose(sample.mxOne.sign(registration())))).isEqualTo("HOLDER_REFUSED");
  }

  @Test
  void custodiansOfAnotherPartyConfirmNothingHere() {
    KeyChange proposed = sample.propose(sample.usOne.sign(registration()));
    assertThat(code(sample.confirm(sample.mxOne, (Proposed) proposed)))
        .isEqualTo("PROPOSAL_UNKNOWN");
  }

  @Test
  void anOfficerWithoutTheRightProposesNothing() {
    assertThat(code(sample.propose(sample.liaison.sign(registration()))))
        .isEqualTo("OFFICER_NOT_ENTITLED");
  }

  @Test
  void anAgencyProposesNothing() {
    assertThat(code(sample.propose(sample.dea.sign(registration())))).isEqualTo("KEY_WRONG_HOLDER");
  }

  @Test
  void theSameProposalAgainIsTheSameProposal() {
    byte[] jws = sample.usOne.sign(registration());
    assertThat(sample.propose(jws)).isEqualTo(sample.propose(jws));
    assertThat(sample.keys.proposals("us")).hasSize(1);
  }

  @Test
  void aSecondConfirmationFindsNoProposal() {
    Proposed proposed = (Proposed) sample.propose(sample.usOne.sign(registration()));
    effect(sample.confirm(sample.usTwo, proposed));
    assertThat(code(sample.confirm(sample.usTwo, proposed))).isEqualTo("PROPOSAL_UNKNOWN");
    assertThat(code(sample.confirm(sample.mxOne, proposed))).isEqualTo("PROPOSAL_UNKNOWN");
  }

  @Test
  void theSameConfirmationAgainIsAnsweredAsTheFirstTime() {
    Proposed proposed = (Proposed) sample.propose(sample.usOne.sign(registration()));
    String digest = proposed.proposal().digest();
    byte[] confirmation = sample.confirmation(sample.usTwo, digest);
    KeyChange first = sample.confirm(digest, confirmation);
    int leaves = sample.notary.leaves().size();

    KeyChange again = sample.confirm(digest, confirmation);

    effect(first);
    assertThat(again).isEqualTo(first);
    assertThat(sample.notary.leaves()).hasSize(leaves);
    assertThat(code(sample.keys.confirm("us-dea", digest, confirmation)))
        .isEqualTo("KEY_WRONG_AGENCY");
  }

  @Test
  void aConfirmationOfAnotherProposalChangesNothing() {
    Proposed meant = (Proposed) sample.propose(sample.usOne.sign(registration()));
    Proposed other = (Proposed) sample.propose(sample.usOne.sign(registration()));
    byte[] ofOther = sample.confirmation(sample.usTwo, other.proposal().digest());

    KeyChange refused = sample.confirm(meant.proposal().digest(), ofOther);

    assertThat(code(refused)).isEqualTo("ACT_WRONG_TARGET");
    assertThat(sample.keys.proposals("us")).hasSize(2);
  }

  @Test
  void aProposalThatWaitsTooLongIsOver() {
    Proposed proposed = (Proposed) sample.propose(sample.usOne.sign(registration()));
    sample.move(Duration.ofDays(7));
    assertThat(sample.keys.proposals("us")).isEmpty();
    assertThat(code(sample.confirm(sample.usTwo, proposed))).isEqualTo("PROPOSAL_UNKNOWN");
  }

  @Test
  void aProposalOfARevokedKeyIsNotConfirmed() {
    SampleKey third = new SampleKey(102);
    String officer = SampleRegister.officer("us-custodian-3", "key-custodian", "restricted", "US");
    effect(register(SampleRegister.entry("us-window", officer, third)));
    Proposed proposed = (Proposed) sample.propose(third.sign(registration()));
    effect(revoke(third));
    assertThat(code(sample.confirm(sample.usTwo, proposed))).isEqualTo("PROPOSAL_UNKNOWN");
  }

  @Test
  void aKeyIsRegisteredOnceForGood() {
    effect(register(SampleRegister.entry("us-cbp", null, fresh)));
    effect(revoke(fresh));
    assertThat(code(register(SampleRegister.entry("us-cbp", null, fresh))))
        .isEqualTo("KEY_REGISTERED_BEFORE");
  }

  @Test
  void aRevokedKeyOpensNothingAtOnce() {
    byte[] jws = sample.dea.sign("{}");
    Expectations expected = Expectations.ofAgency("us-dea", 1_000);
    assertThat(sample.signatures.open(jws, expected)).isInstanceOf(SignatureReading.Opened.class);
    effect(revoke(sample.dea));
    assertThat(sample.signatures.open(jws, expected))
        .isInstanceOfSatisfying(
            SignatureReading.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo(SignatureCode.KEY_REVOKED));
    assertThat(sample.notary.leaves().getLast().type()).isEqualTo("key-revoked");
    assertThat(code(revoke(sample.dea))).isEqualTo("KEY_NOT_IN_USE");
  }

  @Test
  void anotherWindowSeesAChangeWithinASecond() {
    Keys other = sample.otherWindow();
    assertThat(other.find(fresh.kid())).isEmpty();
    effect(register(SampleRegister.entry("us-cbp", null, fresh)));
    sample.move(Duration.ofSeconds(1));
    assertThat(other.find(fresh.kid())).isPresent();
  }

  @Test
  void aRotatedKeyCountsOnForTheOverlapAndNoLonger() {
    effect(rotate(sample.dea, fresh, "us-dea", "PT1H"));
    byte[] old = sample.dea.sign("{}");
    Expectations expected = Expectations.ofAgency("us-dea", 1_000);
    assertThat(sample.signatures.open(old, expected)).isInstanceOf(SignatureReading.Opened.class);
    assertThat(sample.signatures.open(fresh.sign("{}"), expected))
        .isInstanceOf(SignatureReading.Opened.class);
    sample.move(Duration.ofHours(1));
    assertThat(sample.signatures.open(old, expected))
        .isInstanceOfSatisfying(
            SignatureReading.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo(SignatureCode.KEY_EXPIRED));
    assertThat(sample.notary.leaves().getLast().type()).isEqualTo("key-rotated");
  }

  @Test
  void aKeyTakesThePlaceOfItsHoldersKeyOnly() {
    assertThat(code(rotate(sample.dea, fresh, "us-cbp", "PT1H"))).isEqualTo("KEY_UNKNOWN");
  }

  @Test
  void aPartyKeepsTwoCustodians() {
    assertThat(code(revoke(sample.usTwo))).isEqualTo("LAST_CUSTODIANS");
  }

  @Test
  void aCustodiansKeyCanBeRotatedAtOnce() {
    String officer = SampleRegister.officer("us-custodian-2", "key-custodian", "restricted", "US");
    effect(
        sample.change(
            sample.usOne,
            sample.usTwo,
            "key.rotate",
            "\"key\":%s,\"replaces\":\"%s\""
                .formatted(SampleRegister.entry("us-window", officer, fresh), sample.usTwo.kid())));
    assertThat(code(sample.propose(sample.usTwo.sign(registration())))).isEqualTo("KEY_EXPIRED");
  }

  @Test
  void accessKeysAreTheAgencysOwnThatCountNow() {
    effect(register(SampleRegister.entry("access", "us-dea", null, ACCESS)));
    List<RegisteredKey> access = sample.keys.accessKeys("us-dea");
    assertThat(access).hasSize(1);
    assertThat(access.getFirst().kid()).isEqualTo("oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U");
    sample.move(Duration.ofDays(800));
    assertThat(sample.keys.accessKeys("us-dea")).isEmpty();
  }

  @Test
  void anActForAnotherWindowIsRefused() {
    String act = registration().replace(SampleRegister.AUDIENCE, "us-window");
    assertThat(code(sample.propose(sample.usOne.sign(act)))).isEqualTo("ACT_WRONG_AUDIENCE");
  }

  @Test
  void anActOutsideItsTimeIsRefused() {
    byte[] jws = sample.usOne.sign(registration());
    sample.move(Duration.ofMinutes(11));
    assertThat(code(sample.propose(jws))).isEqualTo("ACT_EXPIRED");
  }

  @Test
  void anActThatSaysMoreThanItMayIsRefused() {
    String act = registration().replace("\"act\"", "\"also\":1,\"act\"");
    assertThat(code(sample.propose(sample.usOne.sign(act)))).isEqualTo("ACT_INVALID");
  }

  @Test
  void anOfficerAboveTheAgencysClearanceIsRefused() {
    String officer = SampleRegister.officer("us-liaison-9", "liaison", "secret", "US");
    assertThat(code(register(SampleRegister.entry("us-cbp", officer, fresh))))
        .isEqualTo("OFFICER_REFUSED");
  }

  @Test
  void aRoleTheAgreementClosesToTheAgencyIsRefused() {
    String officer = SampleRegister.officer("us-liaison-9", "desk-head", "restricted", "US");
    assertThat(code(register(SampleRegister.entry("us-cbp", officer, fresh))))
        .isEqualTo("OFFICER_REFUSED");
  }

  @Test
  void aSigningKeyOfAnotherCurveIsRefused() {
    assertThat(code(register(SampleRegister.entry("signing", "us-cbp", null, ACCESS))))
        .isEqualTo("KEY_UNSUITABLE");
  }

  @Test
  void withoutALeafNothingChanges() {
    Proposed proposed = (Proposed) sample.propose(sample.usOne.sign(registration()));
    sample.notary.fail(true);
    assertThatThrownBy(() -> sample.confirm(sample.usTwo, proposed)).hasMessage("the notary fails");
    sample.move(Duration.ofSeconds(1));
    assertThat(sample.keys.find(fresh.kid())).isEmpty();
    sample.notary.fail(false);
    effect(sample.confirm(sample.usTwo, proposed));
  }

  @Test
  void keysAreLookedUpInTheMiddleOfAnotherOwnersTransaction() {
    sample.move(Duration.ofSeconds(1));
    List<RegisteredKey> found =
        sample.postgres.database().as("us-dea", () -> sample.keys.of("us-dea"));
    assertThat(found).hasSize(2);
  }

  @Test
  void noAgencyChangesTheRegisterOrReadsProposals() {
    sample.propose(sample.usOne.sign(registration()));
    var database = sample.postgres.database();
    int changed =
        database.as(
            "us-dea",
            () ->
                database
                    .sql()
                    .sql("update accreditation.registered_key set revoked_at = now()")
                    .update());
    int deleted =
        database.asWindow(
            () -> database.sql().sql("delete from accreditation.registered_key").update());
    int seen =
        database
            .as(
                "us-dea",
                () ->
                    database.sql().sql("select * from accreditation.proposal").query().listOfRows())
            .size();
    assertThat(List.of(changed, deleted, seen)).containsOnly(0);
  }

  @Test
  void ofManyConfirmationsAtOnceOneTakesEffect() throws Exception {
    Proposed proposed = (Proposed) sample.propose(sample.usOne.sign(registration()));
    String digest = proposed.proposal().digest();
    List<Callable<KeyChange>> calls = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      byte[] jws = sample.confirmation(sample.usTwo, digest);
      calls.add(() -> sample.confirm(digest, jws));
    }
    List<String> codes = new ArrayList<>();
    // Platform threads: on a machine of two cores, virtual ones that wait for a row's lock through
    // the
    // embedded server's socket keep the one that holds it from running.
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<KeyChange> change : threads.invokeAll(calls)) {
        codes.add(code(change.get()));
      }
    }
    assertThat(codes).hasSize(8).containsOnlyOnce("IN_EFFECT").contains("PROPOSAL_UNKNOWN");
    assertThat(sample.notary.leaves()).hasSize(7);
  }

  private String registration() {
    return sample.act("key.register", "\"key\":" + SampleRegister.entry("us-cbp", null, fresh));
  }

  private KeyChange register(String entry) {
    return sample.change(sample.usOne, sample.usTwo, "key.register", "\"key\":" + entry);
  }

  private KeyChange revoke(SampleKey key) {
    return sample.change(
        sample.usOne,
        sample.usTwo,
        "key.revoke",
        "\"kid\":\"%s\",\"reason\":\"COMPROMISED\"".formatted(key.kid()));
  }

  private KeyChange rotate(SampleKey old, SampleKey with, String agency, String overlap) {
    return sample.change(
        sample.usOne,
        sample.usTwo,
        "key.rotate",
        "\"key\":%s,\"replaces\":\"%s\",\"overlap\":\"%s\""
            .formatted(SampleRegister.entry(agency, null, with), old.kid(), overlap));
  }

  private static void effect(KeyChange change) {
    assertThat(change).isInstanceOf(InEffect.class);
  }

  private static String code(KeyChange change) {
    return switch (change) {
      case Proposed _ -> "PROPOSED";
      case InEffect _ -> "IN_EFFECT";
      case Refused refused -> refused.code();
    };
  }

  @Test
  void anAgencyCannotBringInAnothersAct() {
    byte[] proposal = sample.usOne.sign(registration());
    assertThat(code(sample.keys.propose("us-dea", proposal))).isEqualTo("KEY_WRONG_AGENCY");
    Proposed proposed = (Proposed) sample.propose(proposal);
    String digest = proposed.proposal().digest();
    byte[] confirmation = sample.confirmation(sample.usTwo, digest);

    KeyChange relayed = sample.keys.confirm("us-dea", digest, confirmation);

    assertThat(code(relayed)).isEqualTo("KEY_WRONG_AGENCY");
    effect(sample.confirm(digest, confirmation));
  }
}
