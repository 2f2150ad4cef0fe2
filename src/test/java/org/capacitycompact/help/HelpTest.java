package org.capacitycompact.help;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.capacitycompact.web.Wording;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Help: no step, stage or word without it, for readers with and without an account. */
@CompactTest
class HelpTest {

  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)]*)\\)");

  @Autowired private WebApplicationContext context;
  @Autowired private Course course;
  @Autowired private Wording wording;
  @Autowired private Cast cast;
  private MockMvc web;

  @BeforeEach
  void open() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
  }

  @Test
  void everyStepThatPeopleDoHasAPurposeAnExampleAndWhatFollows() throws IOException {
    SoftAssertions all = new SoftAssertions();
    for (String task : drawnTasks()) {
      for (Locale language : LANGUAGES) {
        all.assertThat(wording.find(language, "help.step." + task + ".purpose")).isPresent();
        all.assertThat(wording.find(language, "help.step." + task + ".example").orElse(""))
            .as("%s, example in %s", task, language)
            .containsPattern("[“«].{20,}[”»]");
      }
      all.assertThat(course.after(task).isEmpty()).as("%s leads nowhere", task).isFalse();
    }
    all.assertAll();
  }

  @Test
  void whatFollowsIsReadFromTheModels() {
    assertThat(course.after("UserTask_EndorseDemand").tasks())
        .containsExactlyInAnyOrder("UserTask_ArticulateDemand", "UserTask_CheckCompleteness");

    Ahead chosen = course.after("UserTask_ChoosePartner");
    assertThat(chosen.tasks())
        .containsExactlyInAnyOrder(
            "UserTask_InviteProviders",
            "UserTask_AnswerDemand",
            "UserTask_LookAgain",
            "UserTask_DescribeTriangle",
            "UserTask_DescribeSouthSouth");
    assertThat(chosen.stages()).containsExactly(Stage.APPRAISAL);
    assertThat(chosen.ends())
        .extracting(Ahead.End::id)
        .containsExactly("EndEvent_EndedWithoutPartner");

    assertThat(course.after("UserTask_CastBallot").askers())
        .contains("steering-approval", "demand-articulation", "peer-review", "steering-question");
    assertThat(course.after("UserTask_DeliverMilestone").tasks())
        .containsExactly("UserTask_VerifyMilestone");
    assertThat(course.after("UserTask_CommentOnDesign").tasks())
        .contains("UserTask_CompleteDesign", "UserTask_DecideWithoutReply");
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void everyStageHasAPageThatAnybodyReads(Stage stage) throws Exception {
    for (Locale language : LANGUAGES) {
      String page = read("/help/stages/" + stage.name().toLowerCase(Locale.ROOT), language);
      assertThat(page).contains("<svg", wording.say(language, "help.no.always"));
      course
          .userTasks(stage)
          .forEach(task -> assertThat(page).contains("id=\"" + task + "\"", "href=\"#" + task));
    }
  }

  @Test
  void everyStepStandsOnThePageOfAStage() throws IOException {
    Set<String> onPages =
        Stream.of(Stage.values())
            .flatMap(stage -> course.userTasks(stage).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(onPages).isEqualTo(drawnTasks());
  }

  @Test
  void whoeverIsNotSignedInReadsTheHelpAndFindsItFromTheirPage() throws Exception {
    assertThat(read("/help", Locale.ENGLISH)).contains("/help/words", "/help/stages/demand");
    assertThat(read("/sign-in", Locale.FRENCH)).contains("href=\"/help\"", "Aide");
    assertThat(web.perform(get("/help/stages/nowhere")).andReturn().getResponse().getStatus())
        .isEqualTo(404);
  }

  @Test
  void aTaskHelpsWhereOneStands() throws Exception {
    InitiativeNumber number = Story.raised(cast, "KE", "Helped").number();
    String task = cast.tasks("amina", number, "UserTask_ArticulateDemand").get(0);

    MockHttpServletResponse answer =
        web.perform(get("/tasks/" + task).with(user("amina"))).andReturn().getResponse();

    assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
        .contains("About this step", "Invented example", "/help/words#sufficiency")
        .contains("Endorse the demand: National authority, usually within 14 days")
        .doesNotContain("??");
  }

  @Test
  void aWordInATextLeadsToWhatItMeans() throws Exception {
    for (Locale language : LANGUAGES) {
      String words = read("/help/words", language);
      Set<String> linked = new TreeSet<>();
      drawnTasks()
          .forEach(task -> links(linked, wording.say(language, "help.step." + task + ".purpose")));
      for (Stage stage : Stage.values()) {
        links(linked, wording.say(language, "help.stage." + stage));
        links(linked, wording.say(language, "help.stage." + stage + ".no"));
      }
      assertThat(linked).hasSizeGreaterThan(20);
      linked.forEach(word -> assertThat(words).contains("id=\"" + word + "\""));
    }
  }

  /** The glossary says which word stands for a thing, help says what the thing is. */
  @Test
  void theWordsAreThoseOfTheGlossary() throws IOException {
    Map<String, String> glossary =
        Files.readAllLines(Path.of("docs/glossary.md")).stream()
            .map(line -> line.split("\\|"))
            .filter(cells -> cells.length > 3)
            .collect(
                Collectors.toMap(cells -> cells[1].strip(), cells -> cells[2], (one, two) -> one));
    SoftAssertions all = new SoftAssertions();
    for (Word word : Word.values()) {
      String english = wording.say(Locale.ENGLISH, word.messageKey());
      String french = wording.say(Locale.FRENCH, word.messageKey());
      all.assertThat(
              glossary.entrySet().stream()
                  .filter(line -> says(line.getKey(), english))
                  .anyMatch(line -> says(line.getValue(), french)))
          .as("docs/glossary.md says %s, %s", english, french)
          .isTrue();
    }
    all.assertAll();
  }

  private static boolean says(String cell, String words) {
    return Arrays.asList(cell.strip().split(", ")).containsAll(Arrays.asList(words.split(", ")));
  }

  private static void links(Set<String> found, String text) {
    LINK.matcher(text).results().map(link -> link.group(1)).forEach(found::add);
  }

  /** As the files have them, however the application reads them. */
  private static Set<String> drawnTasks() throws IOException {
    Set<String> drawn = new TreeSet<>();
    try (Stream<Path> files = Files.list(Path.of("processes"))) {
      for (Path file : files.toList()) {
        Pattern.compile("<bpmn:userTask id=\"([^\"]+)\"")
            .matcher(Files.readString(file))
            .results()
            .map((MatchResult found) -> found.group(1))
            .forEach(drawn::add);
      }
    }
    return drawn;
  }

  private String read(String address, Locale language) throws Exception {
    MockHttpServletResponse answer =
        web.perform(get(address).param("lang", language.toLanguageTag())).andReturn().getResponse();
    assertThat(answer.getStatus()).as(address).isEqualTo(200);
    String page = answer.getContentAsString(StandardCharsets.UTF_8);
    assertThat(page).doesNotContain("??", "](");
    return page;
  }
}
