package org.capacitycompact.funding;

import java.util.ArrayList;
import java.util.List;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.funding.Agreements.Signature;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.jspecify.annotations.Nullable;

/** A party signs the funding agreement, or refuses with a reason (S7). */
abstract class SignAgreement implements TaskHandler {

  private final Agreements agreements;
  private final String party;

  SignAgreement(Agreements agreements, String party) {
    this.agreements = agreements;
    this.party = party;
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers answers) {
    return new ArrayList<>();
  }

  @Override
  public boolean isSigned() {
    return true;
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    agreements.sign(
        task.number(),
        new Signature(
            party,
            signs(answers),
            answers.text("signatoryName"),
            answers.text("signatoryOffice"),
            tying(answers),
            answers.optionalText("signatureRefusalReason").orElse(null)),
        task.actor().userId());
    return Route.on().telling(signs(answers) ? "signed" : "refused");
  }

  /** The provider's statement on tying; null for the other parties, which are not asked. */
  @Nullable String tying(Answers answers) {
    return null;
  }

  static boolean signs(Answers answers) {
    return answers.text("signatureDecision").equals("sign");
  }
}
