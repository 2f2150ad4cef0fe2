package org.capacitycompact.journey;

import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.capacitycompact.PseudoLanguages;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("In a language whose texts are longer, and in one that runs the other way")
class OtherLanguagesJourneyIT extends Journey {

  @ParameterizedTest
  @CsvSource({PseudoLanguages.LTR + ", ltr", PseudoLanguages.RTL + ", rtl"})
  @DisplayName("a phone shows pages and forms without scrolling sideways")
  void fitsAPhone(String language, String direction) {
    Story story = raised("KE", "A title of some length, as people in ministries write them");
    String form = cast.tasks("amina", story.number(), "UserTask_ArticulateDemand").get(0);
    Story further = raised("KE", "Chosen with care").throughDemand().throughPartnership();
    SoftAssertions all = new SoftAssertions();
    Visitor guest = visitor(phone -> phone.setViewportSize(390, 844));
    fits(guest, "/sign-in?lang=" + language, language, direction, all);
    guest.signIn("amina");
    for (String address :
        List.of(
            "/tasks",
            "/tasks/" + form,
            "/initiatives",
            "/initiatives/" + further.number(),
            "/initiatives/" + further.number() + "/verdicts",
            "/initiatives/" + further.number() + "/stop",
            "/known-activities",
            "/account",
            "/clauses",
            "/initiatives/KE-1999-001")) {
      fits(guest, address, language, direction, all);
    }
    all.assertAll();
  }

  private static void fits(
      Visitor visitor, String address, String language, String direction, SoftAssertions all) {
    visitor.open(address);
    all.assertThat(visitor.page.evaluate("() => document.documentElement.lang"))
        .as(address)
        .isEqualTo(language);
    all.assertThat(
            visitor.page.evaluate("() => getComputedStyle(document.documentElement).direction"))
        .as(address)
        .isEqualTo(direction);
    all.assertThat(visitor.page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
        .as("pixels that %s is too wide in %s", address, language)
        .isEqualTo(0);
  }
}
