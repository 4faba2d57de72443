package org.ventanilla.ledger;

import java.time.Instant;

/// When a witness first said it saw a checkpoint, by the witness's own clock.
public record WitnessTime(String witness, Instant time) {}
