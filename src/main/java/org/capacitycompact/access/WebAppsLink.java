package org.capacitycompact.access;

import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.web.AdministrationPage;
import org.capacitycompact.worklist.web.EnginePages;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Links the portal to Camunda's Cockpit, Tasklist and Admin, for those who may open them. */
@Component
@Order(60)
class WebAppsLink implements AdministrationPage, EnginePages {

  private final AccessProperties doors;

  WebAppsLink(AccessProperties doors) {
    this.doors = doors;
  }

  @Override
  public String path() {
    return "/camunda/app/cockpit/default/";
  }

  @Override
  public String title() {
    return "webApps.title";
  }

  @Override
  public String purpose() {
    return "webApps.about";
  }

  @Override
  public boolean isFor(Actor actor) {
    return doors.webApps() && Right.USE_WEB_APPS.of(actor);
  }

  @Override
  public Optional<String> of(String run, Actor reader) {
    return isFor(reader)
        ? Optional.of(path() + "#/process-instance/" + run + "/runtime")
        : Optional.empty();
  }
}
