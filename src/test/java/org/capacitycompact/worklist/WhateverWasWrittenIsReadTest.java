package org.capacitycompact.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.capacitycompact.CompactTest;
import org.capacitycompact.form.FieldKind;
import org.capacitycompact.form.ReleasedForms;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.party.People;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.SampleFinanceSystem;
import org.capacitycompact.sample.Story;
import org.capacitycompact.worklist.Submissions.Submission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/**
 * In one whole life every text that anybody writes in a task is a canary. Each is found by those it
 * is for, on a page and in the API, and by nobody else.
 */
@CompactTest
@DisplayName("Whatever was written in a life")
class WhateverWasWrittenIsReadTest {

  private static final int FEWEST = 22;

  @Autowired private WebApplicationContext context;
  @Autowired private Cast cast;
  @Autowired private SampleFinanceSystem finance;
  @Autowired private ReleasedForms forms;
  @Autowired private Submissions submissions;
  @Autowired private People people;

  /** By the words of the canary, the task in which it was written. */
  private final Map<String, String> canaries = new LinkedHashMap<>();

  private MockMvc web;

  @BeforeEach
  void open() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
  }

  @Test
  @DisplayName(
      "is found by those it is for, in its part, on its page and in the API, and by no other")
  void isRead() throws Exception {
    Story story = Story.raised(cast, "KE", "A life of canaries");
    for (String task : tasks()) {
      story.with(task, written(task));
    }
    story.throughDemand().throughPartnership().throughAppraisal().throughApproval();
    story.throughFunding().throughImplementation(finance::pay).throughReview().throughExit();
    InitiativeNumber number = story.number();

    List<Submission> all = submissions.of(number, people.actor("sofia").orElseThrow());
    Map<String, Submission> places = new TreeMap<>();
    canaries
        .keySet()
        .forEach(
            canary ->
                all.stream()
                    .filter(said -> said.answers().containsValue(canary))
                    .findFirst()
                    .ifPresent(said -> places.put(canary, said)));
    assertThat(places).hasSizeGreaterThanOrEqualTo(FEWEST);

    Map<Boolean, String> parts =
        Map.of(
            false, everyPart("amina", number, all.size()),
            true, everyPart("sofia", number, all.size()));
    String api = text("sofia", "/api/initiatives/" + number + "/submissions?limit=200");
    String theCountrys = text("amina", "/api/initiatives/" + number + "/submissions?limit=200");
    for (Map.Entry<String, Submission> place : places.entrySet()) {
      String canary = place.getKey();
      String page = "/initiatives/" + number + "/submissions/" + place.getValue().taskId();
      // Who reviewed is not named to others; they read the reviews together, in their part.
      boolean unnamed = place.getValue().task().matches(".*_(ReviewInitiative|InviteReviewers)");
      assertThat(text(unnamed ? "sofia" : "amina", page)).as(page).contains(canary);
      assertThat(parts.get(unnamed)).as(place.getValue().task()).contains(page);
      assertThat(answer("amina", page).getStatus()).as(page).isEqualTo(unnamed ? 404 : 200);
      assertThat(theCountrys.contains(canary)).as(canary).isNotEqualTo(unnamed);
      assertThat(api).as(place.getValue().task()).contains(canary);
      for (String other : List.of("koffi", "mugisha")) {
        assertThat(answer(other, page).getStatus()).as(other + " " + page).isEqualTo(404);
        assertThat(answer(other, "/api" + page).getStatus()).as(other + " " + page).isEqualTo(404);
      }
    }
    for (Part part : Part.values()) {
      assertThat(answer("koffi", address(number, part)).getStatus()).isEqualTo(404);
    }
  }

  private Set<String> tasks() {
    return Set.copyOf(
        List.of(
            "UserTask_EndorseDemand",
            "UserTask_CheckCompleteness",
            "UserTask_InviteProviders",
            "UserTask_AnswerDemand",
            "UserTask_ChoosePartner",
            "UserTask_DescribeSouthSouth",
            "UserTask_AgreeDesign",
            "UserTask_CommentOnDesign",
            "UserTask_DecideToProceed",
            "UserTask_CommitLocalShare",
            "UserTask_Pledge",
            "UserTask_DeliverMilestone",
            "UserTask_VerifyMilestone",
            "UserTask_ReportProgress",
            "UserTask_InviteReviewers",
            "UserTask_ReviewInitiative",
            "UserTask_RespondToReview",
            "UserTask_ExamineTogether",
            "UserTask_AcceptHandOver",
            "UserTask_RecordLessons"));
  }

  /** The sample answers of a task, each text of somebody's own replaced by a canary. */
  private Map<String, Object> written(String task) {
    String form =
        task.substring(task.indexOf('_') + 1).replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase();
    Map<String, Object> changed = new HashMap<>();
    for (Map.Entry<String, Object> answer : cast.answers(task).entrySet()) {
      boolean text =
          forms
              .of(form)
              .field(answer.getKey())
              .filter(field -> !field.readOnly())
              .filter(field -> Set.of(FieldKind.TEXT, FieldKind.LONG_TEXT).contains(field.kind()))
              .isPresent();
      if (text && !String.valueOf(answer.getValue()).matches("https?:.*|[0-9.]+")) {
        String canary = "Canary of " + form + " in " + answer.getKey();
        canaries.put(canary, task);
        changed.put(answer.getKey(), canary);
      }
    }
    return changed;
  }

  /** All that the pages of the parts say, and the list of what was submitted. */
  private String everyPart(String reader, InitiativeNumber number, int submitted) throws Exception {
    List<String> pages = new ArrayList<>();
    for (Part part : Part.values()) {
      pages.add(text(reader, address(number, part)));
    }
    for (int page = 1; page <= submitted / 20 + 1; page++) {
      pages.add(text(reader, "/initiatives/" + number + "/submissions?page=" + page));
    }
    return String.join("\n", pages);
  }

  private static String address(InitiativeNumber number, Part part) {
    return "/initiatives/" + number + (part.path().isEmpty() ? "" : "/" + part.path());
  }

  private String text(String reader, String address) throws Exception {
    MockHttpServletResponse answer = answer(reader, address);
    assertThat(answer.getStatus()).as(address).isEqualTo(200);
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }

  private MockHttpServletResponse answer(String reader, String address) throws Exception {
    return web.perform(get(address).with(user(reader))).andReturn().getResponse();
  }
}
