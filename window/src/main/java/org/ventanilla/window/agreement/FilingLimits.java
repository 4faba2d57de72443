package org.ventanilla.window.agreement;

import java.time.Duration;

/// How long a signed filing may be valid at most (`exp` − `iat`), and how far two clocks may
/// differ.
public record FilingLimits(Duration maxValidity, Duration clockSkew) {}
