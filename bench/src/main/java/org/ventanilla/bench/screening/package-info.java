/// Measurements of screening: kernels, one query, bulk, load, growth with the size of the list. The
/// people and lists are invented, with the skew of real ones.
@NullMarked
package org.ventanilla.bench.screening;

import org.jspecify.annotations.NullMarked;
