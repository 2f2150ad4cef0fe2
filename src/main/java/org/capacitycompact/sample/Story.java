package org.capacitycompact.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

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

  private final Cast cast;
  private final Nationals country;
  private final String number;
  private final Map<String, Map<String, Object>> changes = new HashMap<>();
  private String lead = "IDMICRO";

  private Story(Cast cast, Nationals country, String number) {
    this.cast = cast;
    this.country = country;
    this.number = number;
  }

  /** An initiative of this country, raised by its focal point. */
  public static Story raised(Cast cast, String code, String title) {
    Nationals country = COUNTRIES.get(code);
    if (country == null) {
      throw new IllegalArgumentException("no sample people of " + code);
    }
    Story story = new Story(cast, country, cast.raise(country.focalPoint(), title));
    return story.with("UserTask_ArticulateDemand", Map.of("title", title));
  }

  /** Continues an existing initiative. */
  public static Story of(Cast cast, String number) {
    Nationals country = COUNTRIES.get(number.substring(0, 2));
    if (country == null) {
      throw new IllegalArgumentException("no sample people of " + number);
    }
    return new Story(cast, country, number);
  }

  public String number() {
    return number;
  }

  public String focalPoint() {
    return country.focalPoint();
  }

  public String authority() {
    return country.authority();
  }

  public String implementer() {
    return country.implementer();
  }

  /** From here on, answers this step with these changes to the sample answers. */
  public Story with(String task, Map<String, Object> answers) {
    changes.computeIfAbsent(task, any -> new HashMap<>()).putAll(answers);
    return this;
  }

  /** Sets the provider that the country will choose, by its code. */
  public Story ledBy(String provider) {
    lead = provider;
    return this;
  }

  /** Runs an event at this point. */
  public Story then(Consumer<Story> event) {
    event.accept(this);
    return this;
  }

  public Story articulated() {
    return decide(country.focalPoint(), "UserTask_ArticulateDemand");
  }

  public Story endorsed() {
    return decide(country.authority(), "UserTask_EndorseDemand");
  }

  public Story checked() {
    return decide("sofia", "UserTask_CheckCompleteness");
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
    with("UserTask_InviteProviders", Map.of("invitedProviders", asked));
    return decide("sofia", "UserTask_InviteProviders");
  }

  /** Every invited provider answers. */
  public Story answered() {
    PROVIDERS.values().forEach(person -> decideIfOpen(person, "UserTask_AnswerDemand"));
    return this;
  }

  public Story chosen() {
    with("UserTask_ChoosePartner", Map.of("chosenLead", lead));
    decide(country.focalPoint(), "UserTask_ChoosePartner");
    decideIfOpen(country.focalPoint(), "UserTask_DescribeSouthSouth");
    return decideIfOpen(country.focalPoint(), "UserTask_DescribeTriangle");
  }

  public Story throughPartnership() {
    return invited().answered().chosen();
  }

  public Story designed() {
    return decide(country.focalPoint(), "UserTask_CompleteDesign");
  }

  public Story heard() {
    decideIfOpen(country.voice(), "UserTask_CommentOnDesign");
    return decideIfOpen(PROVIDERS.getOrDefault(lead, ""), "UserTask_AgreeDesign");
  }

  public Story throughAppraisal() {
    return designed().heard().decideIfOpen(country.focalPoint(), "UserTask_DecideToProceed");
  }

  /** This many members vote, or state that they have no objection. */
  public Story voted(int members) {
    int voted = 0;
    for (String member : MEMBERS) {
      for (String task : List.of("UserTask_CastBallot", "UserTask_StateObjection")) {
        if (voted < members && !cast.tasks(member, number, task).isEmpty()) {
          decide(member, task);
          voted++;
        }
      }
    }
    return this;
  }

  public Story throughApproval() {
    decideIfOpen("sofia", "UserTask_AppointReviewer");
    decideIfOpen("rosa", "UserTask_ReviewIndependently");
    return voted(MEMBERS.size());
  }

  public Story committed() {
    return decide(country.authority(), "UserTask_CommitLocalShare");
  }

  public Story pledged() {
    PROVIDERS.values().forEach(person -> decideIfOpen(person, "UserTask_Pledge"));
    return this;
  }

  public Story signed() {
    decide(country.authority(), "UserTask_SignForCountry");
    decide(PROVIDERS.getOrDefault(lead, ""), "UserTask_SignForProvider");
    return decide("sofia", "UserTask_SignForCompact");
  }

  public Story throughFunding() {
    return committed().pledged().signed();
  }

  /** One open milestone is delivered and verified. */
  public Story delivered() {
    decide(country.implementer(), "UserTask_DeliverMilestone");
    return decide(country.authority(), "UserTask_VerifyMilestone");
  }

  /** All milestones are delivered, verified and paid, and progress is reported. */
  public Story throughImplementation(Runnable payments) {
    while (!cast.tasks(country.implementer(), number, "UserTask_DeliverMilestone").isEmpty()) {
      delivered();
    }
    payments.run();
    cast.settle();
    decideIfOpen(country.implementer(), "UserTask_ReportProgress");
    return decideIfOpen(country.focalPoint(), "UserTask_AgreeCorrection");
  }

  public Story reviewersInvited() {
    return decide("sofia", "UserTask_InviteReviewers");
  }

  public Story throughReview() {
    reviewersInvited();
    for (String reviewer : List.of("rosa", "abdou", "priya")) {
      decideIfOpen(reviewer, "UserTask_ReviewInitiative");
    }
    return decide(country.focalPoint(), "UserTask_RespondToReview");
  }

  public Story throughExit() {
    decide(country.focalPoint(), "UserTask_ExamineTogether");
    decide(country.authority(), "UserTask_AcceptHandOver");
    return decideIfOpen(country.focalPoint(), "UserTask_RecordLessons");
  }

  private Story decide(String userId, String task) {
    cast.decide(userId, number, task, changes.getOrDefault(task, Map.of()));
    return this;
  }

  private Story decideIfOpen(String userId, String task) {
    return cast.tasks(userId, number, task).isEmpty() ? this : decide(userId, task);
  }
}
