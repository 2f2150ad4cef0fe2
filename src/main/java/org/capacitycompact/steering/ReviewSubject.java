package org.capacitycompact.steering;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.party.Parties;
import org.capacitycompact.platform.language.WrittenList;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Line;
import org.capacitycompact.web.Exhibit.Table;
import org.capacitycompact.web.Wording;
import org.capacitycompact.worklist.DecidedOn;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/**
 * What is reviewed independently: for the reviewer, and for the secretariat that appoints one, with
 * those who may be asked and those who were asked before (S28, S29).
 */
@Component
class ReviewSubject implements DecidedOn {

  private final Dossier dossier;
  private final IndependentReviews reviews;
  private final ReleasedReviewers released;
  private final Parties parties;
  private final Wording wording;

  ReviewSubject(
      Dossier dossier,
      IndependentReviews reviews,
      ReleasedReviewers released,
      Parties parties,
      Wording wording) {
    this.dossier = dossier;
    this.reviews = reviews;
    this.released = released;
    this.parties = parties;
    this.wording = wording;
  }

  @Override
  public Set<String> tasks() {
    return Set.of(ApprovalProcess.APPOINT_REVIEWER, ApprovalProcess.REVIEW_INDEPENDENTLY);
  }

  @Override
  public List<Exhibit> of(TaskInHand task, Locale language) {
    List<Exhibit> shown = new ArrayList<>();
    if (task.task().equals(ApprovalProcess.APPOINT_REVIEWER)) {
      shown.add(candidates(task, language));
      shown.add(released.of(task.number(), language));
    }
    shown.addAll(dossier.of(task.number(), language));
    return shown;
  }

  private Exhibit candidates(TaskInHand task, Locale language) {
    Map<String, String> organisations = parties.organisationNames();
    return new Table(
        wording.say(language, "steering.candidates"),
        Stream.of("name", "of")
            .map(column -> wording.say(language, "steering.candidates." + column))
            .toList(),
        reviews.candidates(task.number(), task.country()).stream()
            .map(
                candidate ->
                    Line.of(Cell.of(candidate.name()), of(candidate, organisations, language)))
            .toList(),
        wording.say(language, "steering.candidates.note"),
        false);
  }

  private Cell of(Actor candidate, Map<String, String> organisations, Locale language) {
    String where =
        Stream.concat(
                Stream.ofNullable(candidate.organisation())
                    .map(code -> organisations.getOrDefault(code, code)),
                Stream.ofNullable(candidate.country()).map(code -> wording.country(code, language)))
            .collect(WrittenList.in(language));
    return where.isEmpty() ? Cell.NONE : Cell.of(where);
  }
}
