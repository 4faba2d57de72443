package org.ventanilla.window.exchange;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.ventanilla.window.accreditation.Keys;
import org.ventanilla.window.accreditation.Signatures;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.OwnParty;
import org.ventanilla.window.notary.Notary;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.Ids;
import org.ventanilla.window.platform.Vault;
import org.ventanilla.window.release.ReleaseDesk;

/// The exchange put together: its door and what keeps requests moving.
record ExchangeParts(Exchange exchange, Onward onward, Bell bell, PolicyWatch policies)
    implements AutoCloseable {

  static ExchangeParts of(Surroundings around) {
    Database database = around.database();
    ExchangeSettings settings = around.settings();
    Alarms alarms = new Alarms(around.agreement(), around.own());
    WorkStore works = new WorkStore(database);
    Onward onward = new Onward(database, works, settings, around.now());
    Bell bell = new Bell();
    RequestStore requests = new RequestStore(database);
    Seals seals = new Seals(around.vault());
    Evidence evidence = new Evidence(around.random());
    Shown shown = new Shown(around.agreement(), around.own());
    Retention retention = new Retention(around.agreement().retention(), around.ids());
    Memory memory = around.memory();
    InquiryStore inquiries = new InquiryStore(database);
    Wiring wiring =
        new Wiring(
            around.agreement(),
            around.own(),
            around.own().audience(),
            settings,
            database,
            around.notary(),
            requests,
            inquiries,
            new TimelineStore(database),
            evidence,
            seals,
            alarms,
            new Planner(
                around.ids(),
                alarms,
                settings.lease(),
                around.agreement().visibility().minimumTime()),
            new Transitions(
                database,
                around.notary(),
                evidence,
                seals,
                shown,
                retention,
                around.faults(),
                onward::goOn,
                bell,
                memory),
            memory,
            new StoredFacts.Readers(inquiries, requests, seals),
            bell,
            shown,
            around.ids(),
            around.random(),
            around.now(),
            around.faults());
    return parts(around, wiring, works, onward);
  }

  private static ExchangeParts parts(
      Surroundings around, Wiring wiring, WorkStore works, Onward onward) {
    Steps steps = new Steps(wiring, works);
    Notices notices = new Notices(wiring);
    Documents documents = new Documents(wiring.requests(), wiring.seals());
    Collecting collecting = new Collecting(wiring);
    Asking asking = new Asking(wiring, around.holders(), works, documents, collecting, steps);
    Deciding deciding = new Deciding(wiring, around.release(), steps);
    Releasing releasing =
        new Releasing(
            wiring,
            around.release(),
            new Answering(wiring.agreement().visibility(), wiring.ids()),
            notices,
            steps,
            new Rechecking(
                wiring, collecting, asking, new PolicyChanges(wiring, around.release())));
    onward.does(
        Map.of(
            Work.Task.ROUTE,
            new Routing(wiring, steps)::carryOut,
            Work.Task.ASK,
            asking::carryOut,
            Work.Task.DECIDE,
            deciding::carryOut,
            Work.Task.RELEASE,
            releasing::carryOut,
            Work.Task.RECHECK,
            releasing::recheck,
            Work.Task.REDECIDE,
            new Redeciding(wiring, around.release(), steps)::carryOut,
            Work.Task.SHRED,
            new Shredding(
                    wiring, works, new Retention(wiring.agreement().retention(), wiring.ids()))
                ::carryOut,
            Work.Task.CLOCK,
            new ClockStep(wiring, steps, works, collecting)::carryOut));
    ActDesk desk = new ActDesk(wiring, new ActReader(around.signatures(), wiring));
    DecisionFile decisions = new DecisionFile(wiring, around.release());
    Exchange exchange =
        new WindowExchange(
            new FilingDesk(
                wiring,
                around.signatures(),
                new FilingReader(),
                new FilingRules(
                    wiring.agreement(),
                    wiring.own(),
                    wiring.audience(),
                    around.kinds(),
                    around.keys())),
            new CaseFile(wiring, desk, documents),
            new Retrieval(wiring),
            new RequesterActs(wiring, desk),
            decisions,
            new DecisionActs(wiring, desk, around.release(), decisions),
            new HolderDesk(wiring, desk, documents, collecting),
            new StatisticsDesk(wiring),
            notices,
            new ConsentDesk(wiring, desk),
            new PastDecisions(wiring, collecting, around.release()));
    return new ExchangeParts(
        exchange, onward, wiring.bell(), new PolicyWatch(wiring, works, around.release()));
  }

  @Override
  public void close() {
    bell.close();
    policies.close();
    onward.close();
  }

  /// What the exchange stands on.
  record Surroundings(
      ExchangeSettings settings,
      Agreement agreement,
      OwnParty own,
      Database database,
      Vault vault,
      Notary notary,
      Signatures signatures,
      Keys keys,
      ReleaseDesk release,
      Map<String, RequestKind> kinds,
      Map<String, Holder> holders,
      Ids ids,
      RandomGenerator random,
      Now now,
      Memory memory,
      FaultPoint faults) {}
}
