package org.capacitycompact.delivery;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.money.Money;
import org.capacitycompact.party.People;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Line;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows milestones: one beside its plan, or all of an initiative. */
@Component
class MilestoneExhibits {

  private final People people;
  private final DeliveryWords words;

  MilestoneExhibits(People people, DeliveryWords words) {
    this.people = people;
    this.words = words;
  }

  /** What has to be delivered, and why it came back. */
  Exhibit planned(Milestone milestone, Locale language) {
    return new Exhibit.Collected()
        .add(say("milestone", language), title(milestone))
        .add(say("institution", language), Cell.said(milestone.institution(), null))
        .add(say("due", language), day(milestone.due(), language))
        .add(say("amount", language), money(milestone.amount(), language))
        .add(say("sentBack", language), said(milestone.verificationNote()))
        .under(say("toDeliver", language));
  }

  /** What was planned and what was delivered, side by side. */
  Exhibit besidePlan(Milestone milestone, Locale language) {
    return new Exhibit.Table(
        say("besidePlan", language, milestone.position().toString(), milestone.title()),
        List.of("", say("planned", language), say("delivered", language)),
        List.of(
            Line.of(
                Cell.of(say("day", language)),
                day(milestone.due(), language),
                late(milestone, language)),
            Line.of(
                Cell.of(say("money", language)),
                money(milestone.amount(), language),
                money(milestone.spent(), language)),
            Line.of(
                Cell.of(say("by", language)),
                Cell.said(milestone.institution(), null),
                deliverer(milestone))));
  }

  private Cell deliverer(Milestone milestone) {
    String by = milestone.deliveredBy();
    return by == null ? Cell.NONE : Cell.of(names(List.of(milestone)).getOrDefault(by, by));
  }

  /** How one can see that it was delivered. */
  Exhibit evidence(Milestone milestone, Locale language) {
    return new Exhibit.Collected()
        .add(say("evidence", language), said(milestone.evidence()))
        .add(say("link", language), said(milestone.evidenceLink()))
        .add(
            say("documents", language),
            Cell.of(say("documents.open", language)).leadingTo(documents(milestone.number())))
        .add(say("sentBack", language), said(milestone.verificationNote()))
        .under(say("evidence", language));
  }

  /** All of them, with their evidence, who verified them and what was paid. */
  Exhibit all(List<Milestone> milestones, Locale language) {
    Map<String, String> names = names(milestones);
    return new Exhibit.Table(
        say("milestones", language),
        Stream.of(
                "milestone", "due", "state", "delivered", "evidence", "verified", "amount", "paid")
            .map(column -> say(column, language))
            .toList(),
        milestones.stream().map(each -> line(each, names, language)).toList());
  }

  private Line line(Milestone milestone, Map<String, String> names, Locale language) {
    return Line.of(
        title(milestone),
        day(milestone.due(), language),
        Cell.tag(state(milestone, language)),
        who(milestone.deliveredOn(), milestone.deliveredBy(), names, language),
        said(
            Stream.of(milestone.evidence(), milestone.evidenceLink())
                .filter(Objects::nonNull)
                .reduce((text, link) -> text + "\n" + link)
                .orElse(null)),
        verified(milestone, names, language),
        money(milestone.amount(), language),
        day(milestone.paidOn(), language));
  }

  private Cell verified(Milestone milestone, Map<String, String> names, Locale language) {
    Cell who = who(milestone.verifiedOn(), milestone.verifiedBy(), names, language);
    String note = milestone.verificationNote();
    return note == null
        ? who
        : Cell.of(
            words.word("delivery.shows.withNote", language, who.text(), Quoted.in(null, note)));
  }

  private Cell who(
      @Nullable LocalDate on, @Nullable String by, Map<String, String> names, Locale language) {
    return on == null || by == null
        ? Cell.NONE
        : Cell.of(
            words.word(
                "delivery.shows.onBy",
                language,
                Figures.day(on, language),
                names.getOrDefault(by, by)));
  }

  private Map<String, String> names(List<Milestone> milestones) {
    return people.names(
        milestones.stream()
            .flatMap(each -> Stream.of(each.deliveredBy(), each.verifiedBy()))
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .distinct()
            .toList());
  }

  private Tag state(Milestone milestone, Locale language) {
    return new Tag(
        words.word("delivery.state." + milestone.state(), language),
        milestone.isVerified()
            ? "ok"
            : milestone.state() == MilestoneState.DELIVERED ? "warn" : "");
  }

  private Cell late(Milestone milestone, Locale language) {
    LocalDate on = milestone.deliveredOn();
    Cell day = day(on, language);
    return on != null && on.isAfter(milestone.due())
        ? day.with(new Tag(say("late", language), "warn"))
        : day;
  }

  private static Cell title(Milestone milestone) {
    return Cell.said(milestone.position() + ". " + milestone.title(), null);
  }

  static Cell day(@Nullable LocalDate day, Locale language) {
    return day == null ? Cell.NONE : Cell.of(Figures.day(day, language));
  }

  static Cell money(@Nullable Money amount, Locale language) {
    return amount == null ? Cell.NONE : Cell.number(Figures.money(amount, language));
  }

  static Cell said(@Nullable String text) {
    return Cell.said(text, null);
  }

  private static String documents(InitiativeNumber number) {
    return "/initiatives/" + number + "/" + Part.DOCUMENTS.path();
  }

  private String say(String key, Locale language, Object... filledWith) {
    return words.word("delivery.shows." + key, language, filledWith);
  }
}
