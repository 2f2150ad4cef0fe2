package org.capacitycompact.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.capacitycompact.mail.MailProperties.Tls;
import org.capacitycompact.party.Mailboxes;
import org.capacitycompact.platform.engine.OwnJobs;
import org.capacitycompact.platform.web.PublicAddress;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Does the jobs of mails as the job executor would, which rests in the tests. */
@Component
public class MailJobs {

  private final ManagementService jobs;
  private final MailRepository repository;
  private final Mailboxes mailboxes;
  private final MailRest rests;
  private final OwnJobs own;
  private final MailMetrics metrics;
  private final PublicAddress address;
  private final Clock clock;
  private final List<MailWriter> writers;
  private final TransactionTemplate transaction;

  MailJobs(
      ManagementService jobs,
      MailRepository repository,
      Mailboxes mailboxes,
      MailRest rests,
      OwnJobs own,
      MailMetrics metrics,
      PublicAddress address,
      Clock clock,
      List<MailWriter> writers,
      TransactionTemplate transaction) {
    this.jobs = jobs;
    this.repository = repository;
    this.mailboxes = mailboxes;
    this.rests = rests;
    this.own = own;
    this.metrics = metrics;
    this.address = address;
    this.clock = clock;
    this.writers = writers;
    this.transaction = transaction;
  }

  /** Does the job of a mail, whenever it is due. */
  public void run(UUID mail) {
    List<Job> found = of(mail);
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " jobs for mail " + mail);
    }
    jobs.executeJob(found.get(0).getId());
  }

  /** Does the job of a mail with another server, which is not asked in the clear unless told so. */
  void run(UUID mail, ScriptedSmtp server, Tls tls) {
    MailProperties settings =
        new MailProperties(
            "127.0.0.1",
            server.port(),
            null,
            null,
            tls,
            "compact@compact.example",
            "secretariat@compact.example",
            null,
            Duration.ofSeconds(2),
            new MailProperties.Bounces(null, null, null, null, null, "INBOX"));
    MailServer scripted = new MailServer(settings, address);
    MailSending sending =
        new MailSending(
            repository,
            mailboxes,
            scripted,
            new MailMessages(scripted, clock),
            rests,
            own,
            metrics,
            clock,
            writers);
    transaction.executeWithoutResult(status -> sending.run(mail.toString()));
  }

  /** Does the job of a mail with another server. */
  public void run(UUID mail, ScriptedSmtp server) {
    delete(mail);
    run(mail, server, Tls.NONE);
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
