package org.capacitycompact.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.review.Reviews.Invitation;
import org.capacitycompact.review.Reviews.Review;
import org.capacitycompact.review.Roster.Peer;
import org.capacitycompact.worklist.NamedDays;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The secretariat invites reviewers from the roster, at least one of them a practitioner (S40). */
@Component
class InviteReviewers implements TaskHandler {

  private static final String INVITED = "invitedReviewers";

  private final Roster roster;
  private final Reviews reviews;
  private final ReviewFacts facts;
  private final ReviewWords words;
  private final NamedDays days;
  private final CountryDays countries;

  InviteReviewers(
      Roster roster,
      Reviews reviews,
      ReviewFacts facts,
      ReviewWords words,
      NamedDays days,
      CountryDays countries) {
    this.roster = roster;
    this.reviews = reviews;
    this.facts = facts;
    this.words = words;
    this.days = days;
    this.countries = countries;
  }

  @Override
  public String task() {
    return ReviewProcess.INVITE_REVIEWERS;
  }

  @Override
  public Right right() {
    return Right.INVITE_REVIEWERS;
  }

  @Override
  public Map<String, Object> prefill(TaskInHand task) {
    Map<String, Object> known = new HashMap<>();
    reviews
        .open(task.number())
        .ifPresent(
            review -> {
              known.put("reviewKind", review.kind());
              if (review.questions() != null) {
                known.put("reviewQuestions", review.questions());
              }
            });
    return known;
  }

  @Override
  public Map<String, List<Choice>> choices(TaskInHand task) {
    return Map.of(
        "invitedReviewersOptions",
        free(task.number()).stream()
            .map(peer -> new Choice(peer.userId(), words.peer(peer)))
            .toList());
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers answers) {
    InitiativeNumber number = task.number();
    List<FieldError> errors = new ArrayList<>();
    if (facts.light(number) && !answers.text("reviewKind").equals("final")) {
      errors.add(FieldError.of("reviewKind", "review.light.final"));
    }
    List<Invitation> reviewed = invitations(number).stream().filter(Invitation::reviewed).toList();
    List<Peer> chosen = chosen(number, answers);
    int missing = facts.required(number) - reviewed.size();
    if (chosen.size() < missing) {
      errors.add(FieldError.of(INVITED, "review.tooFew", String.valueOf(missing)));
    } else if (reviewed.stream().noneMatch(Invitation::practitioner)
        && chosen.stream().noneMatch(Peer::practitioner)) {
      errors.add(FieldError.of(INVITED, "review.noPractitioner"));
    }
    answers
        .optionalDate("peerReviewDue")
        .filter(due -> due.isBefore(countries.todayOf(number)))
        .ifPresent(
            due ->
                errors.add(
                    FieldError.ofDays(
                        "peerReviewDue", "review.date.past", due, countries.todayOf(number))));
    LocalDate last =
        countries.todayOf(number).plusDays(days.longest(ReviewProcess.REVIEW_INITIATIVE));
    answers
        .optionalDate("peerReviewDue")
        .filter(last::isBefore)
        .ifPresent(
            far -> errors.add(FieldError.ofDays("peerReviewDue", "review.date.far", last, far)));
    return errors;
  }

  @Override
  public boolean isReadBySome() {
    return true;
  }

  /** Reviewers are numbered for others, not named. */
  @Override
  public boolean isReadBy(Actor reader, @Nullable String localKey) {
    return Right.INVITE_REVIEWERS.of(reader);
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    List<Peer> chosen = chosen(task.number(), answers);
    Review review =
        reviews.invite(
            task.number(),
            answers.text("reviewKind"),
            answers.optionalDate("peerReviewDue").orElse(null),
            answers.optionalText("reviewQuestions").orElse(null),
            task.actor().userId());
    reviews.invite(review, chosen);
    return Route.on().telling(answers.text("reviewKind"), String.valueOf(chosen.size()));
  }

  private List<Peer> chosen(InitiativeNumber number, Answers answers) {
    Set<String> chosen = Set.copyOf(answers.list(INVITED));
    return free(number).stream().filter(peer -> chosen.contains(peer.userId())).toList();
  }

  private List<Peer> free(InitiativeNumber number) {
    Set<String> answered =
        invitations(number).stream()
            .filter(invitation -> Reviews.ANSWERED.contains(invitation.state()))
            .map(Invitation::reviewer)
            .collect(Collectors.toSet());
    return roster.free(number).stream().filter(peer -> !answered.contains(peer.userId())).toList();
  }

  private List<Invitation> invitations(InitiativeNumber number) {
    return reviews.open(number).map(reviews::invitations).orElse(List.of());
  }
}
