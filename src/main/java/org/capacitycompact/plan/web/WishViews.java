package org.capacitycompact.plan.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.Choice;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.plan.ChangeWords;
import org.capacitycompact.plan.Owners;
import org.capacitycompact.plan.PlanAccess;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.PlanRights;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.RowChoices;
import org.capacitycompact.plan.Section;
import org.capacitycompact.plan.Side;
import org.capacitycompact.plan.WantedChange;
import org.capacitycompact.plan.WishRecord;
import org.capacitycompact.plan.WishRecord.Made;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people wanted in a plan as one reader sees it, beside what is there. */
@Component
class WishViews {

  private static final Map<String, String> COLOURS =
      Map.of(
          "OPEN", "warn",
          "AGREED", "warn",
          "ACCEPTED", "good",
          "APPLIED", "good",
          "DECLINED", "bad",
          "REFUSED", "bad",
          "WITHDRAWN", "",
          "LAPSED", "");

  private final WishRecord wishes;
  private final ChangeWords words;
  private final PlanRecord plan;
  private final PlanRights rights;
  private final RowChoices choices;
  private final Owners owners;
  private final Wording wording;

  WishViews(
      WishRecord wishes,
      ChangeWords words,
      PlanRecord plan,
      PlanRights rights,
      RowChoices choices,
      Owners owners,
      Wording wording) {
    this.wishes = wishes;
    this.words = words;
    this.plan = plan;
    this.rights = rights;
    this.choices = choices;
    this.owners = owners;
    this.wording = wording;
  }

  /**
   * Something that somebody wanted.
   *
   * @param address of its row; null of one that is yet to be added
   * @param notes what is to be known of it: that the row was changed since, until when it waits
   * @param decision what was decided, by whom; null while nobody did
   * @param seen the revision of the row that is shown beside it
   * @param decides whether the reader accepts or declines it
   * @param withdraws whether the reader may take it back
   */
  record WishView(
      long id,
      List<Quoted.Part> title,
      @Nullable String address,
      List<ChangeWords.Line> lines,
      String words,
      @Nullable String language,
      String made,
      Tag state,
      List<String> notes,
      @Nullable String decision,
      @Nullable String answer,
      int seen,
      boolean decides,
      boolean withdraws) {}

  /** What is read once for all of a page. */
  private record Reading(
      Initiative initiative,
      PlanAccess access,
      Map<Section, List<Row>> rows,
      Map<String, List<Choice>> choices,
      Actor reader,
      Locale language) {

    @Nullable Row row(WantedChange wanted) {
      Integer position = wanted.position();
      return position == null
          ? null
          : rows.getOrDefault(wanted.section(), List.of()).stream()
              .filter(row -> row.position() == position)
              .findFirst()
              .orElse(null);
    }
  }

  List<WishView> proposals(Initiative initiative, Actor reader, Locale language) {
    Reading reading = reading(initiative, reader, language);
    return wishes.proposals(initiative.number()).stream()
        .map(
            made ->
                view(
                    made,
                    "plan.proposal.state.",
                    made.isOpen() && reading.access().edits(),
                    made.isOpen() && made.madeBy().equals(reader.userId()),
                    reading))
        .toList();
  }

  List<WishView> requests(Initiative initiative, Actor reader, Locale language) {
    Reading reading = reading(initiative, reader, language);
    Side side = Side.of(initiative, reading.access()).orElse(null);
    Set<String> partners = side == Side.PARTNER ? owners.partners(initiative.number()) : Set.of();
    return wishes.requests(initiative.number()).stream()
        .map(
            made ->
                view(
                    made,
                    "plan.change.state.",
                    side != null && side != made.side() && isTheirs(made, partners, reading),
                    side != null && side == made.side() && isTheirs(made, partners, reading),
                    reading))
        .toList();
  }

  /** Whether it waits, and is about no row of another partner. */
  private static boolean isTheirs(Made made, Set<String> partners, Reading reading) {
    Set<String> theirs = Owners.of(partners, made.wanted(), reading.row(made.wanted()));
    return made.isOpen() && (theirs.isEmpty() || reading.reader().isTiedTo(theirs));
  }

  private Reading reading(Initiative initiative, Actor reader, Locale language) {
    Map<Section, List<Row>> rows = plan.whole(initiative.number());
    return new Reading(
        initiative,
        rights.of(initiative, reader),
        rows,
        choices.of(initiative, rows, reader, language),
        reader,
        language);
  }

  private WishView view(
      Made made, String states, boolean decides, boolean withdraws, Reading reading) {
    WantedChange wanted = made.wanted();
    Locale language = reading.language();
    Row row = reading.row(wanted);
    // What waits is compared with what is there, what was decided with what was there.
    boolean waits = made.isOpen() && row != null;
    Map<String, Object> before = waits ? Objects.requireNonNull(row).values() : made.before();
    return new WishView(
        made.id(),
        Quoted.parts(words.title(wanted, before, language)),
        wanted.position() == null
            ? null
            : "/initiatives/%s/plan/%s/%d"
                .formatted(wanted.number(), wanted.section().id(), wanted.position()),
        words.lines(wanted, before, reading.choices(), language),
        made.words(),
        made.language(),
        wording.say(
            language, "plan.wish.made", made.maker(), wording.moment(made.madeAt(), language)),
        new Tag(
            wording.say(language, states + made.state()), COLOURS.getOrDefault(made.state(), "")),
        notes(made, row, language),
        made.decider() == null || made.decidedAt() == null
            ? null
            : wording.say(
                language,
                "plan.wish.decided",
                made.decider(),
                wording.moment(made.decidedAt(), language)),
        made.answer(),
        row == null ? 0 : row.revision(),
        decides,
        withdraws);
  }

  private List<String> notes(Made made, @Nullable Row row, Locale language) {
    List<String> notes = new ArrayList<>();
    WantedChange wanted = made.wanted();
    if (made.size() != null) {
      notes.add(wording.say(language, "plan.change.size." + made.size()));
    }
    if (made.isOpen()) {
      if (made.lapsesOn() != null) {
        notes.add(
            wording.say(language, "plan.change.until", wording.day(made.lapsesOn(), language)));
      }
      if (wanted.position() != null && row == null) {
        notes.add(wording.say(language, "plan.wish.gone"));
      } else if (row != null && !Objects.equals(row.revision(), wanted.base())) {
        notes.add(wording.say(language, "plan.wish.overtaken"));
      }
    }
    return notes;
  }
}
