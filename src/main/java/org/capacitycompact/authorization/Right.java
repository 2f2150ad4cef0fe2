package org.capacitycompact.authorization;

import static org.capacitycompact.authorization.GrantScope.ALL;
import static org.capacitycompact.authorization.GrantScope.GENERAL;
import static org.capacitycompact.authorization.GrantScope.INVOLVED;
import static org.capacitycompact.authorization.GrantScope.OWN_COUNTRY;
import static org.capacitycompact.authorization.Role.CRITERIA_EDITOR;
import static org.capacitycompact.authorization.Role.FOCAL_POINT;
import static org.capacitycompact.authorization.Role.IMPLEMENTER;
import static org.capacitycompact.authorization.Role.INTEGRATOR;
import static org.capacitycompact.authorization.Role.NATIONAL_AUTHORITY;
import static org.capacitycompact.authorization.Role.NON_STATE_ACTOR;
import static org.capacitycompact.authorization.Role.OPERATOR;
import static org.capacitycompact.authorization.Role.PEER_REVIEWER;
import static org.capacitycompact.authorization.Role.PROVIDER;
import static org.capacitycompact.authorization.Role.SECRETARIAT;
import static org.capacitycompact.authorization.Role.STEERING_GROUP;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may do what, on which initiatives: this table is the only place that says so. Each row is a
 * right with the initiatives it covers, the roles that have it and the user tasks in which it is
 * used. It is checked against the person's present roles ({@link Actor}) whenever something is
 * done, not only when a page is shown.
 *
 * <p>{@code docs/who-sees-what.md} and the page of the same name are generated from it.
 */
public enum Right {
  // What is seen
  SEE_INITIATIVE(
      OWN_COUNTRY.of(FOCAL_POINT, NATIONAL_AUTHORITY, IMPLEMENTER, NON_STATE_ACTOR),
      INVOLVED.of(PROVIDER, SECRETARIAT, STEERING_GROUP, PEER_REVIEWER, INTEGRATOR)),
  SEE_DEMAND_BEFORE_ENDORSEMENT(
      OWN_COUNTRY.of(FOCAL_POINT, NATIONAL_AUTHORITY, IMPLEMENTER, NON_STATE_ACTOR)),
  SEE_VERDICTS(
      OWN_COUNTRY.of(FOCAL_POINT, NATIONAL_AUTHORITY, IMPLEMENTER, NON_STATE_ACTOR),
      INVOLVED.of(PROVIDER, SECRETARIAT, STEERING_GROUP, PEER_REVIEWER, INTEGRATOR)),
  SEE_HISTORY(
      OWN_COUNTRY.of(FOCAL_POINT, NATIONAL_AUTHORITY, IMPLEMENTER, NON_STATE_ACTOR),
      INVOLVED.of(PROVIDER, SECRETARIAT, STEERING_GROUP, PEER_REVIEWER)),
  SEE_TASKS_AND_DRAFTS_OF_THEIR_GROUP(
      OWN_COUNTRY.of(FOCAL_POINT, NATIONAL_AUTHORITY, IMPLEMENTER, NON_STATE_ACTOR),
      INVOLVED.of(PROVIDER, SECRETARIAT, STEERING_GROUP, PEER_REVIEWER)),
  SEE_ESCALATED_TASKS(ALL.of(SECRETARIAT)),
  SEE_OWN_BALLOT(INVOLVED.of(STEERING_GROUP)),
  SEE_KNOWN_ACTIVITIES(GENERAL.of(Role.values())),
  FIND_KNOWN_ACTIVITIES_IN_MENU(GENERAL.of(FOCAL_POINT, SECRETARIAT)),

  // Documents of an initiative
  ATTACH(OWN_COUNTRY.of(FOCAL_POINT, NATIONAL_AUTHORITY, IMPLEMENTER, NON_STATE_ACTOR)),
  ATTACH_AS_CHOSEN_PARTNER(INVOLVED.of(PROVIDER)),
  ATTACH_AS_REVIEWER(INVOLVED.of(PEER_REVIEWER)),
  ATTACH_AT_ANY_TIME(INVOLVED.of(SECRETARIAT)),
  WITHDRAW_OWN_ATTACHMENT(
      OWN_COUNTRY.of(FOCAL_POINT, NATIONAL_AUTHORITY, IMPLEMENTER, NON_STATE_ACTOR),
      INVOLVED.of(PROVIDER, SECRETARIAT, PEER_REVIEWER)),
  WITHDRAW_ANY_ATTACHMENT(INVOLVED.of(SECRETARIAT)),
  READ_WITHDRAWN_ATTACHMENT(INVOLVED.of(SECRETARIAT)),

  // What the country does
  RAISE_DEMAND(OWN_COUNTRY.of(FOCAL_POINT)),
  STOP_INITIATIVE(OWN_COUNTRY.of(FOCAL_POINT, NATIONAL_AUTHORITY)),
  ASK_WAIVER(OWN_COUNTRY.of(FOCAL_POINT, NATIONAL_AUTHORITY), INVOLVED.of(SECRETARIAT)),
  ASK_NEWER_CRITERIA(OWN_COUNTRY.of(FOCAL_POINT, NATIONAL_AUTHORITY), INVOLVED.of(SECRETARIAT)),
  SUSPEND_WORK(OWN_COUNTRY.of(FOCAL_POINT, NATIONAL_AUTHORITY)),
  WRITE_DEMAND(OWN_COUNTRY.of(FOCAL_POINT), "ArticulateDemand", "AnswerQuestion", "AppealOrAccept"),
  ENDORSE_DEMAND(OWN_COUNTRY.of(NATIONAL_AUTHORITY), "EndorseDemand"),
  CHOOSE_PARTNER(
      OWN_COUNTRY.of(FOCAL_POINT), "ChoosePartner", "DescribeTriangle", "DescribeSouthSouth"),
  WRITE_DESIGN(
      OWN_COUNTRY.of(FOCAL_POINT), "CompleteDesign", "DecideWithoutReply", "DecideToProceed"),
  COMMENT_ON_DESIGN(OWN_COUNTRY.of(NON_STATE_ACTOR), "CommentOnDesign"),
  COMMIT_LOCAL_SHARE(
      OWN_COUNTRY.of(NATIONAL_AUTHORITY), "CommitLocalShare", "DecideUnfunded", "ConfirmLetter"),
  SIGN_FOR_COUNTRY(OWN_COUNTRY.of(NATIONAL_AUTHORITY), "SignForCountry"),
  DELIVER_MILESTONE(OWN_COUNTRY.of(IMPLEMENTER), "DeliverMilestone"),
  NAME_PAYEE(OWN_COUNTRY.of(IMPLEMENTER), "NamePayee"),
  VERIFY_MILESTONE(OWN_COUNTRY.of(NATIONAL_AUTHORITY), "VerifyMilestone"),
  REPORT_PROGRESS(OWN_COUNTRY.of(IMPLEMENTER), "ReportProgress", "RefreshData"),
  CORRECT_COURSE(OWN_COUNTRY.of(FOCAL_POINT), "AgreeCorrection", "DecideEscalation"),
  RESUME_WORK(OWN_COUNTRY.of(FOCAL_POINT), "DecideResumption"),
  RESPOND_TO_REVIEW(OWN_COUNTRY.of(FOCAL_POINT), "RespondToReview"),
  EXAMINE_EXIT(
      OWN_COUNTRY.of(FOCAL_POINT), "ExamineTogether", "RecordLessons", "CheckLastingCapacity"),
  ACCEPT_HAND_OVER(OWN_COUNTRY.of(NATIONAL_AUTHORITY), "AcceptHandOver"),

  // What others do, where they are asked
  ANSWER_DEMAND(INVOLVED.of(PROVIDER), "AnswerDemand"),
  AGREE_DESIGN(INVOLVED.of(PROVIDER), "AgreeDesign"),
  JUDGE_EXIT(INVOLVED.of(PROVIDER), "JudgeTogether"),
  PLEDGE(INVOLVED.of(PROVIDER), "Pledge", "StateAvailability"),
  SIGN_FOR_PROVIDER(INVOLVED.of(PROVIDER), "SignForProvider"),
  CHECK_COMPLETENESS(INVOLVED.of(SECRETARIAT), "CheckCompleteness"),
  INVITE_PROVIDERS(INVOLVED.of(SECRETARIAT), "InviteProviders"),
  APPOINT_REVIEWER(INVOLVED.of(SECRETARIAT), "AppointReviewer"),
  INVITE_REVIEWERS(INVOLVED.of(SECRETARIAT), "InviteReviewers"),
  SIGN_FOR_COMPACT(INVOLVED.of(SECRETARIAT), "SignForCompact"),
  VOTE(INVOLVED.of(STEERING_GROUP), "CastBallot", "StateObjection"),
  REVIEW_INDEPENDENTLY(INVOLVED.of(PEER_REVIEWER), "ReviewIndependently"),
  REVIEW_AS_PEER(INVOLVED.of(PEER_REVIEWER), "ReviewInitiative"),

  // What serves all
  IMPORT_ACTIVITIES(GENERAL.of(SECRETARIAT)),
  CHANGE_CRITERIA(GENERAL.of(CRITERIA_EDITOR)),
  MAINTAIN_COUNTRY_FACTS(GENERAL.of(SECRETARIAT)),
  WORK_ON_TASKS_IN_ENGINE(INVOLVED.of(Role.values())),
  EVALUATE_DECISIONS(GENERAL.of(INTEGRATOR)),
  RELEASE_PAYMENT(ALL.of(INTEGRATOR)),
  MANAGE_PEOPLE(GENERAL.of(SECRETARIAT, OPERATOR)),
  MANAGE_STAFF(GENERAL.of(OPERATOR)),
  MANAGE_SERVICE_ACCOUNTS(GENERAL.of(SECRETARIAT, OPERATOR)),
  VERIFY_RECORD(ALL.of(SECRETARIAT, OPERATOR)),
  HANDLE_INCIDENTS(ALL.of(SECRETARIAT, OPERATOR)),
  READ_ENGINE(ALL.of(SECRETARIAT, OPERATOR)),
  USE_PORTAL(
      GENERAL.of(
          FOCAL_POINT,
          NATIONAL_AUTHORITY,
          IMPLEMENTER,
          NON_STATE_ACTOR,
          PROVIDER,
          STEERING_GROUP,
          PEER_REVIEWER,
          SECRETARIAT,
          CRITERIA_EDITOR,
          OPERATOR)),
  USE_WEB_APPS(GENERAL.of(SECRETARIAT, OPERATOR)),
  OPERATE_ENGINE(ALL.of(OPERATOR));

  private static final String USER_TASK = "UserTask_";

  /** Roles that have a right, and the initiatives it covers. */
  record Grant(GrantScope reach, List<Role> roles) {}

  private final List<Grant> grants;
  private final List<String> tasks;

  Right(Grant... grants) {
    this.grants = List.of(grants);
    this.tasks = List.of();
  }

  Right(Grant grant, String task, String... further) {
    this.grants = List.of(grant);
    this.tasks =
        Stream.concat(Stream.of(task), Arrays.stream(further)).map(USER_TASK::concat).toList();
  }

  /** The right that is used in this user task, {@code UserTask_EndorseDemand}. */
  public static Optional<Right> inTask(String task) {
    return Arrays.stream(values()).filter(right -> right.tasks.contains(task)).findFirst();
  }

  /** Whether this person has the right at all; for rights that are not about one initiative. */
  public boolean of(Actor actor) {
    return roles().stream().anyMatch(actor::is);
  }

  /**
   * Whether this person has the right on an initiative that this country leads. For rights of those
   * involved only the role is checked here; the initiative itself knows whether it was opened to
   * the person.
   */
  public boolean on(Actor actor, String country) {
    return grants.stream()
        .anyMatch(
            grant ->
                grant.roles().stream()
                    .anyMatch(
                        role ->
                            grant.reach() == OWN_COUNTRY
                                ? actor.isFor(role, country)
                                : actor.is(role)));
  }

  /** Whether this person has the right for their own country. */
  public boolean atHome(Actor actor) {
    String country = actor.country();
    return country != null && on(actor, country);
  }

  /**
   * The user tasks this person may decide.
   *
   * @param atHome true for initiatives of their own country, false for initiatives of any country
   *     in which they are involved
   */
  public static List<String> tasksOf(Actor actor, boolean atHome) {
    return Arrays.stream(values())
        .filter(
            right ->
                right.grants.stream()
                    .anyMatch(
                        grant ->
                            (grant.reach() == OWN_COUNTRY) == atHome
                                && grant.roles().stream().anyMatch(actor::is)))
        .flatMap(right -> right.tasks.stream())
        .toList();
  }

  /** All roles that have the right, on whichever initiatives. */
  public Set<Role> roles() {
    return grants.stream()
        .flatMap(grant -> grant.roles().stream())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
  }

  /** Which initiatives a role's right covers; empty when the role does not have it. */
  public Optional<GrantScope> reach(Role role) {
    return grants.stream()
        .filter(grant -> grant.roles().contains(role))
        .map(Grant::reach)
        .findFirst();
  }

  /** The user tasks in which the right is used; empty when there is none. */
  public List<String> tasks() {
    return tasks;
  }
}
