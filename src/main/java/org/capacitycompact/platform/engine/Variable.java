package org.capacitycompact.platform.engine;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A variable of a process: its name in the models, and the type of its values. It is declared once,
 * beside the process that owns it; nothing else spells its name.
 *
 * @param <T> type of its values, as the engine keeps them
 */
public final class Variable<T> {

  private final String name;
  private final Class<T> type;

  private Variable(String name, Class<T> type) {
    this.name = name;
    this.type = type;
  }

  /** A variable that holds a text: what a gateway reads, a code, an account's name. */
  public static Variable<String> text(String name) {
    return new Variable<>(name, String.class);
  }

  /** A variable that holds a small whole number, as the position of a milestone. */
  public static Variable<Integer> integer(String name) {
    return new Variable<>(name, Integer.class);
  }

  /** A variable that holds the id of a row in one of our tables. */
  public static Variable<Long> id(String name) {
    return new Variable<>(name, Long.class);
  }

  public String name() {
    return name;
  }

  /**
   * Its value where it is always set.
   *
   * @throws IllegalStateException when it is not
   */
  public T get(VariableScope scope) {
    return find(scope)
        .orElseThrow(() -> new IllegalStateException("the process has no variable " + name));
  }

  /** Its value; nothing where it was not set. */
  public Optional<T> find(VariableScope scope) {
    return Optional.ofNullable(type.cast(scope.getVariable(name)));
  }

  public void set(VariableScope scope, T value) {
    scope.setVariable(name, value);
  }

  /** It with a value: to start a process with, or to find one by. */
  public VariableValue is(T value) {
    return new VariableValue(name, value);
  }

  @Override
  public String toString() {
    return name;
  }
}
