/// Mexico's two personal keys, read and held against the name and birth date they encode: the CURP
/// of the population register and the RFC of the tax authority.
@NullMarked
package org.ventanilla.screening.civil;

import org.jspecify.annotations.NullMarked;
