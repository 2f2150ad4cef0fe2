/** Decision tables, their figures, drafts and replay as people read and change them. */
@NullMarked
@NamedInterface("web")
package org.capacitycompact.rulebook.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
