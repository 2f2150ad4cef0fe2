package org.capacitycompact.initiative.plan;

import org.capacitycompact.platform.Embodies;
import org.jspecify.annotations.Nullable;

/** A risk of the initiative (S80), likelihood and impact from 1 to 3. */
@Embodies(value = "S80", as = Embodies.As.RECORD)
public record Risk(
    int position, String title, int likelihood, int impact, @Nullable String mitigation) {}
