package org.capacitycompact.platform.engine;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.platform.Release;
import org.capacitycompact.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Records which releases have deployed their models to this database, and as which deployment. */
@Component
public class DeployedReleases {

  private final JdbcClient database;
  private final Clock clock;

  DeployedReleases(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A deployment of a release's models.
   *
   * @param digest see {@link ModelFiles#digest()}
   */
  public record Deployed(Release release, String deploymentId, String digest) {}

  /** The newest release that has run on this database, if any recorded its number. */
  Optional<Release> newest() {
    return database
        .sql("select distinct version from deployed_release")
        .query((row, n) -> new Release(row.getString(1)))
        .list()
        .stream()
        .max(Comparator.naturalOrder());
  }

  /** The last deployment of this release. */
  Optional<Deployed> lastOf(Release release) {
    return database
        .sql(
            """
            select deployment_id, digest from deployed_release where version = ?
            order by deployed_at desc, deployment_id desc limit 1
            """)
        .param(release.version())
        .query((row, n) -> new Deployed(release, row.getString(1), row.getString(2)))
        .optional();
  }

  /** Whether a newer release has run on this database. */
  public boolean isSuperseded(Release release) {
    return newest().filter(newest -> newest.isNewerThan(release)).isPresent();
  }

  /** Whether nothing newer than this deployment of a release has run on this database. */
  public boolean isNewest(Release release, String deploymentId) {
    return !isSuperseded(release)
        && lastOf(release).filter(last -> last.deploymentId().equals(deploymentId)).isPresent();
  }

  /** The last deployment of the newest release, if its models have this digest. */
  public Optional<Deployed> unchanged(String digest) {
    return newest().flatMap(this::lastOf).filter(last -> last.digest().equals(digest));
  }

  /** The release that made a deployment; an unrecorded one belongs to the first release. */
  public Release of(String deploymentId) {
    return known(deploymentId).orElse(Release.FIRST);
  }

  /** Deployments made only by releases after this one. */
  public List<String> newerThan(Release release) {
    return database
        .sql("select distinct deployment_id from deployed_release")
        .query(String.class)
        .list()
        .stream()
        .filter(deployment -> of(deployment).isNewerThan(release))
        .toList();
  }

  void add(Deployed deployed) {
    database
        .sql(
            """
            insert into deployed_release (version, deployment_id, digest, deployed_at)
            values (?, ?, ?, ?)
            on conflict (version, deployment_id) do update set deployed_at = excluded.deployed_at
            """)
        .params(
            deployed.release().version(),
            deployed.deploymentId(),
            deployed.digest(),
            SqlTime.now(clock))
        .update();
  }

  private Optional<Release> known(String deploymentId) {
    return database
        .sql("select version from deployed_release where deployment_id = ?")
        .param(deploymentId)
        .query((row, n) -> new Release(row.getString(1)))
        .list()
        .stream()
        .min(Comparator.naturalOrder());
  }
}
