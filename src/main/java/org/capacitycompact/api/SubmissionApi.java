package org.capacitycompact.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.worklist.Submissions;
import org.capacitycompact.worklist.Submissions.Submission;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What people answered in their tasks, for those who may read it; of ballots there is nothing. */
@RestController
@RequestMapping("/api/initiatives/{number}/submissions")
class SubmissionApi {

  private final Initiatives initiatives;
  private final Submissions submissions;

  SubmissionApi(Initiatives initiatives, Submissions submissions) {
    this.initiatives = initiatives;
    this.submissions = submissions;
  }

  /** A page of the list, the newest first. */
  record SubmissionList(List<SubmissionAnswer> submissions, int total) {}

  /**
   * A submitted form.
   *
   * @param of what tells it from others of its kind: a provider's code, a milestone's number
   * @param language in which it was written; null when unknown
   * @param narrow whether only some of those who see the initiative may read it
   */
  record SubmissionAnswer(
      String id,
      String task,
      String form,
      @Nullable String of,
      String person,
      @Nullable String inPlaceOf,
      Instant at,
      @Nullable String language,
      boolean narrow,
      Map<String, Object> answers) {}

  @GetMapping
  SubmissionList list(
      @PathVariable InitiativeNumber number,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "50") int limit,
      Actor actor) {
    visible(number, actor);
    List<Submission> said = submissions.of(number, actor);
    return new SubmissionList(
        said.stream()
            .skip(Ranges.offset(offset))
            .limit(Ranges.limit(limit))
            .map(this::answer)
            .toList(),
        said.size());
  }

  @GetMapping("/{task}")
  SubmissionAnswer one(
      @PathVariable InitiativeNumber number, @PathVariable String task, Actor actor) {
    visible(number, actor);
    return submissions.one(number, task, actor).map(this::answer).orElseThrow(Refusal::notThere);
  }

  private SubmissionAnswer answer(Submission said) {
    return new SubmissionAnswer(
        said.taskId(),
        said.task(),
        said.form(),
        said.localKey(),
        said.person(),
        said.inPlaceOf(),
        said.at(),
        said.language(),
        submissions.isNarrow(said),
        said.answers());
  }

  private void visible(InitiativeNumber number, Actor actor) {
    initiatives.visible(number, actor).orElseThrow(Refusal::notThere);
  }
}
