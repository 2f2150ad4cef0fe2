package org.capacitycompact.comment;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.plan.Partner;
import org.capacitycompact.initiative.plan.Plans;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who says what to whom about an initiative, by the one table of rights: whoever takes part in it,
 * until it ends. Nobody opens a comment to people to whom they do not belong.
 */
@Component
public class CommentRights {

  private final Plans plans;
  private final JdbcClient database;

  CommentRights(Plans plans, JdbcClient database) {
    this.plans = plans;
    this.database = database;
  }

  /** For somebody who sees the initiative. */
  public CommentAccess of(Initiative initiative, Actor actor) {
    Set<OpenTo> opens = EnumSet.noneOf(OpenTo.class);
    Set<Asked> asks = EnumSet.noneOf(Asked.class);
    Set<Asked> answersFor = EnumSet.noneOf(Asked.class);
    if (!initiative.status().isOpen()) {
      return new CommentAccess(actor, opens, asks, answersFor);
    }
    String country = initiative.country();
    List<String> partners =
        plans.partners(initiative.number()).stream().map(Partner::organisation).toList();
    // Being invited opens an initiative to a provider without making them part of it.
    boolean partner =
        Right.COMMENT_AS_CHOSEN_PARTNER.on(actor, country) && actor.isTiedTo(partners);
    if (partner || Right.COMMENT.on(actor, country)) {
      opens.add(OpenTo.EVERYBODY);
      asks.add(Asked.COUNTRY);
      if (!partners.isEmpty()) {
        asks.add(Asked.PARTNERS);
      }
      if (isWithSecretariat(initiative)) {
        asks.add(Asked.SECRETARIAT);
      }
    }
    if (partner) {
      opens.add(OpenTo.PARTNERS);
      answersFor.add(Asked.PARTNERS);
    }
    if (actor.belongsTo(country) && Right.COMMENT.on(actor, country)) {
      opens.addAll(Set.of(OpenTo.PARTNERS, OpenTo.COUNTRY));
    }
    if (Right.ANSWER_COMMENTS.on(actor, country)) {
      answersFor.add(Asked.COUNTRY);
    }
    if (Right.SHARE_INTERNAL_NOTES.on(actor, country)) {
      opens.add(OpenTo.SECRETARIAT);
      asks.add(Asked.SECRETARIAT);
      answersFor.add(Asked.SECRETARIAT);
    }
    return new CommentAccess(actor, opens, asks, answersFor);
  }

  /** Before the initiative is opened to the secretariat, nobody there reads a question. */
  private boolean isWithSecretariat(Initiative initiative) {
    return database
        .sql("select exists (select from initiative_audience where number = ? and audience = ?)")
        .params(initiative.number(), "group:" + Role.SECRETARIAT.group())
        .query(Boolean.class)
        .single();
  }
}
