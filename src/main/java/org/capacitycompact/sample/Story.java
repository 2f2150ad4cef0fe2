package org.capacitycompact.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.appraisal.AppraisalProcess;
import org.capacitycompact.delivery.ImplementationProcess;
import org.capacitycompact.demand.DemandProcess;
import org.capacitycompact.exit.ExitProcess;
import org.capacitycompact.funding.FundingProcess;
import org.capacitycompact.initiative.BallotRoundProcess;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.MilestoneProcess;
import org.capacitycompact.partnership.PartnershipProcess;
import org.capacitycompact.review.ReviewProcess;
import org.capacitycompact.steering.ApprovalProcess;

/**
 * The life of one initiative, told stage by stage: each step is decided by a person with the right
 * role, with the sample answers unless the story changes them.
 */
public final class Story {

  /** The people of a country: focal point, authority, implementer and non-state actor. */
  private record Nationals(String focalPoint, String authority, String implementer, String voice) {}

  private static final Map<String, Nationals> COUNTRIES =
      Map.of(
          "KE", new Nationals("amina", "joseph", "wanjiku", "otieno"),
          "TG", new Nationals("koffi", "adjoa", "kossi", "afi"),
          "UG", new Nationals("namono", "kato", "nakato", "mugisha"));

  private static final Map<String, String> PROVIDERS =
      Map.of("BRENAP", "paulo", "IDMICRO", "siti", "ARTREASURY", "lucia", "DECOOP", "anna");

  private static final List<String> MEMBERS =
      List.of("mariam", "tomas", "luis", "grace", "hugo", "ingrid");

  private final SampleCast cast;
  private final Nationals country;
  private final InitiativeNumber number;
  private final Map<String, Map<String, Object>> changes = new HashMap<>();
  private String lead = "IDMICRO";

  private Story(SampleCast cast, Nationals country, InitiativeNumber number) {
    this.cast = cast;
    this.country = country;
    this.number = number;
  }

  /** An initiative of this country, raised by its focal point. */
  public static Story raised(SampleCast cast, String code, String title) {
    return of(cast, cast.raise(nationals(code).focalPoint(), title))
        .with(DemandProcess.ARTICULATE_DEMAND, Map.of("title", title));
  }

  /** Goes on with an initiative that is there. */
  public static Story of(SampleCast cast, InitiativeNumber number) {
    return new Story(cast, nationals(number.value().substring(0, 2)), number);
  }

  private static Nationals nationals(String code) {
    Nationals country = COUNTRIES.get(code);
    if (country == null) {
      throw new IllegalArgumentException("no sample people of " + code);
    }
    return country;
  }

  public InitiativeNumber number() {
    return number;
  }

  public String focalPoint() {
    return country.focalPoint();
  }

  public String authority() {
    return country.authority();
  }

  /** From here on this step is answered so, where it differs from the sample answers. */
  public Story with(String task, Map<String, Object> answers) {
    changes.computeIfAbsent(task, any -> new HashMap<>()).putAll(answers);
    return this;
  }

  /** Sets the provider that the country will choose, by its code. */
  public Story ledBy(String provider) {
    lead = provider;
    return this;
  }

  public Story articulated() {
    return decide(country.focalPoint(), DemandProcess.ARTICULATE_DEMAND);
  }

  public Story endorsed() {
    return decide(country.authority(), DemandProcess.ENDORSE_DEMAND);
  }

  public Story checked() {
    return decide("sofia", DemandProcess.CHECK_COMPLETENESS);
  }

  /** The demand is articulated, endorsed, checked, and passes the demand gate. */
  public Story throughDemand() {
    return articulated().endorsed().checked();
  }

  public Story invited() {
    List<String> asked = new ArrayList<>(List.of(lead));
    PROVIDERS.keySet().stream()
        .filter(code -> !code.equals(lead))
        .sorted()
        .limit(1)
        .forEach(asked::add);
    with(PartnershipProcess.INVITE_PROVIDERS, Map.of("invitedProviders", asked));
    return decide(country.focalPoint(), PartnershipProcess.INVITE_PROVIDERS);
  }

  /** Every invited provider answers. */
  public Story answered() {
    PROVIDERS.values().forEach(person -> decideIfOpen(person, PartnershipProcess.ANSWER_DEMAND));
    return this;
  }

  public Story chosen() {
    with(PartnershipProcess.CHOOSE_PARTNER, Map.of("chosenLead", lead));
    decide(country.focalPoint(), PartnershipProcess.CHOOSE_PARTNER);
    decideIfOpen(country.focalPoint(), PartnershipProcess.DESCRIBE_SOUTH_SOUTH);
    return decideIfOpen(country.focalPoint(), PartnershipProcess.DESCRIBE_TRIANGLE);
  }

  public Story throughPartnership() {
    return invited().answered().chosen();
  }

  public Story designed() {
    return decide(country.focalPoint(), AppraisalProcess.COMPLETE_DESIGN);
  }

  public Story heard() {
    decideIfOpen(country.voice(), AppraisalProcess.COMMENT_ON_DESIGN);
    return decideIfOpen(PROVIDERS.getOrDefault(lead, ""), AppraisalProcess.AGREE_DESIGN);
  }

  public Story throughAppraisal() {
    return designed()
        .heard()
        .decideIfOpen(country.focalPoint(), AppraisalProcess.DECIDE_TO_PROCEED);
  }

  /** This many members vote, or state that they have no objection. */
  public Story voted(int members) {
    int voted = 0;
    for (String member : MEMBERS) {
      for (String task : List.of(BallotRoundProcess.CAST_BALLOT, ApprovalProcess.STATE_OBJECTION)) {
        if (voted < members && !cast.tasks(member, number, task).isEmpty()) {
          decide(member, task);
          voted++;
        }
      }
    }
    return this;
  }

  public Story throughApproval() {
    decideIfOpen("sofia", ApprovalProcess.APPOINT_REVIEWER);
    decideIfOpen("rosa", ApprovalProcess.REVIEW_INDEPENDENTLY);
    return voted(MEMBERS.size());
  }

  public Story committed() {
    return decide(country.authority(), FundingProcess.COMMIT_LOCAL_SHARE);
  }

  public Story pledged() {
    PROVIDERS.values().forEach(person -> decideIfOpen(person, FundingProcess.PLEDGE));
    return this;
  }

  public Story signed() {
    decide(country.authority(), FundingProcess.SIGN_FOR_COUNTRY);
    decide(PROVIDERS.getOrDefault(lead, ""), FundingProcess.SIGN_FOR_PROVIDER);
    return decide("sofia", FundingProcess.SIGN_FOR_COMPACT);
  }

  public Story throughFunding() {
    return committed().pledged().signed();
  }

  /** One open milestone is delivered and verified. */
  public Story delivered() {
    decide(country.implementer(), MilestoneProcess.DELIVER_MILESTONE);
    return decide(country.authority(), MilestoneProcess.VERIFY_MILESTONE);
  }

  /** All milestones are delivered, verified and paid, and progress is reported. */
  public Story throughImplementation(Runnable payments) {
    while (!cast.tasks(country.implementer(), number, MilestoneProcess.DELIVER_MILESTONE)
        .isEmpty()) {
      delivered();
    }
    payments.run();
    cast.settle();
    decideIfOpen(country.implementer(), ImplementationProcess.REPORT_PROGRESS);
    return decideIfOpen(country.focalPoint(), ImplementationProcess.AGREE_CORRECTION);
  }

  public Story reviewersInvited() {
    return decide("sofia", ReviewProcess.INVITE_REVIEWERS);
  }

  public Story throughReview() {
    reviewersInvited();
    for (String reviewer : List.of("rosa", "abdou", "priya")) {
      decideIfOpen(reviewer, ReviewProcess.REVIEW_INITIATIVE);
    }
    return decide(country.focalPoint(), ReviewProcess.RESPOND_TO_REVIEW);
  }

  public Story throughExit() {
    decide(country.focalPoint(), ExitProcess.EXAMINE_TOGETHER);
    decide(country.authority(), ExitProcess.ACCEPT_HAND_OVER);
    return decideIfOpen(country.focalPoint(), ExitProcess.RECORD_LESSONS);
  }

  private Story decide(String userId, String task) {
    cast.decide(userId, number, task, changes.getOrDefault(task, Map.of()));
    return this;
  }

  private Story decideIfOpen(String userId, String task) {
    return cast.tasks(userId, number, task).isEmpty() ? this : decide(userId, task);
  }
}
