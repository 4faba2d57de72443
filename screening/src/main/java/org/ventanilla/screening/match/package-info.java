/// Decides how likely a person is an entry of a list, and says why. Weighs the name with birth
/// date, sex, countries and numbers, ranks the entries, and explains each hit in data and in words.
@NullMarked
package org.ventanilla.screening.match;

import org.jspecify.annotations.NullMarked;
