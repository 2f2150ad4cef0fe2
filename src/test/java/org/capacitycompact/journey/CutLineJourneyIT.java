package org.capacitycompact.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FetchOptions;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A line that is cut")
class CutLineJourneyIT extends Journey {

  private static final String CUT = "The connection broke";

  @Test
  @DisplayName("before a form arrives leaves what is typed in the page; sent again, it counts")
  void onTheWayThere() {
    Story story = raised("KE", "Sent on a line that is cut").articulated();
    Visitor joseph = signedIn("joseph").openTask("Endorse the demand", story.number());
    joseph.choose("Decision of the authority", "Endorse the demand");
    joseph.write("Reason", "It serves pillar 3.").press("Save draft");
    joseph.sees("Draft saved");

    joseph.page.context().setOffline(true);
    joseph.press("Submit");
    // A task's page notices that it has no connection and sends nothing; it saves by itself once it
    // has.
    assertThat(trouble(joseph.page)).containsText("there is no connection");
    assertThat(joseph.field("Reason")).hasValue("It serves pillar 3.");

    joseph.page.context().setOffline(false);
    joseph.press("Submit").isTold("Recorded: Joseph Mwangi endorsed the demand");
  }

  @Test
  @DisplayName(
      "before the answer arrives: sent again, it says what was decided, and raises nothing")
  void onTheWayBack() {
    Visitor amina = signedIn("amina").open("/initiatives/new");
    String title = "Raised once on a line that is cut";
    amina.write("Title of the demand", title);
    cutOnTheWayBack(amina.page, "**/initiatives/new");
    amina.press("Raise the demand");
    assertThat(trouble(amina.page)).containsText(CUT);
    assertThat(amina.field("Title of the demand")).hasValue(title);
    amina.press("Raise the demand").reads("Articulate the demand");
    amina.open("/initiatives?q=" + title.replace(' ', '+'));
    assertThat(amina.page.locator("main tbody tr")).hasCount(1);

    Story story = raised("KE", "Decided, and the answer is lost").articulated();
    Visitor joseph = signedIn("joseph").openTask("Endorse the demand", story.number());
    joseph.choose("Decision of the authority", "Endorse the demand").press("Save draft");
    joseph.sees("Draft saved");
    cutOnTheWayBack(joseph.page, "**/tasks/*");
    joseph.press("Submit");
    assertThat(trouble(joseph.page)).containsText(CUT);
    joseph.press("Submit").reads("You have done this already").sees("endorsed the demand");
  }

  @Test
  @DisplayName(
      "or refused before anybody looked at it: what is typed stays, and the refusal is told")
  void refused() {
    Visitor amina = signedIn("amina").open("/initiatives/new");
    amina.write("Title of the demand", "Typed and refused");
    for (int status : new int[] {400, 403, 408, 413, 429}) {
      amina.page.route(
          "**/initiatives/new",
          route ->
              route.fulfill(
                  new FulfillOptions()
                      .setStatus(status)
                      .setContentType("text/html")
                      .setBody(
                          "<main><h1>Refused " + status + "</h1><p>Wait a minute.</p></main>")));
      amina.press("Raise the demand");
      assertThat(trouble(amina.page)).hasText("Refused " + status + ". Wait a minute.");
      assertThat(amina.field("Title of the demand")).hasValue("Typed and refused");
      amina.page.unroute("**/initiatives/new");
    }
    assertThat(amina.page.locator("form[data-unsaved]")).hasCount(1);
    amina.press("Raise the demand").reads("Articulate the demand");
  }

  /** The next request arrives, but its answer is lost. */
  private static void cutOnTheWayBack(Page page, String address) {
    page.route(
        address,
        route -> {
          if (!route.request().method().equals("POST")) {
            route.resume();
            return;
          }
          route.fetch(new FetchOptions().setMaxRedirects(0));
          route.abort();
          page.unroute(address);
        });
  }

  private static Locator trouble(Page page) {
    return page.getByRole(AriaRole.ALERT).and(page.locator("#trouble"));
  }
}
