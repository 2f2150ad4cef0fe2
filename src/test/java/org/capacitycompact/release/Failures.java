package org.capacitycompact.release;

import java.util.function.Supplier;
import org.camunda.bpm.engine.ManagementService;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.sample.Story;
import org.springframework.jdbc.core.JdbcTemplate;

/** Initiatives that wait for the secretariat to repair a failed step. */
final class Failures {

  /** As often as the engine tries. */
  private static final int TRIES = 5;

  private final Player player;
  private final ManagementService jobs;
  private final EngineAccess engine;
  private final JdbcTemplate superuser;

  Failures(Player player, ManagementService jobs, EngineAccess engine, JdbcTemplate superuser) {
    this.player = player;
    this.jobs = jobs;
    this.engine = engine;
    this.superuser = superuser;
  }

  void play() {
    Story reminded = player.raised("KE", "A reminder failed: stonecutters");
    fails(reminded, () -> player.job(reminded, "StartEvent_DeadlineNear"));

    Story counted =
        player
            .toApproval(
                player
                    .raised("UG", "The count of the ballots failed: basket makers")
                    .with("UserTask_CompleteDesign", WeakAnswers.PUT_TO_THE_VOTE))
            .voted(5);
    player.lastly(
        () -> {
          player.decideAndLeave(counted, Player.MEMBERS.get(5), "UserTask_CastBallot");
          fails(counted, () -> player.job(counted, "UserTask_CastBallot"));
        });
  }

  /** The database refuses what the job would record for this initiative. */
  private void fails(Story story, Supplier<String> job) {
    superuser.execute(
        """
        create function refuses() returns trigger language plpgsql as
          'begin raise exception ''the disk is full''; end';
        create trigger refuses before insert on audit_entry for each row
          when (new.number = '%s') execute function refuses()
        """
            .formatted(story.number()));
    try {
      String failing = job.get();
      for (int times = 0; times < TRIES; times++) {
        tried(failing);
      }
    } finally {
      superuser.execute("drop function refuses cascade");
    }
  }

  private void tried(String job) {
    try {
      engine.asSystem(() -> jobs.executeJob(job));
    } catch (RuntimeException asItShould) {
      return;
    }
    throw new IllegalStateException("a job that was to fail did not");
  }
}
