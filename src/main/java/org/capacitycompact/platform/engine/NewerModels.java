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
 * Keeps a node of an older release away from the models of a newer one, which it cannot read: it
 * stops before doing anything with them. The caller is asked to try again, and a node of the newer
 * release answers.
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
