package org.ventanilla.window.agreement;

/// The party this window belongs to, and its desk.
public record OwnParty(Party party, Agency desk) {}
