/** The task list, the page of a task, and the process of an initiative. */
@NullMarked
@NamedInterface("web")
package org.capacitycompact.worklist.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
