package org.capacitycompact.flow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.platform.engine.ModelBean;
import org.springframework.boot.test.context.TestComponent;

/**
 * Stands in for a handler that a model calls: says that it was called, and answers what a test
 * says.
 */
@ModelBean("handler")
@TestComponent
public final class Handler implements JavaDelegate, ExecutionListener {

  private final String name;
  private final Consumer<String> called;
  private final Deque<String> answers = new ArrayDeque<>();
  private String variable = "";

  Handler(String name, Consumer<String> called) {
    this.name = name;
    this.called = called;
  }

  /** From here on it leaves these values in turn; the last of them again and again. */
  void answer(String name, List<String> inTurn) {
    variable = name;
    answers.clear();
    answers.addAll(inTurn);
  }

  void forget() {
    answers.clear();
  }

  @Override
  public void execute(DelegateExecution execution) {
    called.accept(name);
    if (!answers.isEmpty()) {
      execution.setVariable(variable, answers.size() == 1 ? answers.peek() : answers.poll());
    }
  }

  @Override
  public void notify(DelegateExecution execution) {
    execute(execution);
  }
}
