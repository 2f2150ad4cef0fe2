package org.capacitycompact.plan;

import org.capacitycompact.initiative.InitiativeNumber;

/**
 * Both sides agreed to a change of a signed plan that the steering group has to approve. Published
 * within the transaction in which the second one agreed: whoever puts questions to the group puts
 * this one, and tells {@link ChangeRequests} what came of it.
 *
 * @param request the request for the change
 * @param words why it is asked for
 * @param askedBy who asked, by sign-in name: they do not vote on it
 */
public record GroupAsked(InitiativeNumber number, long request, String words, String askedBy) {}
