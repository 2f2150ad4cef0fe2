/**
 * Who may do what: roles, rights, how far each right reaches, and the duties that one person does
 * not hold together. {@link org.capacitycompact.authorization.Right} is the one table that says so.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package org.capacitycompact.authorization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
