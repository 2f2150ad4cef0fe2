package org.capacitycompact.integrity;

import org.jspecify.annotations.Nullable;

/**
 * What somebody reports.
 *
 * @param what what happened
 * @param about the initiative as the reporter names it; may be empty
 * @param reporter sign-in name of one who wants to be told in their account; else null, also of
 *     somebody who is signed in
 * @param contact where else they can be reached, if they say
 */
public record NewReport(
    String what,
    String about,
    @Nullable String reporter,
    @Nullable String name,
    @Nullable String contact) {}
