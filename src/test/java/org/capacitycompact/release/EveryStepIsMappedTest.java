package org.capacitycompact.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.capacitycompact.platform.engine.ModelFiles;
import org.capacitycompact.release.ProcessModel.Step;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The steps of release 0.1.0 at which a process can rest")
class EveryStepIsMappedTest {

  private static final String BEFORE = "0.1.0";

  @Test
  @DisplayName("are there today, or the plan says what became of each")
  void areMapped() throws IOException {
    SortedMap<String, byte[]> before = KeptModels.of(BEFORE);
    assertThat(before).hasSize(13);
    assertThat(notMapped(before, ModelFiles.ofThisRelease().processes()))
        .as("steps that have gone without a line in release/moves.yaml")
        .isEmpty();
  }

  @Test
  @DisplayName("are named when one goes without a line, and when one becomes another")
  void areNamed() throws IOException {
    SortedMap<String, byte[]> before = KeptModels.of(BEFORE);
    Map<String, byte[]> today = new TreeMap<>(before);
    today.computeIfPresent(
        "milestone", (id, model) -> otherwise(model, "UserTask_Verify", "UserTask_Check"));
    today.computeIfPresent(
        "exit",
        (id, model) -> otherwise(model, "UserTask_RecordLessons", "userTask_RecordLessons"));
    today.remove("post-exit-check");
    assertThat(notMapped(before, today))
        .contains(
            "milestone: UserTask_VerifyMilestone MOVE_NO_STEP",
            "exit: UserTask_RecordLessons MOVE_NO_STEP",
            "post-exit-check: Timer_FirstCheck MOVE_NO_PROCESS");
  }

  private static byte[] otherwise(byte[] model, String was, String is) {
    return new String(model, StandardCharsets.UTF_8)
        .replace(was, is)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> notMapped(Map<String, byte[]> before, Map<String, byte[]> today) {
    MovePlan plan = MovePlan.ofThisRelease();
    List<String> gone = new ArrayList<>();
    before.forEach(
        (process, bpmn) -> {
          ProcessModel source = new ProcessModel(bpmn);
          byte[] now = today.get(plan.process(process));
          ProcessModel target = now == null ? null : new ProcessModel(now);
          for (Step step : source.steps()) {
            if (step.waits()) {
              Obstacle.of(process, source, List.of(step.id()), target, plan)
                  .ifPresent(
                      obstacle ->
                          gone.add(process + ": " + step.id() + " " + obstacle.kind().name()));
            }
          }
        });
    return gone;
  }
}
