package org.capacitycompact.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.party.Accounts;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.WebApplicationContext;

@CompactTest
@DisplayName("A form printed blank")
class PrintedFormsTest {

  private static final List<String> SECRET = List.of("cast-ballot", "state-objection");

  @Autowired private WebApplicationContext context;
  @Autowired private Accounts accounts;
  @Autowired private Cast cast;

  private PaperHands hands;

  @BeforeEach
  void open() {
    hands = new PaperHands(context, accounts);
  }

  private static Stream<String> forms() {
    return Arrays.stream(Objects.requireNonNull(new File("forms").list()))
        .filter(name -> name.endsWith(".form"))
        .map(name -> name.replace(".form", ""))
        .sorted();
  }

  @Test
  @DisplayName("is there for every form, in both languages, tagged; a secret one says why not")
  void every() throws Exception {
    assertThat(forms()).hasSizeGreaterThan(50).containsAll(SECRET);
    // Files are made for each person so many times a minute.
    Iterator<String> readers =
        Stream.generate(
                () -> List.of("koffi", "adjoa", "amina", "joseph", "otieno", "siti", "paulo"))
            .flatMap(List::stream)
            .iterator();
    for (String form : forms().toList()) {
      String reader = readers.next();
      for (Locale language : List.of(Locale.ENGLISH, Locale.FRENCH)) {
        MockHttpServletResponse answer = hands.opens(reader, "/forms/" + form + ".pdf", language);
        if (SECRET.contains(form)) {
          assertThat(answer.getStatus()).as(form).isEqualTo(409);
          assertThat(PaperHands.text(answer))
              .contains(language == Locale.FRENCH ? "Personne d’autre" : "Nobody else may learn");
          continue;
        }
        assertThat(answer.getStatus()).as(form).isEqualTo(200);
        try (PDDocument file = PaperHands.pdf(answer)) {
          assertThat(file.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
          assertThat(file.getDocumentCatalog().getLanguage()).isEqualTo(language.getLanguage());
          assertThat(file.getDocumentInformation().getTitle()).isNotBlank();
          assertThat(PaperHands.words(file))
              .as(form)
              .doesNotContain("??", "####", "{{")
              .contains(language == Locale.FRENCH ? "Lieu et jour" : "Place and day");
        }
      }
    }
    assertThat(hands.opens("koffi", "/forms/nothing.pdf").getStatus()).isEqualTo(404);
  }

  @Test
  @DisplayName("stands in a list of all, by the name of its task in the reader’s language")
  void list() throws Exception {
    String page = PaperHands.text(hands.opens("koffi", "/forms", Locale.FRENCH));
    assertThat(page).doesNotContain("??").contains("/forms/endorse-demand.pdf");
    List<String> all = forms().toList();
    assertThat(all)
        .filteredOn(form -> !SECRET.contains(form))
        .filteredOn(form -> all.stream().noneMatch(whole -> form.startsWith(whole + "-")))
        .allMatch(form -> page.contains("/forms/" + form + ".pdf"));
    assertThat(page).doesNotContain("/forms/cast-ballot.pdf");
  }

  @Test
  @DisplayName("of a task says what it is about, and finds its task again by its reference")
  void ofATask() throws Exception {
    InitiativeNumber number = Story.raised(cast, "KE", "Printed & <blank>").articulated().number();
    String task = cast.tasks("joseph", number, "UserTask_EndorseDemand").get(0);
    String reference = number + "/" + task.substring(0, 8);
    String words;
    try (PDDocument file = PaperHands.pdf(hands.opens("joseph", "/tasks/" + task + "/paper"))) {
      words = PaperHands.words(file);
    }
    assertThat(words)
        .contains("Printed & <blank>", number.value(), "Kenya", reference)
        .contains("Endorse the demand", "Return it to the focal point", "☐")
        .contains("Hash", "page");
    for (String other : List.of("otieno", "koffi", "siti", "sofia")) {
      assertThat(hands.opens(other, "/tasks/" + task + "/paper").getStatus()).isEqualTo(404);
    }
    assertThat(hands.opens("sofia", "/forms?reference=" + reference).getStatus())
        .as("a demand that is not endorsed is the country’s")
        .isEqualTo(422);
    Story.of(cast, number).endorsed().checked().throughPartnership().designed();
    String answer = cast.tasks("siti", number, "UserTask_AgreeDesign").get(0);
    String open = number + "/" + answer.substring(0, 8);
    assertThat(hands.opens("sofia", "/tasks/" + answer + "/paper").getStatus()).isEqualTo(200);
    assertThat(hands.opens("amina", "/tasks/" + answer + "/paper").getStatus()).isEqualTo(404);
    assertThat(PaperHands.next(hands.opens("sofia", "/forms?reference=" + open)))
        .isEqualTo("/tasks/" + answer + "/transcript");
    assertThat(hands.opens("sofia", "/forms?reference=" + number + "/00000000").getStatus())
        .isEqualTo(422);
    assertThat(hands.opens("siti", "/forms?reference=" + open).getRedirectedUrl()).isNull();
  }
}
