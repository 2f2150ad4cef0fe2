package org.capacitycompact.sample;

import java.util.List;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.party.Accounts;
import org.capacitycompact.party.Accounts.NewPerson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Invented people of three partner countries and of those they work with. */
@Component
public class SamplePeople {

  private final Accounts accounts;
  private final JdbcClient database;
  private final SampleProperties properties;

  SamplePeople(Accounts accounts, JdbcClient database, SampleProperties properties) {
    this.accounts = accounts;
    this.database = database;
    this.properties = properties;
  }

  /** One person of each kind, and four for each country. */
  static final List<NewPerson> PEOPLE =
      List.of(
          national("amina", "Amina Wanjala", Role.FOCAL_POINT, "KE", "en"),
          national("joseph", "Joseph Mwangi", Role.NATIONAL_AUTHORITY, "KE", "en"),
          national("wanjiku", "Wanjiku Kamau", Role.IMPLEMENTER, "KE", "en"),
          national("otieno", "Otieno Odhiambo", Role.NON_STATE_ACTOR, "KE", "en"),
          national("koffi", "Koffi Mensah", Role.FOCAL_POINT, "TG", "fr"),
          national("adjoa", "Adjoa Lawson", Role.NATIONAL_AUTHORITY, "TG", "fr"),
          national("kossi", "Kossi Agbeko", Role.IMPLEMENTER, "TG", "fr"),
          national("afi", "Afi Dogbe", Role.NON_STATE_ACTOR, "TG", "fr"),
          national("namono", "Namono Okello", Role.FOCAL_POINT, "UG", "en"),
          national("kato", "Kato Ssali", Role.NATIONAL_AUTHORITY, "UG", "en"),
          national("nakato", "Nakato Birungi", Role.IMPLEMENTER, "UG", "en"),
          national("mugisha", "Mugisha Tumwine", Role.NON_STATE_ACTOR, "UG", "en"),
          provider("paulo", "Paulo Ferreira", "BRENAP", "en"),
          provider("siti", "Siti Rahayu", "IDMICRO", "en"),
          provider("lucia", "Lucía Benítez", "ARTREASURY", "en"),
          provider("anna", "Anna Weber", "DECOOP", "en"),
          central("sofia", "Sofia Marques", Role.SECRETARIAT),
          central("daniel", "Daniel Osei", Role.SECRETARIAT),
          seat("mariam", "Mariam Diallo", "partnerCountries"),
          seat("tomas", "Tomás Rivera", "partnerCountries"),
          seat("luis", "Luis Andrade", "southernInstitutions"),
          seat("grace", "Grace Tan", "civilSociety"),
          seat("hugo", "Hugo Lindqvist", "networks"),
          seat("ingrid", "Ingrid Solberg", "developmentPartners"),
          reviewer("rosa", "Rosa Quispe", true),
          reviewer("abdou", "Abdou Sarr", false),
          reviewer("priya", "Priya Raman", true),
          central("salome", "Salome Tesfaye", Role.INTEGRITY_OFFICER),
          central("mateo", "Mateo Quintana", Role.INTEGRITY_OFFICER),
          central("finance", "Finance system", Role.INTEGRATOR),
          central("operator", "Olga Petrova", Role.OPERATOR));

  /** A member of the secretariat who may also change the criteria. */
  private static final String CRITERIA_EDITOR = "daniel";

  /** Creates the people unless they exist. */
  @Transactional
  public void open() {
    countries();
    organisations();
    boolean first = isNew(CRITERIA_EDITOR);
    accounts.openAll(PEOPLE, properties.password());
    if (first) {
      accounts.giveRole(CRITERIA_EDITOR, Role.CRITERIA_EDITOR, "");
    }
  }

  private boolean isNew(String userId) {
    return database
        .sql("select not exists (select from person where user_id = ?)")
        .param(userId)
        .query(Boolean.class)
        .single();
  }

  private void countries() {
    List.of("KE", "TG", "UG")
        .forEach(
            code ->
                database
                    .sql("insert into country values (?) on conflict do nothing")
                    .param(code)
                    .update());
  }

  private void organisations() {
    organisation(
        "BRENAP",
        "National School of Public Administration (illustrative)",
        "academia",
        "BR",
        true);
    organisation(
        "IDMICRO",
        "Microfinance Supervision Institute (illustrative)",
        "publicInstitution",
        "ID",
        true);
    organisation(
        "ARTREASURY",
        "Spending Review Unit of the Treasury (illustrative)",
        "nationalGovernment",
        "AR",
        true);
    organisation(
        "DECOOP", "Agency for Cooperation (illustrative)", "nationalGovernment", "DE", false);
  }

  private void organisation(
      String code, String name, String kind, String country, boolean southern) {
    database
        .sql(
            """
            insert into organisation (code, name, kind, country, southern) values (?, ?, ?, ?, ?)
            on conflict do nothing
            """)
        .params(code, name, kind, country, southern)
        .update();
  }

  private static NewPerson national(
      String id, String name, Role role, String country, String language) {
    return new NewPerson(id, name, role, country, country, null, null, false, language);
  }

  private static NewPerson provider(String id, String name, String organisation, String language) {
    return new NewPerson(
        id, name, Role.PROVIDER, organisation, null, organisation, null, false, language);
  }

  private static NewPerson central(String id, String name, Role role) {
    return new NewPerson(id, name, role, null, null, null, null, false, "en");
  }

  private static NewPerson seat(String id, String name, @Nullable String constituency) {
    return new NewPerson(
        id, name, Role.STEERING_GROUP, null, null, null, constituency, false, "en");
  }

  private static NewPerson reviewer(String id, String name, boolean practitioner) {
    return new NewPerson(id, name, Role.PEER_REVIEWER, null, null, null, null, practitioner, "en");
  }
}
