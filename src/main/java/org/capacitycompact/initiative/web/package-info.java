/** The list of initiatives, the page of one, and what a country says to the whole of it. */
@NullMarked
@NamedInterface("web")
package org.capacitycompact.initiative.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
