/**
 * Task forms: one schema serves the page, the check on the server and the engine's Tasklist.
 *
 * <p>Nothing here knows the engine, the web or the database. Input that is wrong is answered with
 * {@link org.capacitycompact.worklist.form.FieldError}s, never with an exception; an exception
 * means that a form file or our own code is wrong.
 */
@NullMarked
@NamedInterface("form")
package org.capacitycompact.worklist.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
