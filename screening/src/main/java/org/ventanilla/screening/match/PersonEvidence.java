package org.ventanilla.screening.match;

import org.ventanilla.screening.person.Person;

/// What a person states of themselves beside the name, packed for comparing with many entries. Made
/// by an [EntityTable], whose numbers it speaks.
///
/// @param person who it is
/// @param days spans of the birth date: from, to, 1 if circa, and so on; empty if not stated
/// @param sex ordinal of the sex, also as the CURP has it
/// @param country the table's number of the nationality; [EntityTable#NOWHERE] if not stated
/// @param individual whether they are known to be a human being
/// @param marks numbers that identify them
@SuppressWarnings("ArrayRecordComponent") // Packed once, read by one thread, never compared.
record PersonEvidence(
    Person person, int[] days, int sex, int country, boolean individual, Mark[] marks) {}
