package org.capacitycompact.participation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeEnded;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.notice.Notice;
import org.capacitycompact.notice.Outbox;
import org.capacitycompact.participation.ParticipationWords.Step;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.platform.database.RowScope;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

/**
 * Other countries are invited to an initiative, answer, and may leave without ending it for the
 * rest (S101, S153). Whoever acts for an invited country does not see the initiative yet: their
 * right is checked on the invitation, which their rows show.
 */
@Embodies(
    value = {"S101", "S153"},
    as = Embodies.As.RECORD)
@Service
public class Participations {

  private final InitiativeLock turns;
  private final Initiatives initiatives;
  private final ParticipationRepository participations;
  private final ParticipationWords words;
  private final CountryDays days;
  private final Chronicle chronicle;
  private final Outbox outbox;
  private final Clock clock;

  Participations(
      InitiativeLock turns,
      Initiatives initiatives,
      ParticipationRepository participations,
      ParticipationWords words,
      CountryDays days,
      Chronicle chronicle,
      Outbox outbox,
      Clock clock) {
    this.turns = turns;
    this.initiatives = initiatives;
    this.participations = participations;
    this.words = words;
    this.days = days;
    this.chronicle = chronicle;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * The lead country invites another.
   *
   * @return the id of its taking part; 0 when the initiative has ended, or the country is invited
   *     or takes part already
   * @throws AccessDeniedException when they do not invite for the lead country
   */
  public long invite(InitiativeNumber number, Invitation invitation, Actor by) {
    return turns.shared(
        number,
        () -> {
          Initiative initiative = led(number, by);
          if (!initiative.status().isOpen()
              || participations
                  .findByNumberAndCountryOrderById(number, invitation.country())
                  .stream()
                  .anyMatch(each -> each.state().isOpen())) {
            return 0L;
          }
          Participation made =
              participations.saveAndFlush(
                  new Participation(
                      number,
                      initiative.title(),
                      initiative.language(),
                      invitation,
                      by.userId(),
                      clock.instant()));
          record(made, "invited", by, invitation.asked());
          tell(made, initiative, "invited", by, focalPoint(made), authority(made));
          return made.id();
        });
  }

  /** The lead country takes its invitation back; false when it was answered before. */
  public boolean withdraw(InitiativeNumber number, long id, String why, Actor by) {
    return turns.shared(
        number,
        () -> {
          Initiative initiative = led(number, by);
          return become(
              number,
              id,
              Step.WITHDRAWN,
              why,
              by,
              (part, today) -> part.withdraw(by.userId(), clock.instant()),
              part -> tell(part, initiative, "withdrawn", by, focalPoint(part), authority(part)));
        });
  }

  /** The invited country's focal point recommends to take part; false when it is too late. */
  public boolean recommend(InitiativeNumber number, long id, String why, Actor by) {
    return answered(
        number,
        id,
        Step.RECOMMENDED,
        Right.RECOMMEND_TAKING_PART,
        why,
        by,
        (part, today) -> part.recommend(by.userId(), today, clock.instant()),
        part -> tell(part, initiatives.get(number), "recommended", by, authority(part)));
  }

  /**
   * The invited country's authority endorses: its people see the initiative from now on. False when
   * it is too late, or nobody else has recommended it.
   */
  public boolean accept(InitiativeNumber number, long id, String why, Actor by) {
    return answered(
        number,
        id,
        Step.ACCEPTED,
        Right.DECIDE_TAKING_PART,
        why,
        by,
        (part, today) -> part.accept(by.userId(), today, clock.instant()),
        part -> {
          initiatives.openTo(number, audience(part));
          tell(part, initiatives.get(number), "accepted", by, focalPoint(part));
        });
  }

  /** The invited country's authority declines, with or without a reason; false when too late. */
  public boolean decline(InitiativeNumber number, long id, String why, Actor by) {
    return answered(
        number,
        id,
        Step.DECLINED,
        Right.DECIDE_TAKING_PART,
        why,
        by,
        (part, today) -> part.decline(by.userId(), today, clock.instant()),
        part -> tell(part, initiatives.get(number), "declined", by, focalPoint(part)));
  }

  /**
   * A country that takes part leaves: it sees nothing of the initiative any more, whose rows stay
   * marked as of a country that left. False when it does not take part.
   */
  public boolean leave(InitiativeNumber number, long id, String why, Actor by) {
    return answered(
        number,
        id,
        Step.LEFT,
        Right.DECIDE_TAKING_PART,
        why,
        by,
        (part, today) ->
            initiatives.get(number).status().isOpen() && part.leave(by.userId(), clock.instant()),
        part -> {
          initiatives.closeTo(number, audience(part), "");
          tell(part, initiatives.get(number), "left", by, focalPoint(part));
        });
  }

  /** Its day has passed: both countries are told. */
  void lapse(InitiativeNumber number, long id) {
    turns.shared(
        number,
        () -> {
          boolean ended = !initiatives.get(number).status().isOpen();
          return become(
              number,
              id,
              null,
              "",
              null,
              (part, today) -> part.lapse(today, ended, clock.instant()),
              this::tellOver);
        });
  }

  /** Nobody waits for an answer to an initiative that is over. */
  @EventListener
  void on(InitiativeEnded ended) {
    participations
        .findByNumberAndStateOrderById(ended.number(), ParticipationState.INVITED)
        .forEach(
            part -> {
              if (part.lapse(days.today(part.country()), true, clock.instant())) {
                participations.saveAndFlush(part);
                record(part, "over", null, "");
                tellOver(part);
              }
            });
  }

  private void tellOver(Participation part) {
    tell(part, initiatives.get(part.number()), "over", null, focalPoint(part), authority(part));
  }

  private boolean answered(
      InitiativeNumber number,
      long id,
      Step step,
      Right right,
      String why,
      Actor by,
      BiPredicate<Participation, LocalDate> transition,
      Consumer<Participation> then) {
    return turns.shared(
        number,
        () -> {
          Optional<Participation> asked = participations.findByIdAndNumber(id, number);
          if (asked.filter(part -> right.onBehalfOf(by, part.country())).isEmpty()) {
            throw new AccessDeniedException("it is not theirs to answer");
          }
          // They see the invitation, and not yet, or no longer, what it is about.
          RowScope.liftUntilTheTransactionEnds();
          return become(number, id, step, why, by, transition, then);
        });
  }

  private boolean become(
      InitiativeNumber number,
      long id,
      @Nullable Step step,
      String why,
      @Nullable Actor by,
      BiPredicate<Participation, LocalDate> transition,
      Consumer<Participation> then) {
    Participation part = participations.findByIdAndNumber(id, number).orElse(null);
    if (part == null || !transition.test(part, days.today(part.country()))) {
      return false;
    }
    participations.saveAndFlush(part);
    if (step != null && by != null) {
      words.say(part.id(), number, step, why, by);
    }
    String kind = step == null ? "over" : step.name().toLowerCase(Locale.ROOT);
    record(part, kind, by, why);
    then.accept(part);
    return true;
  }

  private Initiative led(InitiativeNumber number, Actor by) {
    Initiative initiative = initiatives.get(number);
    if (!Right.INVITE_COUNTRY.on(by, initiative.country())) {
      throw new AccessDeniedException("it is not theirs to invite");
    }
    return initiative;
  }

  private void record(Participation part, String kind, @Nullable Actor by, String words) {
    chronicle.record(part.number(), "participation." + kind, by, part.country(), words);
  }

  /** Tells the other country, which may not see the initiative: by its own page. */
  private void tell(
      Participation part, Initiative about, String kind, @Nullable Actor by, String... whom) {
    outbox.tell(
        Notice.of("participation.told." + kind)
            .to(whom)
            .by(by)
            .telling(String.valueOf(part.id()), about.number().value(), about.title())
            .leadingTo("/participations/" + part.id()));
  }

  private static String audience(Participation part) {
    return "country:" + part.country();
  }

  private static String focalPoint(Participation part) {
    return "group:" + Role.FOCAL_POINT.groupFor(part.country());
  }

  private static String authority(Participation part) {
    return "group:" + Role.NATIONAL_AUTHORITY.groupFor(part.country());
  }
}
