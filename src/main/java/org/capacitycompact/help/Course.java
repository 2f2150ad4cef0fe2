package org.capacitycompact.help;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.capacitycompact.exit.PostExitCheckProcess;
import org.capacitycompact.help.ModelMap.Node;
import org.capacitycompact.initiative.LifecycleProcess;
import org.capacitycompact.initiative.PaymentHoldProcess;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.platform.engine.ReleasedModels;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The course of things as the models of the release draw it: what stands where, what follows. */
@Component
public class Course {

  /** Processes that no stage calls, and the stage in which people meet their steps. */
  private static final Map<Stage, String> BESIDE =
      Map.of(Stage.IMPLEMENTATION, PaymentHoldProcess.ID, Stage.EXIT, PostExitCheckProcess.ID);

  private final SingletonSupplier<ModelMap> map = SingletonSupplier.of(ModelMap::ofRelease);

  /** Every user task of every model. */
  public List<String> userTasks() {
    return models().all().stream()
        .filter(node -> node.is("userTask"))
        .map(Node::id)
        .distinct()
        .toList();
  }

  /** The steps that people do in a stage, in the order of its course. */
  public List<String> userTasks(Stage stage) {
    return Stream.concat(Stream.of(stage.process()), Stream.ofNullable(BESIDE.get(stage)))
        .flatMap(process -> models().userTasks(process).stream())
        .map(Node::id)
        .distinct()
        .toList();
  }

  /** The stage in which a step is met first; empty when there is no such step. */
  public Optional<Stage> stage(String task) {
    return Stream.of(Stage.values()).filter(stage -> userTasks(stage).contains(task)).findFirst();
  }

  /** The model of a process, as BPMN 2.0 XML with its drawing. */
  public byte[] drawing(String process) {
    return ReleasedModels.bytes(
        Objects.requireNonNull(ReleasedModels.files("processes", ".bpmn").get(process), process));
  }

  /** How a stage may end. */
  public List<Ahead.End> ends(Stage stage) {
    return models().of(stage.process()).stream()
        .filter(node -> node.is("endEvent") && node.part() == null)
        .map(Course::end)
        .toList();
  }

  /** What may follow a step. */
  public Ahead after(String task) {
    return models().all().stream()
        .filter(node -> node.id().equals(task))
        .findFirst()
        .map(node -> new Walk().from(node))
        .orElseThrow(() -> new IllegalArgumentException(task + " is no step"));
  }

  private ModelMap models() {
    return map.obtain();
  }

  private static Ahead.End end(Node node) {
    return new Ahead.End(node.id(), node.name());
  }

  /** Follows every way from a step to the next that people do. */
  private final class Walk {

    private final Set<Node> met = new HashSet<>();
    private final Set<String> tasks = new LinkedHashSet<>();
    private final Set<Stage> stages = new LinkedHashSet<>();
    private final Set<Ahead.End> ends = new LinkedHashSet<>();
    private final List<String> askers = new ArrayList<>();
    private boolean ofInitiative;

    Ahead from(Node task) {
      onward(task);
      return new Ahead(tasks, stages, ends, ofInitiative, askers);
    }

    private void onward(Node node) {
      models().after(node).forEach(this::reach);
    }

    private void reach(Node node) {
      if (!met.add(node)) {
        return;
      }
      Optional<Stage> begins = Stage.carriedBy(node.called());
      if (node.is("userTask")) {
        tasks.add(node.id());
      } else if (begins.isPresent()) {
        stages.add(begins.get());
      } else if (!node.called().isEmpty()) {
        models().beginnings(node.called(), null).forEach(this::reach);
      } else if (node.is("subProcess")) {
        models().beginnings(node.process(), node.id()).forEach(this::reach);
      } else if (node.is("endEvent")) {
        beyond(node);
      } else {
        onward(node);
      }
    }

    /** After the end of a part the whole goes on; after that of a process, whoever called it. */
    private void beyond(Node end) {
      String part = end.part();
      if (end.aside()) {
        return;
      }
      if (part != null) {
        onward(models().within(end.process(), part));
        return;
      }
      List<Node> callers = models().callers(end.process());
      if (callers.isEmpty()) {
        ends.add(end(end));
        ofInitiative = end.process().equals(LifecycleProcess.ID);
      } else if (callers.size() == 1) {
        onward(callers.get(0));
      } else {
        callers.stream()
            .map(Node::process)
            .filter(process -> !askers.contains(process))
            .forEach(askers::add);
      }
    }
  }
}
