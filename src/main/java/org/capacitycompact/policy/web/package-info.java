/** The pages of countries and their facts. */
@NullMarked
@NamedInterface("web")
package org.capacitycompact.policy.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
