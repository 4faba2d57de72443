/// Indirect connections: the graph that lists, holdings and a person's own declared facts make, and
/// the paths in it from a person to those who are designated.
@NullMarked
package org.ventanilla.screening.link;

import org.jspecify.annotations.NullMarked;
