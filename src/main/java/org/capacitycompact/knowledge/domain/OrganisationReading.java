package org.capacitycompact.knowledge.domain;

/** Reads who publishes an activity and who takes part in it. */
final class OrganisationReading {
  private final Findings findings;

  OrganisationReading(Findings findings) {
    this.findings = findings;
  }

  ReportingOrganisation reporting(XmlNode node) {
    String field = "reporting-org";
    return new ReportingOrganisation(
        CodeText.required(node, "ref", field, findings),
        CodeText.required(node, "type", field, findings),
        Narratives.required(node, field, findings));
  }

  ParticipatingOrganisation participating(XmlNode node) {
    String field = "participating-org";
    if (node.attribute("role") == null) {
      findings.missing(field + "/@role", node.line());
    }
    ParticipatingOrganisation organisation =
        new ParticipatingOrganisation(
            CodeText.listed(OrganisationRole.class, node, "role", field, findings),
            CodeText.free(node, "ref", field, findings),
            CodeText.free(node, "type", field, findings),
            CodeText.free(node, "activity-id", field, findings),
            Narratives.read(node, field, findings));
    if (organisation.ref() == null && organisation.names().isEmpty()) {
      // The standard asks for one of the two: otherwise nobody knows who it is.
      findings.missing(field + "/@ref", node.line());
    }
    return organisation;
  }
}
