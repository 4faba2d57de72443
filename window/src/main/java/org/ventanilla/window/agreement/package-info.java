/// The agreement between two governments as data: agencies, roles, kinds, due times, routes,
/// grounds. Read and checked whole at start; a wrong file names its line and nothing of it is used.
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package org.ventanilla.window.agreement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
