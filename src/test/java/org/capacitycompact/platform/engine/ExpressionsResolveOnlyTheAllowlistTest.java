package org.capacitycompact.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.StaticApplicationContext;

/** What an expression in a model, a job or a table can reach, whoever wrote it. */
class ExpressionsResolveOnlyTheAllowlistTest {

  private final StaticApplicationContext beans = new StaticApplicationContext();
  private final AllowlistedExpressions expressions = new AllowlistedExpressions(beans);

  ExpressionsResolveOnlyTheAllowlistTest() {
    beans.registerSingleton("counter", Counter.class);
    beans.registerSingleton("other", Other.class);
  }

  /** A bean for models. */
  @ModelBean("counter")
  public static class Counter {

    public int plus(Object figure) {
      return (Integer) figure + 1;
    }

    String hidden() {
      return "hidden";
    }
  }

  /** A bean that is not for models. */
  public static class Other {

    public String secret() {
      return "secret";
    }
  }

  @Test
  void variablesAndModelBeansResolve() {
    assertThat(value("${country}")).isEqualTo("KE");
    assertThat(value("focalPoint${country}")).isEqualTo("focalPointKE");
    assertThat(value("${country == 'KE'}")).isEqualTo(true);
    assertThat(value("${counter.plus(figure)}")).isEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${''.getClass()}",
        "${''.class}",
        "${''['class']}",
        "${country.getClass()}",
        "${country.class}",
        "${country.length()}",
        "${country.bytes}",
        "${country.getClass().forName('java.lang.Runtime').getRuntime()}",
        "${facts.ideaSource}",
        "${facts['ideaSource']}",
        "${facts.get('ideaSource')}",
        "${list[0]}",
        "${counter.getClass()}",
        "${counter.class}",
        "${counter.hidden()}",
        "${counter.hashCode()}",
        "${counter.toString()}",
        "${counter.plus(figure).getClass()}",
        "${other}",
        "${other.secret()}",
        "${systemProperties}",
        "${environment}",
        "${applicationContext}",
        "${Runtime.getRuntime()}",
        "${java.lang.Runtime}",
        "${execution.getProcessEngineServices()}",
        "${unknown}"
      })
  void nothingElseResolves(String expression) {
    assertThatThrownBy(() -> value(expression)).isInstanceOf(ELException.class);
  }

  @Test
  void nothingIsAssigned() {
    ValueExpression target = expressions.createValueExpression("${counter.figure}");
    assertThatThrownBy(() -> target.setValue(context(), 7)).isInstanceOf(ELException.class);
  }

  private Object value(String expression) {
    return expressions.createValueExpression(expression).getValue(context());
  }

  private ELContext context() {
    return expressions.createElContext(
        Variables.createVariables()
            .putValue("country", "KE")
            .putValue("figure", 7)
            .putValue("facts", Map.of("ideaSource", "country"))
            .putValue("list", List.of("a"))
            .asVariableContext());
  }
}
