package org.ventanilla.window.exchange;

import java.util.random.RandomGenerator;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.OwnParty;
import org.ventanilla.window.notary.Notary;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.Ids;

/// What every step of the exchange is made of, put together once.
record Wiring(
    Agreement agreement,
    OwnParty own,
    String audience,
    ExchangeSettings settings,
    Database database,
    Notary notary,
    RequestStore requests,
    InquiryStore inquiries,
    TimelineStore timeline,
    Evidence evidence,
    Seals seals,
    Alarms alarms,
    Planner planner,
    Transitions transitions,
    Memory memory,
    StoredFacts.Readers stored,
    Bell bell,
    Shown shown,
    Ids ids,
    RandomGenerator random,
    Now now,
    FaultPoint faults) {}
