package org.capacitycompact.funding;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.worklist.DecidedOn;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/** The agreement, before whoever signs it or refuses to. */
@Component
class AgreementDecided implements DecidedOn {

  private final AgreementInFull agreement;

  AgreementDecided(AgreementInFull agreement) {
    this.agreement = agreement;
  }

  @Override
  public Set<String> tasks() {
    return Set.of(
        FundingProcess.SIGN_FOR_COUNTRY,
        FundingProcess.SIGN_FOR_PROVIDER,
        FundingProcess.SIGN_FOR_COMPACT);
  }

  @Override
  public List<Exhibit> of(TaskInHand task, Locale language) {
    return agreement.of(task.number(), task.country(), language);
  }
}
