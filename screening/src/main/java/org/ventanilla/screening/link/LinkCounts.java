package org.ventanilla.screening.link;

/// What a graph is made of, and what could not be joined.
///
/// @param entities nodes that are entries of lists
/// @param relations relations between two of them
/// @param resolvedNames relations to a name that is an entry's
/// @param unresolvedNames relations to a name that is no entry's
/// @param ambiguousNames relations to a name that several entries have, joined to each
/// @param danglingIds relations to an id that is no entry's
/// @param sharedValues addresses, numbers and the like that several entries have
/// @param hubs of these, those with too many entries to say anything
/// @param vagueAddresses addresses that are only a city or a country
public record LinkCounts(
    int entities,
    int relations,
    int resolvedNames,
    int unresolvedNames,
    int ambiguousNames,
    int danglingIds,
    int sharedValues,
    int hubs,
    int vagueAddresses) {}
