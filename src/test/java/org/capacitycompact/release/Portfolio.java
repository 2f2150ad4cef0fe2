package org.capacitycompact.release;

import org.camunda.bpm.engine.ManagementService;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.rulebook.Publication;
import org.capacitycompact.steering.question.NewerCriteria;
import org.capacitycompact.steering.question.Waivers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Initiatives that rest at every place where one can: what a release leaves running. Add an
 * initiative for every new place.
 */
final class Portfolio {

  private final AutowireCapableBeanFactory beans;
  private final Initiatives initiatives;
  private final Waivers waivers;
  private final NewerCriteria newer;
  private final Publication publication;
  private final ManagementService jobs;
  private final EngineAccess engine;

  @Autowired
  Portfolio(
      AutowireCapableBeanFactory beans,
      Initiatives initiatives,
      Waivers waivers,
      NewerCriteria newer,
      Publication publication,
      ManagementService jobs,
      EngineAccess engine) {
    this.beans = beans;
    this.initiatives = initiatives;
    this.waivers = waivers;
    this.newer = newer;
    this.publication = publication;
    this.jobs = jobs;
    this.engine = engine;
  }

  /**
   * @param superuser makes steps fail, and seals
   */
  void play(JdbcTemplate superuser) {
    Player player = beans.createBean(Player.class);
    new Ends(player, initiatives).play();
    new EarlyStages(player).play();
    new MiddleStages(player).play();
    new LateStages(player).play();
    new QuestionsAsked(player, waivers, newer, publication).play();
    new Failures(player, jobs, engine, superuser).play();
    player.last();
    superuser.queryForList("select audit_seal_heads()");
  }
}
