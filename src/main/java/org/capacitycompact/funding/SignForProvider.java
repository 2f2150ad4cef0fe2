package org.capacitycompact.funding;

import java.util.List;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.worklist.TaskInHand;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The lead provider signs, and confirms that its help is untied: above all (S21). */
@Component
class SignForProvider extends SignAgreement {

  private static final String TYING = "signatureTying";

  SignForProvider(Agreements agreements) {
    super(agreements, "provider");
  }

  @Override
  public String task() {
    return FundingProcess.SIGN_FOR_PROVIDER;
  }

  @Override
  public Right right() {
    return Right.SIGN_FOR_PROVIDER;
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers answers) {
    List<FieldError> errors = super.check(task, answers);
    if (signs(answers) && !answers.text(TYING).equals("untied")) {
      errors.add(FieldError.of(TYING, "funding.error.tied"));
    }
    return errors;
  }

  @Override
  @Nullable String tying(Answers answers) {
    return answers.text(TYING);
  }
}
