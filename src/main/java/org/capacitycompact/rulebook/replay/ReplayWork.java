package org.capacitycompact.rulebook.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.capacitycompact.rulebook.DecisionFile;
import org.capacitycompact.rulebook.DecisionModel;
import org.capacitycompact.rulebook.DecisionModels;
import org.capacitycompact.rulebook.DecisionVersions;
import org.capacitycompact.rulebook.Draft;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Evaluates a draft for each past verdict, in batches. */
@Component
class ReplayWork {

  private static final Logger log = LoggerFactory.getLogger(ReplayWork.class);

  private static final int BATCH = 200;

  private final PastVerdicts verdicts;
  private final ReplayRecord record;
  private final DecisionModels models;
  private final DecisionVersions versions;
  private final ObjectMapper json;

  /** The runs of this node, working or waiting. */
  private final Set<Long> mine = ConcurrentHashMap.newKeySet();

  private volatile boolean stopping;

  ReplayWork(
      PastVerdicts verdicts,
      ReplayRecord record,
      DecisionModels models,
      DecisionVersions versions,
      ObjectMapper json) {
    this.verdicts = verdicts;
    this.record = record;
    this.models = models;
    this.versions = versions;
    this.json = json;
  }

  /** Notes that a run waits for its turn, so that it counts as alive while this node is. */
  void expect(long replay) {
    mine.add(replay);
  }

  void run(long replay, Draft draft, Period period) {
    try {
      if (tried(replay, draft, period)) {
        record.finish(replay);
      } else {
        record.stop(replay);
      }
    } catch (RuntimeException failure) {
      log.error("The replay of draft {} stopped", draft.id(), failure);
      stopped(replay);
    } finally {
      mine.remove(replay);
    }
  }

  /** Whether the run completed. */
  private boolean tried(long replay, Draft draft, Period period) {
    if (stopping) {
      return false;
    }
    DecisionModel model = models.parse(draft.decision(), draft.dmn());
    Comparison comparison = new Comparison(draft.decision(), book(draft), json);
    long last = verdicts.last();
    record.expect(replay, verdicts.count(period, last));
    int tried = 0;
    long after = 0;
    while (!stopping) {
      List<PastVerdict> batch = verdicts.next(period, after, last, BATCH);
      if (batch.isEmpty()) {
        return true;
      }
      List<Replayed> found = new ArrayList<>(batch.size());
      batch.forEach(past -> found.add(asked(model, comparison, past)));
      tried += batch.size();
      after = batch.get(batch.size() - 1).id();
      record.add(replay, found, tried, List.copyOf(mine));
    }
    return false;
  }

  /** The draft passed its check on generated facts, but past decisions may contain other ones. */
  private static Replayed asked(DecisionModel model, Comparison comparison, PastVerdict past) {
    try {
      return comparison.compare(past, model.evaluate(past.facts()));
    } catch (RuntimeException unanswered) {
      log.debug("verdict {} is not answered", past.id(), unanswered);
      return comparison.unanswered(past);
    }
  }

  /** The rows of a draft beside those of the version it was made from. */
  RowComparison book(Draft draft) {
    return new RowComparison(
        DecisionFile.read(draft.dmn()),
        versions
            .find(draft.decision(), draft.basedOn())
            .map(version -> DecisionFile.read(versions.dmn(version)))
            .orElse(null));
  }

  /** Marks the run as stopped. If even that cannot be written, its lack of progress shows it. */
  private void stopped(long replay) {
    try {
      record.stop(replay);
    } catch (RuntimeException unreachable) {
      log.debug("nor told", unreachable);
    }
  }

  void stop() {
    stopping = true;
  }
}
