package org.capacitycompact.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.UUID;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.party.Accounts;
import org.capacitycompact.party.Accounts.NewPerson;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Two officers of a country, on one plan at the same time,")
class PlanTogetherJourneyIT extends Journey {

  @Autowired Accounts accounts;

  @Test
  @DisplayName(
      "one at a desk, one on a phone without JavaScript, merge and choose, and lose nothing")
  void together() {
    InitiativeNumber number = raised("KE", "A plan of two").number();
    String page = "/initiatives/" + number + "/plan/people";
    Visitor amina = signedIn("amina").open("/initiatives/" + number);
    amina.turnTo("Plan").follow("People and risks").reads("People and risks");

    amina.follow("Add a risk").answer("title", "Trained staff leave").answer("likelihood", "2");
    amina.answer("impact", "2").press("Save");
    amina.sees("Added: Trained staff leave");

    Visitor grace = onAPhoneWithoutScript(officer()).open(page);
    change(grace, "Trained staff leave");
    change(amina, "Trained staff leave");
    amina.answer("mitigation", "Posts are in the national budget").press("Save");
    amina.sees("Saved: Trained staff leave");
    grace.answer("impact", "3").answer("owner", "Ministry of Health").press("Save");
    grace.sees("both changes are kept").sees("Posts are in the national budget");

    change(grace, "Trained staff leave");
    change(amina.open(page), "Trained staff leave");
    amina.answer("likelihood", "3").press("Save");
    amina.sees("Saved: Trained staff leave");
    grace.answer("likelihood", "1").answer("owner", "County offices").press("Save");
    grace.reads("Somebody saved this row while you wrote").sees("Ministry of Health");
    grace.page.locator("#theirs-likelihood").check();
    grace.press("Save what I chose");
    grace.sees("Saved: Trained staff leave").sees("County offices");

    amina.open(page);
    Locator row = amina.page.locator("#risks-1");
    assertThat(row).containsText("County offices");
    assertThat(row).containsText("3 – high");
  }

  private static void change(Visitor visitor, String row) {
    visitor.follow("Change: " + row);
    assertThat(visitor.page.locator("[name='title']")).hasValue(row);
  }

  private Visitor onAPhoneWithoutScript(String userId) {
    return visitor(
            phone -> phone.setViewportSize(390, 844).setHasTouch(true).setJavaScriptEnabled(false))
        .signIn(userId);
  }

  private String officer() {
    String id = "o" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    accounts.openAll(
        List.of(
            new NewPerson(
                id, "Grace " + id, Role.FOCAL_POINT, "KE", "KE", null, null, false, "en")),
        "Compact-2026!");
    return id;
  }
}
