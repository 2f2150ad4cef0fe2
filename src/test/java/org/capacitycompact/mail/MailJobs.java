package org.capacitycompact.mail;

import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;

/** Does the jobs of mails as the job executor would, which rests in the tests. */
@Component
public class MailJobs {

  private final ManagementService jobs;

  MailJobs(ManagementService jobs) {
    this.jobs = jobs;
  }

  /** Does the job of a mail, whenever it is due. */
  public void run(UUID mail) {
    List<Job> found = of(mail);
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " jobs for mail " + mail);
    }
    jobs.executeJob(found.get(0).getId());
  }

  /** Takes the jobs of a mail away, so that no other test meets them. */
  public void delete(UUID mail) {
    of(mail).forEach(job -> jobs.deleteJob(job.getId()));
  }

  /** The jobs of a mail. */
  public List<Job> of(UUID mail) {
    return jobs.createJobQuery().list().stream()
        .filter(job -> ("mail:" + mail).equals(((JobEntity) job).getJobHandlerConfigurationRaw()))
        .toList();
  }
}
