package org.ventanilla.window.accreditation;

import org.jspecify.annotations.Nullable;

/// Whose signature it is.
///
/// @param officer null when the agency itself signed
public record Signer(String kid, String agency, @Nullable Officer officer) {}
