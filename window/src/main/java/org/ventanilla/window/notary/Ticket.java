package org.ventanilla.window.notary;

/// A leaf that is on its way into the ledger: it stands in the database from the commit of its step
/// on.
///
/// @param value a number of this window's database, of no meaning outside it
public record Ticket(long value) {}
