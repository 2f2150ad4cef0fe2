package org.capacitycompact.sample;

import java.util.List;
import java.util.Map;
import org.capacitycompact.appraisal.AppraisalProcess;
import org.capacitycompact.delivery.Suspensions;
import org.capacitycompact.demand.DemandProcess;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.sample.SampleStories.Draft;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The sample initiatives, drawn from cases named in the source documents (S153), in different
 * stages, countries and situations. Each is played by running the real processes.
 */
@Embodies(value = "S153", as = Embodies.As.RECORD)
@Component
class SamplePortfolio {

  private static final Logger log = LoggerFactory.getLogger(SamplePortfolio.class);

  private final SampleCast cast;
  private final SampleStories stories;
  private final SamplePlans plans;
  private final SampleFinanceSystem finance;
  private final Initiatives initiatives;
  private final Suspensions suspensions;
  private final SampleEnvironment ground;
  private final JdbcClient database;

  SamplePortfolio(
      SampleCast cast,
      SampleStories stories,
      SamplePlans plans,
      SampleFinanceSystem finance,
      Initiatives initiatives,
      Suspensions suspensions,
      SampleEnvironment ground,
      JdbcClient database) {
    this.cast = cast;
    this.stories = stories;
    this.plans = plans;
    this.finance = finance;
    this.initiatives = initiatives;
    this.suspensions = suspensions;
    this.ground = ground;
    this.database = database;
  }

  /** Plays the stories, unless there are initiatives already. */
  void play() {
    boolean any =
        database.sql("select exists (select 1 from initiative)").query(Boolean.class).single();
    if (any) {
      return;
    }
    log.info("Playing the sample portfolio through the real processes; this takes a moment");
    List.<Runnable>of(
            ground::lay,
            this::spendingReviews,
            this::publicLeadership,
            this::districtMicrofinance,
            this::governancePeerReview,
            this::participatoryBudget,
            this::volunteerDoctors,
            this::hivProgrammes,
            this::riverBasin,
            this::mapsOfExperience,
            this::practitionersNetwork,
            this::pestWarning,
            this::countyLaboratories)
        .forEach(Runnable::run);
  }

  /** Argentina and Haiti's public spending reviews: the design was returned with gates open. */
  private void spendingReviews() {
    Draft draft = stories.draft("spendingReviews");
    Story story = begin(draft).ledBy("ARTREASURY").throughDemand().throughPartnership();
    story
        .with(
            AppraisalProcess.COMPLETE_DESIGN,
            Map.of(
                "parallelUnitSigns",
                List.of("answersToProvider", "providerAppointsStaff"),
                "reportingIntervalDays",
                "184"))
        .throughAppraisal();
  }

  /** PALAMA: the work continues, a first milestone is delivered and paid. */
  private void publicLeadership() {
    Story story =
        begin(stories.draft("publicLeadership"))
            .ledBy("BRENAP")
            .throughDemand()
            .throughPartnership();
    plans.write(story.number(), "publicLeadership", story.focalPoint());
    story.throughAppraisal().throughApproval().throughFunding().delivered();
    pay();
  }

  /** Indonesia and Uganda's microfinance: the whole life, to the exit. */
  private void districtMicrofinance() {
    begin(stories.draft("districtMicrofinance"))
        .ledBy("IDMICRO")
        .throughDemand()
        .throughPartnership()
        .throughAppraisal()
        .throughApproval()
        .throughFunding()
        .throughImplementation(this::pay)
        .throughReview()
        .throughExit();
  }

  /** APRM: the steering group is voting. */
  private void governancePeerReview() {
    begin(stories.draft("governancePeerReview"))
        .ledBy("BRENAP")
        .throughDemand()
        .throughPartnership()
        .with(
            AppraisalProcess.COMPLETE_DESIGN,
            Map.of("risk1Likelihood", "2", "risk1Impact", "2", "budgetCompactUsd", "40000"))
        .throughAppraisal()
        .voted(3);
  }

  /** Belo Horizonte: a provider's idea that nobody in the country adopted; the gate declined it. */
  private void participatoryBudget() {
    begin(stories.draft("participatoryBudget"))
        .with(
            DemandProcess.ARTICULATE_DEMAND,
            Map.of("ideaSource", "provider", "countryCustodian", "no", "custodianInstitution", ""))
        .throughDemand();
  }

  /** Nigeria's Aid Corps: the country said no. */
  private void volunteerDoctors() {
    Story story = begin(stories.draft("volunteerDoctors")).throughDemand().invited();
    initiatives.stop(
        story.number(),
        cast.actor(story.focalPoint()),
        "refusalCondition",
        "The doctors on offer would have come with a contract for equipment of their sponsor.");
  }

  /** CARICOM's AIDS programme: approved and funded, then suspended by the country. */
  private void hivProgrammes() {
    Story story =
        begin(stories.draft("hivProgrammes"))
            .ledBy("BRENAP")
            .throughDemand()
            .throughPartnership()
            .throughAppraisal()
            .throughApproval()
            .throughFunding();
    suspensions.suspend(
        story.number(),
        cast.actor(story.focalPoint()),
        "The laboratory building is closed after the flood; training there makes no sense now.",
        null);
  }

  /** Plan Trifinio: approved, the country's share is committed, pledges are awaited. */
  private void riverBasin() {
    begin(stories.draft("riverBasin"))
        .ledBy("ARTREASURY")
        .throughDemand()
        .throughPartnership()
        .throughAppraisal()
        .throughApproval()
        .committed();
  }

  /** Colombia's maps of experience: articulated, the authority is asked to endorse it. */
  private void mapsOfExperience() {
    begin(stories.draft("mapsOfExperience")).articulated();
  }

  /** SEGIB's exchange of practitioners: endorsed, the secretariat checks whether it is complete. */
  private void practitionersNetwork() {
    begin(stories.draft("practitionersNetwork")).articulated().endorsed();
  }

  /** ACMECS: the work is done, peers review it. */
  private void pestWarning() {
    begin(stories.draft("pestWarning"))
        .ledBy("BRENAP")
        .throughDemand()
        .throughPartnership()
        .throughAppraisal()
        .throughApproval()
        .throughFunding()
        .throughImplementation(this::pay)
        .reviewersInvited();
  }

  /** County laboratories: country and partner write the plan, and the design is not sent yet. */
  private void countyLaboratories() {
    Story story =
        begin(stories.draft("countyLaboratories"))
            .ledBy("BRENAP")
            .throughDemand()
            .throughPartnership();
    plans.write(story.number(), "countyLaboratories", story.focalPoint());
  }

  private Story begin(Draft draft) {
    return Story.raised(cast, draft.country(), draft.title())
        .with(DemandProcess.ARTICULATE_DEMAND, draft.answers())
        .with(AppraisalProcess.COMPLETE_DESIGN, draft.design());
  }

  private void pay() {
    finance.pay();
    cast.settle();
  }
}
