package org.capacitycompact.authorization;

import static org.capacitycompact.authorization.GrantScope.ALL;
import static org.capacitycompact.authorization.GrantScope.GENERAL;
import static org.capacitycompact.authorization.GrantScope.INVOLVED;
import static org.capacitycompact.authorization.GrantScope.OWN_COUNTRY;
import static org.capacitycompact.authorization.Role.CRITERIA_EDITOR;
import static org.capacitycompact.authorization.Role.FOCAL_POINT;
import static org.capacitycompact.authorization.Role.IMPLEMENTER;
import static org.capacitycompact.authorization.Role.INTEGRATOR;
import static org.capacitycompact.authorization.Role.INTEGRITY_OFFICER;
import static org.capacitycompact.authorization.Role.NATIONAL_AUTHORITY;
import static org.capacitycompact.authorization.Role.NON_STATE_ACTOR;
import static org.capacitycompact.authorization.Role.OPERATOR;
import static org.capacitycompact.authorization.Role.PEER_REVIEWER;
import static org.capacitycompact.authorization.Role.PROVIDER;
import static org.capacitycompact.authorization.Role.SECRETARIAT;
import static org.capacitycompact.authorization.Role.STEERING_GROUP;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may do what, and on which initiatives: the one table that says so. Each row is a right, the
 * initiatives it reaches and the roles that have it. A user task is no row: its handler names the
 * right that is exercised in it. The table is asked with the {@link Actor} of the moment, when
 * something is done and not only when a page is drawn.
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
  WRITE_DEMAND(OWN_COUNTRY.of(FOCAL_POINT)),
  ENDORSE_DEMAND(OWN_COUNTRY.of(NATIONAL_AUTHORITY)),
  COORDINATE_OVERLAPS(OWN_COUNTRY.of(FOCAL_POINT)),
  CHOOSE_PARTNER(OWN_COUNTRY.of(FOCAL_POINT)),
  WRITE_DESIGN(OWN_COUNTRY.of(FOCAL_POINT)),
  COMMENT_ON_DESIGN(OWN_COUNTRY.of(NON_STATE_ACTOR)),
  COMMIT_LOCAL_SHARE(OWN_COUNTRY.of(NATIONAL_AUTHORITY)),
  SIGN_FOR_COUNTRY(OWN_COUNTRY.of(NATIONAL_AUTHORITY)),
  DELIVER_MILESTONE(OWN_COUNTRY.of(IMPLEMENTER)),
  NAME_PAYEE(OWN_COUNTRY.of(IMPLEMENTER)),
  VERIFY_MILESTONE(OWN_COUNTRY.of(NATIONAL_AUTHORITY)),
  REPORT_PROGRESS(OWN_COUNTRY.of(IMPLEMENTER)),
  CORRECT_COURSE(OWN_COUNTRY.of(FOCAL_POINT)),
  RESUME_WORK(OWN_COUNTRY.of(FOCAL_POINT)),
  RESPOND_TO_REVIEW(OWN_COUNTRY.of(FOCAL_POINT)),
  EXAMINE_EXIT(OWN_COUNTRY.of(FOCAL_POINT)),
  ACCEPT_HAND_OVER(OWN_COUNTRY.of(NATIONAL_AUTHORITY)),

  // The plan, row by row
  EDIT_PLAN(OWN_COUNTRY.of(FOCAL_POINT)),
  EDIT_OWN_PART_OF_PLAN(OWN_COUNTRY.of(IMPLEMENTER), INVOLVED.of(PROVIDER)),
  UPDATE_SIGNED_PLAN(OWN_COUNTRY.of(IMPLEMENTER)),
  PROPOSE_TO_PLAN(OWN_COUNTRY.of(NATIONAL_AUTHORITY, IMPLEMENTER), INVOLVED.of(PROVIDER)),
  MAINTAIN_EXCHANGE_RATES(GENERAL.of(SECRETARIAT)),

  // What people say to one another about an initiative and the things in it
  COMMENT(
      OWN_COUNTRY.of(FOCAL_POINT, NATIONAL_AUTHORITY, IMPLEMENTER, NON_STATE_ACTOR),
      INVOLVED.of(SECRETARIAT, STEERING_GROUP, PEER_REVIEWER)),
  COMMENT_AS_CHOSEN_PARTNER(INVOLVED.of(PROVIDER)),
  ANSWER_COMMENTS(OWN_COUNTRY.of(FOCAL_POINT)),
  SHARE_INTERNAL_NOTES(INVOLVED.of(SECRETARIAT)),

  // What others do, where they are asked
  ANSWER_DEMAND(INVOLVED.of(PROVIDER)),
  AGREE_DESIGN(INVOLVED.of(PROVIDER)),
  JUDGE_EXIT(INVOLVED.of(PROVIDER)),
  PLEDGE(INVOLVED.of(PROVIDER)),
  SIGN_FOR_PROVIDER(INVOLVED.of(PROVIDER)),
  TRANSCRIBE(INVOLVED.of(SECRETARIAT)),
  CHECK_COMPLETENESS(INVOLVED.of(SECRETARIAT)),
  INVITE_PROVIDERS(INVOLVED.of(SECRETARIAT)),
  APPOINT_REVIEWER(INVOLVED.of(SECRETARIAT)),
  INVITE_REVIEWERS(INVOLVED.of(SECRETARIAT)),
  SIGN_FOR_COMPACT(INVOLVED.of(SECRETARIAT)),
  VOTE(INVOLVED.of(STEERING_GROUP)),
  REVIEW_INDEPENDENTLY(INVOLVED.of(PEER_REVIEWER)),
  REVIEW_AS_PEER(INVOLVED.of(PEER_REVIEWER)),

  // Being away
  NAME_OWN_DEPUTY(
      GENERAL.of(
          FOCAL_POINT, NATIONAL_AUTHORITY, IMPLEMENTER, NON_STATE_ACTOR, PROVIDER, SECRETARIAT)),
  NAME_DEPUTIES_OF_COUNTRY(OWN_COUNTRY.of(NATIONAL_AUTHORITY)),
  // What outsiders watch over: nobody else reads a report, nor knows who made it
  REPORT_HARM(GENERAL.of(Role.values())),
  READ_REPORTS_OF_HARM(ALL.of(INTEGRITY_OFFICER)),
  HOLD_PAYMENTS_BACK(ALL.of(INTEGRITY_OFFICER)),

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
          INTEGRITY_OFFICER,
          OPERATOR)),
  USE_WEB_APPS(GENERAL.of(SECRETARIAT, OPERATOR)),
  OPERATE_ENGINE(ALL.of(OPERATOR));

  /** Roles that have a right as far as this. */
  record Grant(GrantScope reach, List<Role> roles) {}

  private final List<Grant> grants;

  Right(Grant... grants) {
    this.grants = List.of(grants);
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
   * Whether this person has it on initiatives of the own country; else, on those they are involved
   * in, whichever country leads.
   */
  public boolean reaches(Actor actor, boolean atHome) {
    return grants.stream()
        .anyMatch(
            grant ->
                (grant.reach() == OWN_COUNTRY) == atHome
                    && grant.roles().stream().anyMatch(actor::is));
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
}
