package org.capacitycompact.attachment;

import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.ReviewSeats;
import org.capacitycompact.initiative.plan.Partner;
import org.capacitycompact.initiative.plan.Plans;
import org.springframework.stereotype.Component;

/**
 * Who may add and withdraw documents: those who take part in the initiative; after its end only the
 * secretariat. Everybody who sees the initiative may read them.
 */
@Component
public class AttachmentRights {

  private final Plans plans;
  private final ReviewSeats reviews;

  AttachmentRights(Plans plans, ReviewSeats reviews) {
    this.plans = plans;
    this.reviews = reviews;
  }

  /** Whether this person, who sees the initiative, may add to it. */
  public boolean mayAdd(Initiative initiative, Actor actor) {
    return Right.ATTACH_AT_ANY_TIME.on(actor, initiative.country())
        || initiative.status().isOpen() && takesPart(initiative, actor);
  }

  /** Whether this person, who sees the initiative, may withdraw this document. */
  public boolean mayWithdraw(Initiative initiative, Attachment attachment, Actor actor) {
    boolean own =
        attachment.addedBy().equals(actor.userId())
            && initiative.status().isOpen()
            && Right.WITHDRAW_OWN_ATTACHMENT.on(actor, initiative.country());
    return attachment.withdrawn() == null
        && (own || Right.WITHDRAW_ANY_ATTACHMENT.on(actor, initiative.country()));
  }

  /** Whether this person may read the content; for a withdrawn one, only the secretariat. */
  public boolean mayRead(Initiative initiative, Attachment attachment, Actor actor) {
    return attachment.withdrawn() == null
        || Right.READ_WITHDRAWN_ATTACHMENT.on(actor, initiative.country());
  }

  /**
   * Being asked for an offer or a vote opens an initiative to a person without making them part of
   * it; chosen providers and reviewers take part.
   */
  private boolean takesPart(Initiative initiative, Actor actor) {
    String country = initiative.country();
    return Right.ATTACH.on(actor, country)
        || Right.ATTACH_AS_CHOSEN_PARTNER.on(actor, country)
            && actor.isTiedTo(
                plans.partners(initiative.number()).stream().map(Partner::organisation).toList())
        || Right.ATTACH_AS_REVIEWER.on(actor, country)
            && reviews.isReviewing(initiative.number(), actor);
  }
}
