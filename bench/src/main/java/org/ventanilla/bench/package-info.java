/// Load runs and micro-benchmarks, each beside the peer or the bare limit it is measured against.
@NullMarked
package org.ventanilla.bench;

import org.jspecify.annotations.NullMarked;
