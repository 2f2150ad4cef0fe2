package org.capacitycompact.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.MilestoneProcess;
import org.capacitycompact.worklist.Dormancy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Finds in the models every place where a process waits for somebody, and what leads out of it. The
 * table in the guide must say the same, and add what no model shows: the answer that the
 * secretariat can always give.
 */
@DisplayName("Every place where a process waits has a way out")
class EveryWaitHasAWayOutTest {

  private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| (\\w+) \\| ([^|]*) \\|");

  /** The answer that the secretariat can always give: field and option of the form, by task. */
  private static final Map<String, String> ALWAYS_POSSIBLE =
      Map.of("UserTask_CheckCompleteness", "completenessDecision=ask");

  /** Tasks that need somebody from a roster, which the secretariat can extend. */
  private static final List<String> FROM_THE_ROSTER =
      List.of("UserTask_AppointReviewer", "UserTask_InviteReviewers");

  /** Tasks that end on a day that somebody stated, by the event of their process. */
  private static final Map<String, String> ON_A_DAY =
      Map.of("UserTask_StateAvailability", "StartEvent_HoldMended");

  @Test
  @DisplayName("by its deadline or by the secretariat, as the guide says")
  void everyWait() throws IOException {
    SortedMap<String, String> ways = new TreeMap<>();
    ProcessFile.all()
        .forEach(model -> ways.putAll(waysOut(model.each(FlowNode.class), this::isCalled)));

    assertThat(ways).as("waits without a way out").doesNotContainValue("none");
    assertThat(told()).isEqualTo(ways);
  }

  @Test
  @DisplayName(
      "and no time decides for a country, but where its own choice follows or it is told before")
  void noTimeDecidesForACountry() {
    List<String> byTime =
        ProcessFile.all().stream()
            .flatMap(model -> model.each(UserTask.class).stream())
            .filter(task -> task.getCamundaCandidateGroups() != null)
            .filter(task -> task.getCamundaCandidateGroups().endsWith("${country}"))
            .filter(task -> ofTask(task).startsWith("deadline"))
            .map(UserTask::getId)
            .toList();

    // The gate has decided, and the demand can be raised anew; an unanswered question on a design
    // is unknown; a missing signature leads to the country's own choice; until the day to look
    // again the country waits because it said so.
    assertThat(byTime)
        .containsExactlyInAnyOrder(
            "UserTask_AppealOrAccept",
            "UserTask_CommentOnDesign",
            "UserTask_LookAgain",
            "UserTask_SignForCountry");
  }

  @Test
  @DisplayName("and one that has none is named, whatever kind of wait it is")
  void namesWhatHasNone() {
    BpmnModelInstance model =
        Bpmn.createExecutableProcess("p")
            .startEvent()
            .userTask("UserTask_Alone")
            .camundaAssignee("${somebody}")
            .userTask("UserTask_OfProvider")
            .camundaCandidateGroups("provider${provider}")
            .userTask("UserTask_OfSecretariat")
            .camundaCandidateGroups("secretariat")
            .receiveTask("ReceiveTask_Never")
            .serviceTask("ServiceTask_Unheard")
            .camundaExternalTask("unheard")
            .intermediateCatchEvent("Catch_Message")
            .message("m")
            .callActivity("CallActivity_Nothing")
            .calledElement("nothing")
            .userTask("UserTask_WithTimer")
            .camundaAssignee("${somebody}")
            .boundaryEvent("Timer_Out")
            .timerWithDuration("P1D")
            .endEvent()
            .done();

    SortedMap<String, String> ways =
        waysOut(model.getModelElementsByType(FlowNode.class), this::isCalled);

    assertThat(ways)
        .containsEntry("UserTask_WithTimer", "deadline `Timer_Out`")
        .hasSize(8)
        .satisfies(
            all -> assertThat(all.values().stream().filter("none"::equals).count()).isEqualTo(7));
  }

  @Test
  @DisplayName("and what the secretariat can answer is in its forms and its rights")
  void theSecretariatCan() throws IOException {
    for (Map.Entry<String, String> answer : ALWAYS_POSSIBLE.entrySet()) {
      String[] option = answer.getValue().split("=");
      assertThat(form(answer.getKey())).contains("\"key\": \"" + option[0] + "\"", option[1]);
    }
    assertThat(Right.MANAGE_PEOPLE.roles()).contains(Role.SECRETARIAT);
  }

  private SortedMap<String, String> waysOut(
      Collection<FlowNode> nodes, Predicate<CallActivity> called) {
    SortedMap<String, String> ways = new TreeMap<>();
    for (FlowNode node : nodes) {
      if (node instanceof UserTask task) {
        ways.put(task.getId(), ofTask(task));
      } else if (node instanceof ServiceTask service
          && "external".equals(service.getCamundaType())) {
        ways.put(
            service.getId(),
            MilestoneProcess.DISBURSE.equals(service.getCamundaTopic())
                ? "told"
                : byTimer(service));
      } else if (node instanceof CallActivity call && !called.test(call)) {
        ways.put(call.getId(), byTimer(call));
      } else if (node instanceof IntermediateCatchEvent event) {
        boolean timer =
            event.getEventDefinitions().stream().allMatch(TimerEventDefinition.class::isInstance);
        ways.put(event.getId(), timer ? "time" : "none");
      } else if (node instanceof ReceiveTask receive) {
        ways.put(receive.getId(), byTimer(receive));
      } else if (node instanceof EventBasedGateway) {
        ways.put(node.getId(), "none");
      }
    }
    return ways;
  }

  private static String ofTask(UserTask task) {
    String byTimer = byTimer(task);
    if (!byTimer.equals("none")) {
      return byTimer;
    }
    List<String> groups = task.getCamundaCandidateGroupsList();
    // As the engine names them: a country's role followed by the country's code.
    if (!groups.isEmpty()
        && groups.stream()
            .map(group -> group.replace("${country}", "KE"))
            .allMatch(Dormancy::mayBecomeDormant)) {
      return "country";
    }
    if (groups.equals(List.of(Role.SECRETARIAT.group()))) {
      return FROM_THE_ROSTER.contains(task.getId())
          ? "roster"
          : ALWAYS_POSSIBLE.containsKey(task.getId())
              ? "secretariat `" + ALWAYS_POSSIBLE.get(task.getId()) + "`"
              : "none";
    }
    return onADay(task);
  }

  private static String onADay(UserTask task) {
    String event = ON_A_DAY.get(task.getId());
    return event != null
            && task.getModelInstance().getModelElementById(event) instanceof StartEvent start
            && start.isInterrupting()
            && start.getParentElement() instanceof SubProcess part
            && part.triggeredByEvent()
        ? "day `" + event + "`"
        : "none";
  }

  /** An interrupting timer on the activity itself, or on one that contains it. */
  private static String byTimer(Activity activity) {
    for (BoundaryEvent event :
        activity.getModelInstance().getModelElementsByType(BoundaryEvent.class)) {
      if (event.cancelActivity()
          && event.getAttachedTo().equals(activity)
          && event.getEventDefinitions().stream()
              .anyMatch(TimerEventDefinition.class::isInstance)) {
        return "deadline `" + event.getId() + "`";
      }
    }
    return activity.getParentElement() instanceof SubProcess part ? byTimer(part) : "none";
  }

  /** A called process waits in its own model, which is checked as well. */
  private boolean isCalled(CallActivity call) {
    return Files.exists(Path.of("processes", call.getCalledElement() + ".bpmn"));
  }

  private static SortedMap<String, String> told() throws IOException {
    SortedMap<String, String> told = new TreeMap<>();
    String guide = Files.readString(Path.of("docs", "process-guide.md"));
    int from = guide.indexOf("\n## Ways out\n");
    guide
        .substring(from, guide.indexOf("\n## ", from + 1))
        .lines()
        .map(ROW::matcher)
        .filter(row -> row.matches())
        .forEach(
            row -> told.put(row.group(1), (row.group(2) + " " + row.group(3).strip()).strip()));
    return told;
  }

  private static String form(String task) throws IOException {
    String name =
        task.substring("UserTask_".length()).replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase();
    return Files.readString(Path.of("forms", name + ".form"));
  }
}
