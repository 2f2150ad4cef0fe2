/**
 * The pages on which country and partners write the plan. What else a capability has to show of a
 * row, or of a section, joins them as a {@code RowPart} or a {@code SectionPart}.
 */
@NullMarked
@NamedInterface("web")
package org.capacitycompact.plan.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
