/** In which language somebody writes, as a page asks for it. */
@NullMarked
@NamedInterface("web")
package org.capacitycompact.form.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
