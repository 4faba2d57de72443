package org.ventanilla.window.exchange;

/// Who calls: an agency that holds a valid access token. What a person did is proven by the
/// person's own signature on the act, not by the token.
///
/// @param agency the agency's id in the agreement
public record Caller(String agency) {}
