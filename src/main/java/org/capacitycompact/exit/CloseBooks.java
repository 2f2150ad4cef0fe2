package org.capacitycompact.exit;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.exit.Books.Closed;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.platform.engine.ModelBean;

/** Closes the books; after an exit the system asks again whether the capacity lasts (S79, S140). */
@ModelBean("closeBooks")
class CloseBooks implements JavaDelegate {

  private final Books books;
  private final Chronicle chronicle;
  private final RuntimeService runtime;
  private final EngineAccess engine;

  CloseBooks(Books books, Chronicle chronicle, RuntimeService runtime, EngineAccess engine) {
    this.books = books;
    this.chronicle = chronicle;
    this.runtime = runtime;
    this.engine = engine;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String number = execution.getProcessBusinessKey();
    boolean exits = "exit".equals(execution.getVariable("exitVerdict"));
    Closed closed = books.close(number, exits ? "exited" : "closed");
    chronicle.record(number, "books.closed", null, closed.returned().toPlainString());
    if (exits) {
      checkLater(number, String.valueOf(execution.getVariable("country")));
    }
    execution.setVariable("exitOutcome", closed.outcome());
  }

  private void checkLater(String number, String country) {
    engine.asSystem(
        () -> {
          runtime
              .createProcessInstanceByKey("post-exit-check")
              .businessKey(number)
              .setVariable("country", country)
              .execute();
        });
  }
}
