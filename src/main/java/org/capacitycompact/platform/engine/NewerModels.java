package org.capacitycompact.platform.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.capacitycompact.platform.Release;
import org.capacitycompact.platform.web.Outage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Keeps a node that still runs beside a newer release away from the models of that release: it
 * cannot read them, and whatever it would do with them ends before it has begun. Whoever asked is
 * told to ask again; the nodes of the newer release answer.
 */
@Component
class NewerModels extends AbstractBpmnParseListener {

  private final Release release;
  private final ObjectProvider<DeployedReleases> releases;

  NewerModels(Release release, ObjectProvider<DeployedReleases> releases) {
    this.release = release;
    this.releases = releases;
  }

  @Override
  public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
    for (ProcessDefinitionEntity definition : definitions) {
      Release brought = releases.getObject().of(definition.getDeploymentId());
      if (brought.isNewerThan(release)) {
        throw new Outage.ExchangeException(definition.getKey(), brought.version());
      }
    }
  }
}
