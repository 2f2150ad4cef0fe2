package org.capacitycompact.exit;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.exit.BookClosing.Closed;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.LifecycleProcess;
import org.capacitycompact.platform.engine.ModelBean;
import org.capacitycompact.platform.engine.ProcessStarts;

/** Closes the books; after an exit the system asks later whether the capacity lasts (S79, S140). */
@ModelBean("closeBooks")
class CloseBooks implements JavaDelegate {

  private final BookClosing books;
  private final Chronicle chronicle;
  private final ProcessStarts starts;

  CloseBooks(BookClosing books, Chronicle chronicle, ProcessStarts starts) {
    this.books = books;
    this.chronicle = chronicle;
    this.starts = starts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
    boolean exits = ExitProcess.VERDICT.find(execution).filter("exit"::equals).isPresent();
    Closed closed = books.close(number, exits ? "exited" : "closed");
    chronicle.record(number, "books.closed", null, closed.returned().plain());
    if (exits) {
      checkLater(number, LifecycleProcess.COUNTRY.get(execution));
    }
    ExitProcess.OUTCOME.set(execution, closed.outcome());
  }

  private void checkLater(InitiativeNumber number, String country) {
    starts.start(
        PostExitCheckProcess.ID, number.value(), List.of(LifecycleProcess.COUNTRY.is(country)));
  }
}
