/**
 * Task forms: one schema serves the page, the check on the server and the engine's Tasklist.
 *
 * <p>Only {@code form.web} knows requests; nothing here knows the engine or reads the database.
 * Input that is wrong is answered with {@link org.capacitycompact.form.FieldError}s, never with an
 * exception; an exception means that a form file or our own code is wrong.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "money", "web"})
package org.capacitycompact.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
