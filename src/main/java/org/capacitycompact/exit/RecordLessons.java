package org.capacitycompact.exit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.exit.Lessons.Lesson;
import org.capacitycompact.form.Answers;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/** Lessons have to be recorded before the books are closed (S145, S146). */
@Component
class RecordLessons implements TaskHandler {

  private final Lessons lessons;
  private final Plans plans;

  RecordLessons(Lessons lessons, Plans plans) {
    this.lessons = lessons;
    this.plans = plans;
  }

  @Override
  public String task() {
    return ExitProcess.RECORD_LESSONS;
  }

  @Override
  public Right right() {
    return Right.EXAMINE_EXIT;
  }

  @Override
  public Map<String, Object> prefill(TaskInHand task) {
    Map<String, Object> known = new HashMap<>();
    String sector = plans.profile(task.number()).sector();
    if (sector != null) {
      known.put("sector", sector);
    }
    return known;
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    String title = answers.text("lessonTitle");
    lessons.record(
        task.number(),
        task.country(),
        new Lesson(
            title,
            answers.text("lessonText"),
            answers.optionalText("lessonOutcome").orElse(null),
            answers.list("lessonFor"),
            answers.optionalText("sector").orElse(null),
            tags(answers.optionalText("lessonTags").orElse("")),
            answers.optionalText("lessonAdaptation").orElse(null)),
        task.actor().userId());
    return Route.on().telling("done", title);
  }

  private static List<String> tags(String text) {
    return Arrays.stream(text.split("[,;]", -1))
        .map(String::strip)
        .filter(tag -> !tag.isEmpty())
        .distinct()
        .toList();
  }
}
