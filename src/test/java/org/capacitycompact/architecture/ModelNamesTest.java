package org.capacitycompact.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.capacitycompact.appraisal.AppraisalProcess;
import org.capacitycompact.delivery.FigureCorrections;
import org.capacitycompact.delivery.Suspensions;
import org.capacitycompact.demand.DemandProcess;
import org.capacitycompact.initiative.Endorsements;
import org.capacitycompact.initiative.LifecycleProcess;
import org.capacitycompact.initiative.plan.Statements;
import org.capacitycompact.overlap.OverlapForms;
import org.capacitycompact.plan.Section;
import org.capacitycompact.platform.engine.UserTasks;
import org.capacitycompact.platform.engine.Variable;
import org.capacitycompact.steering.IndependentReviewer;
import org.capacitycompact.steering.question.NewerCriteria;
import org.capacitycompact.steering.question.Waivers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the models call something, the code calls by a constant of the process's class: {@code
 * DemandProcess} names what {@code demand-articulation} has, and nothing else spells it.
 */
class ModelNamesTest {

  /**
   * Tables over several capabilities, which may not see what those declare, and the two that
   * declare for the top process: what they spell has to be there.
   */
  private static final Set<String> TABLES =
      Set.of("ApprovalNotes", "OwnershipFacts", "Stage", "Status", "TrackFacts", "WorkNotes");

  /** Handed from a start to delegates and messages; no model reads it. */
  private static final Set<String> PAST_THE_MODELS = Set.of("paymentHold");

  private static final Path MAIN = Path.of("src", "main", "java");

  private static final Pattern STEP =
      Pattern.compile(
          "(UserTask|ServiceTask|DecisionTask|CallActivity|SubProcess|EventSubprocess|Gateway"
              + "|StartEvent|EndEvent|Timer|BoundaryEvent)_\\w+");

  private static final Pattern TOKEN =
      Pattern.compile(
          "\"\"\".*?\"\"\"|\"((?:[^\"\\\\\\n"
              + "]|\\\\.)*)\"|'(?:[^'\\\\]|\\\\.)+'|//[^\\n"
              + "]*|/\\*.*?\\*/",
          Pattern.DOTALL);

  private static final Pattern READ = Pattern.compile("[$#]\\{([A-Za-z]\\w*)(?: == '|})");
  private static final Pattern EACH = Pattern.compile("camunda:elementVariable=\"(\\w+)\"");

  private static final Pattern VARIABLE_OF_THE_ENGINE =
      Pattern.compile("\\.(get|set|has|remove)Variable(Local)?\\(");
  private static final Pattern SPELLED_TO_THE_ENGINE =
      Pattern.compile(
          "\\b(processDefinitionKey(In)?|taskDefinitionKey(In|Like)?|activityId(In)?|variableName(In)?"
              + "|\\w*[vV]ariableValue\\w+|messageEventSubscriptionName|createMessageCorrelation"
              + "|topicName|createProcessInstanceByKey|startProcessInstanceByKey)\\(\\s*\"");

  /** A class that declares the names of a process. */
  private record Declaring(String name, String id, List<String> names, List<String> variables) {

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Declaring> declaring() {
    return sources().stream()
        .filter(file -> file.getFileName().toString().endsWith("Process.java"))
        .map(ModelNamesTest::declared)
        .filter(each -> !each.id().isEmpty())
        .toList();
  }

  @Test
  void everyProcessHasItsClass() {
    assertThat(declaring())
        .extracting(Declaring::id)
        .containsExactlyInAnyOrderElementsOf(
            ProcessFile.all().stream().map(model -> model.process().getId()).toList());
  }

  @ParameterizedTest
  @MethodSource("declaring")
  void aClassNamesTheTasksMessagesAndTopicsOfItsProcess(Declaring process) {
    ProcessFile model = model(process.id());
    List<String> asked = new ArrayList<>(ids(model.each(UserTask.class)));
    model.each(Message.class).forEach(message -> asked.add(message.getName()));
    model.each(ServiceTask.class).stream()
        .map(ServiceTask::getCamundaTopic)
        .filter(topic -> topic != null)
        .forEach(asked::add);
    Set<String> others = new HashSet<>(ids(model.each(FlowElement.class)));
    others.addAll(forms());

    assertThat(process.names()).doesNotHaveDuplicates().containsAll(asked);
    assertThat(process.names())
        .as("names that the model does not have")
        .allMatch(name -> asked.contains(name) || others.contains(name));
  }

  @ParameterizedTest
  @MethodSource("declaring")
  void aClassDeclaresVariablesOfItsProcess(Declaring process) {
    Set<String> known = variables().getOrDefault(process.id(), new TreeSet<>());
    assertThat(process.variables())
        .allMatch(name -> known.contains(name) || PAST_THE_MODELS.contains(name));
  }

  @Test
  void everyVariableOfTheModelsIsDeclaredOnce() {
    Set<String> named = new TreeSet<>(PAST_THE_MODELS);
    variables().values().forEach(named::addAll);
    assertThat(declaring().stream().flatMap(each -> each.variables().stream()).toList())
        .containsExactlyInAnyOrderElementsOf(named);
  }

  @Test
  void everyFormIsThatOfATaskOrIsDeclaredByWhatItAsksFor() {
    List<String> forms =
        new ArrayList<>(
            List.of(
                LifecycleProcess.START_FORM,
                LifecycleProcess.STOP_FORM,
                Suspensions.FORM,
                OverlapForms.DECIDE,
                OverlapForms.AGREE,
                OverlapForms.COORDINATE,
                FigureCorrections.FORM,
                IndependentReviewer.FORM,
                Waivers.FORM,
                NewerCriteria.FORM));
    for (Declaring process : declaring()) {
      for (String name : process.names()) {
        if (name.startsWith("UserTask_")) {
          forms.add(UserTasks.form(name));
          assertThat(UserTasks.ofForm(UserTasks.form(name))).isEqualTo(name);
        }
      }
    }
    Stream.of(Section.values()).map(Section::form).forEach(forms::add);
    forms.add("plan-measurement");
    ModelConventionsTest.formsOfRows().forEach(forms::add);
    assertThat(forms).containsExactlyInAnyOrderElementsOf(forms());
    assertThat(Statements.DEMAND).isEqualTo(UserTasks.form(DemandProcess.ARTICULATE_DEMAND));
    assertThat(Statements.DESIGN).isEqualTo(UserTasks.form(AppraisalProcess.COMPLETE_DESIGN));
    assertThat(Endorsements.FORM).isEqualTo(UserTasks.form(DemandProcess.ENDORSE_DEMAND));
  }

  @Test
  void aNameOfTheModelsIsSpelledOnce() {
    Set<String> declaring =
        declaring().stream().map(Declaring::name).collect(toCollection(TreeSet::new));
    Set<String> steps = new TreeSet<>();
    Set<String> once = new TreeSet<>(forms());
    for (ProcessFile model : ProcessFile.all()) {
      steps.addAll(ids(model.each(FlowElement.class)));
      model.each(Message.class).forEach(message -> once.add(message.getName()));
      once.add(model.process().getId());
    }
    // Words that mean other things as well: where they name a process or a form is not seen here.
    once.removeIf(name -> name.matches("[a-z]+"));

    Map<String, List<String>> spelled = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    for (Path file : sources()) {
      String name = ProcessFile.baseName(file);
      for (String literal : literals(file)) {
        Matcher step = STEP.matcher(literal);
        if (step.lookingAt()) {
          if (!steps.contains(step.group())) {
            wrong.add(name + " spells " + literal + ", which no model has");
          } else if (!TABLES.contains(name)) {
            spelled.computeIfAbsent(literal, any -> new ArrayList<>()).add(name);
            if (!declaring.contains(name)) {
              wrong.add(name + " spells " + literal);
            }
          }
        } else if (once.contains(literal) && !TABLES.contains(name)) {
          spelled.computeIfAbsent(literal, any -> new ArrayList<>()).add(name);
        }
      }
    }
    spelled.values().removeIf(files -> files.size() == 1);
    assertThat(wrong).isEmpty();
    assertThat(spelled).isEmpty();
  }

  @Test
  void theEngineIsAskedByConstants() {
    List<String> wrong = new ArrayList<>();
    Set<String> declaring =
        declaring().stream().map(Declaring::name).collect(toCollection(TreeSet::new));
    for (Path file : sources()) {
      String name = ProcessFile.baseName(file);
      String code = read(file);
      if (VARIABLE_OF_THE_ENGINE.matcher(code).find()
          && !Set.of("Variable", "ProcessBranches", "WorkItems").contains(name)) {
        wrong.add(name + " reads or writes a variable by its name");
      }
      if (SPELLED_TO_THE_ENGINE.matcher(code).find()) {
        wrong.add(name + " spells a name to the engine");
      }
      if (code.contains("= Variable.") && !declaring.contains(name)) {
        wrong.add(name + " declares a variable");
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** The names that each process reads and is given, by its id. */
  private static Map<String, Set<String>> variables() {
    Map<String, Set<String>> names = new TreeMap<>();
    for (ProcessFile model : ProcessFile.all()) {
      String id = model.process().getId();
      String read = read(model.path()).replaceAll("delegateExpression=\"[^\"]*\"", "");
      Set<String> own = names.computeIfAbsent(id, any -> new TreeSet<>());
      Stream.of(READ, EACH)
          .forEach(shape -> shape.matcher(read).results().forEach(hit -> own.add(hit.group(1))));
      for (CallActivity call : model.each(CallActivity.class)) {
        Set<String> called = names.computeIfAbsent(call.getCalledElement(), any -> new TreeSet<>());
        var mapped = call.getExtensionElements().getElementsQuery();
        mapped.filterByType(CamundaIn.class).list().stream()
            .filter(in -> in.getCamundaTarget() != null)
            .forEach(
                in -> {
                  called.add(in.getCamundaTarget());
                  if (in.getCamundaSource() != null) {
                    own.add(in.getCamundaSource());
                  }
                });
        mapped
            .filterByType(CamundaOut.class)
            .list()
            .forEach(
                out -> {
                  called.add(out.getCamundaSource());
                  own.add(out.getCamundaTarget());
                });
      }
    }
    return names;
  }

  private static Declaring declared(Path file) {
    String name =
        MAIN.relativize(file)
            .toString()
            .replace(".java", "")
            .replace(file.getFileSystem().getSeparator(), ".");
    String id = "";
    List<String> names = new ArrayList<>();
    List<String> variables = new ArrayList<>();
    try {
      for (Field field : Class.forName(name).getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          continue;
        }
        field.setAccessible(true);
        Object value = field.get(null);
        if (field.getName().equals("ID")) {
          id = String.valueOf(value);
        } else if (value instanceof Variable<?> variable) {
          variables.add(variable.name());
        } else if (value instanceof String text) {
          names.add(text);
        }
      }
    } catch (ReflectiveOperationException unreadable) {
      throw new IllegalStateException(unreadable);
    }
    return new Declaring(ProcessFile.baseName(file), id, names, variables);
  }

  private static ProcessFile model(String process) {
    return ProcessFile.all().stream()
        .filter(model -> model.process().getId().equals(process))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> ids(Collection<? extends FlowElement> elements) {
    return elements.stream().map(FlowElement::getId).toList();
  }

  private static List<String> forms() {
    return ProcessFile.files("forms", ".form").stream().map(ProcessFile::baseName).toList();
  }

  private static List<String> literals(Path file) {
    return TOKEN
        .matcher(read(file))
        .results()
        .filter(token -> token.group(1) != null)
        .map(token -> token.group(1))
        .toList();
  }

  private static List<Path> sources() {
    try (Stream<Path> files = Files.walk(MAIN)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
