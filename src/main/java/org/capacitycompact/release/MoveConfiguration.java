package org.capacitycompact.release;

import java.time.Duration;
import org.capacitycompact.platform.engine.DeployedReleases;
import org.capacitycompact.platform.engine.ModelFiles;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Moves running processes at the start, and repeats it for those that were busy or had an obstacle.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MoveConfiguration.MoveProperties.class)
class MoveConfiguration {

  /**
   * @param atStart whether a node moves running processes by itself; if not, the command does
   * @param every how often it repeats for what is left
   */
  @ConfigurationProperties("compact.move")
  record MoveProperties(
      @DefaultValue("true") boolean atStart, @DefaultValue("5m") Duration every) {}

  @Bean
  MovePlan movePlan() {
    return MovePlan.ofThisRelease();
  }

  @Bean
  RunningProcesses runningProcesses(JdbcClient database) {
    return new RunningProcesses(database);
  }

  @Bean
  MoveCheck moveCheck(RunningProcesses running, MovePlan plan, DeployedReleases releases) {
    return new MoveCheck(running, plan, ModelFiles.ofThisRelease(), releases::of);
  }

  @Bean
  MoveThread moveThread(MoveProperties properties, Move move) {
    return new MoveThread(move, properties.every(), properties.atStart());
  }
}
