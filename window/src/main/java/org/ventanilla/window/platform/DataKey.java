package org.ventanilla.window.platform;

import java.util.UUID;

/// A data key somebody holds: only its random id, which the holder stores beside what it sealed.
/// The key itself never leaves [Vault].
public record DataKey(UUID id) {}
