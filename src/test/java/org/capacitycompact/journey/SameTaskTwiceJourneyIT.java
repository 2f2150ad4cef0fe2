package org.capacitycompact.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A task that is submitted twice")
class SameTaskTwiceJourneyIT extends Journey {

  @Test
  @DisplayName("from two tabs is decided once, and the second tab says that it was recorded once")
  void twoTabs() {
    Story story = raised("KE", "Endorsed in two tabs").articulated();
    Visitor first = signedIn("joseph").openTask("Endorse the demand", story.number());
    Visitor second = first.anotherTab().open(first.page.url());
    second.choose("Decision of the authority", "Return it to the focal point");
    second.write("Reason", "Not yet.");

    first.choose("Decision of the authority", "Endorse the demand").press("Submit");
    first.isTold("endorsed the demand");
    Response late =
        second.page.waitForResponse(
            answer -> answer.request().method().equals("POST"), () -> second.press("Submit"));

    assertThat(late.status()).isEqualTo(409);
    second.reads("You have done this already").sees("it was recorded once");
    second.follow("See initiative " + story.number()).turnTo("History").sees("endorsed the demand");
    second.doesNotSee("returned the demand");
  }

  @Test
  @DisplayName("by a double click is decided once, and its page is none of a failure")
  void doubleClick() {
    Story story = raised("KE", "Endorsed by a double click").articulated();
    Visitor joseph = signedIn("joseph").openTask("Endorse the demand", story.number());
    joseph.choose("Decision of the authority", "Endorse the demand");

    joseph
        .page
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Submit").setExact(true))
        .dblclick();

    assertThat(joseph.page.locator("main"))
        .containsText(Pattern.compile("endorsed the demand|recorded once"));
    joseph.open("/initiatives/" + story.number() + "/history");
    assertThat(joseph.page.getByText("endorsed the demand")).hasCount(1);
  }
}
