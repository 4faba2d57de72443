package org.ventanilla.policy;

import org.jspecify.annotations.Nullable;

/// What the policy may know of the record a field belongs to. `null` means not known; a condition
/// that reads what is not known denies, unless it asks with `has(…)` first.
///
/// @param holder the authority that holds the record
/// @param category the record's own category, where it has one
/// @param classification such as `restricted`
/// @param handling such as `H1`
/// @param source evaluation of the source, such as `A`
/// @param information evaluation of the information, such as `1`
/// @param originator whose information it is, where it is not the holder's own
/// @param thirdParty whether it came from a third party
/// @param consent whether the originator has consented to this release
public record RecordFacts(
    String holder,
    @Nullable String category,
    @Nullable String classification,
    @Nullable String handling,
    @Nullable String source,
    @Nullable String information,
    @Nullable String originator,
    boolean thirdParty,
    boolean consent) {}
