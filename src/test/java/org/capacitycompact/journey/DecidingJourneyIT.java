package org.capacitycompact.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.sample.SampleFinanceSystem;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName(
    "Whoever decides has the thing before their eyes, on a phone, at a desk and by keyboard,")
class DecidingJourneyIT extends Journey {

  @Autowired private SampleFinanceSystem finance;

  @Test
  @DisplayName("when endorsing a demand")
  void endorsing() {
    Story story = raised("KE", "Endorsed with open eyes").articulated();
    decides("joseph", "Endorse the demand", "UserTask_EndorseDemand", story.number())
        .isTold("endorsed the demand");
  }

  @Test
  @DisplayName("when choosing a partner: the options side by side")
  void choosing() {
    Story story = raised("KE", "Chosen with open eyes").throughDemand().invited().answered();
    Locator options =
        signedIn("amina")
            .openTask("Choose the partner", story.number())
            .page
            .locator("table.options")
            .first();
    assertThat(options).isVisible();
    Assertions.assertThat(options.getByRole(AriaRole.COLUMNHEADER).count())
        .as("columns, one of them names what is compared")
        .isGreaterThan(2);
    decides("amina", "Choose the partner", "UserTask_ChoosePartner", story.number())
        .isTold("chose ");
  }

  @Test
  @DisplayName("when verifying what was delivered")
  void verifying() {
    Story story = working("Verified with open eyes");
    cast.decide("wanjiku", story.number(), "UserTask_DeliverMilestone");
    decides("joseph", "Verify the delivery", "UserTask_VerifyMilestone", story.number())
        .isTold("accepted the delivery of milestone");
  }

  @Test
  @DisplayName("when responding to a review, recommendation by recommendation")
  void responding() {
    Story story = working("Responded to with open eyes").throughImplementation(finance::pay);
    story.reviewersInvited();
    for (String reviewer : List.of("rosa", "abdou", "priya")) {
      if (!cast.tasks(reviewer, story.number(), "UserTask_ReviewInitiative").isEmpty()) {
        cast.decide(reviewer, story.number(), "UserTask_ReviewInitiative");
      }
    }
    decides("amina", "Respond to the review", "UserTask_RespondToReview", story.number())
        .isTold("accepted what the review found");
  }

  @Test
  @DisplayName("when examining together whether it is enough")
  void examining() {
    Story story =
        working("Examined with open eyes").throughImplementation(finance::pay).throughReview();
    decides("amina", "Examine together", "UserTask_ExamineTogether", story.number())
        .isTold("examined ");
  }

  private Story working(String title) {
    return raised("KE", title)
        .throughDemand()
        .throughPartnership()
        .throughAppraisal()
        .throughApproval()
        .throughFunding();
  }

  private Visitor decides(String user, String step, String task, InitiativeNumber number) {
    Visitor phone = onAPhone(user).openTask(step, number);
    shows(phone);
    phone.hasNoSidewaysScrolling();
    phone.page.context().close();

    Visitor desk = signedIn(user).openTask(step, number);
    shows(desk);
    desk.hasNoSidewaysScrolling();
    desk.answer(cast.answers(number, task));
    Locator submit = desk.page.locator("button[name=_submit]");
    submit.focus();
    desk.page.keyboard().press("Enter");
    assertThat(desk.page).hasURL(Pattern.compile(".*/initiatives/" + number));
    return desk;
  }

  /** What is decided on stands before the form, open; the rest opens by keyboard. */
  private static void shows(Visitor visitor) {
    Page page = visitor.page;
    Locator shown = page.locator("details.exhibit");
    assertThat(shown.first().locator("dl, table").first()).isVisible();
    Locator last = shown.last();
    if (last.getAttribute("open") == null) {
      last.locator("summary").focus();
      page.keyboard().press("Enter");
    }
    assertThat(last.locator("dl, table").first()).isVisible();
    Object before =
        page.evaluate(
            "() => !!(document.querySelector('details.exhibit').compareDocumentPosition("
                + "document.querySelector('#answers')) & Node.DOCUMENT_POSITION_FOLLOWING)");
    Assertions.assertThat(before).isEqualTo(true);
  }
}
