package org.capacitycompact.account;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.party.Deputies;
import org.capacitycompact.party.Deputies.Naming;
import org.capacitycompact.party.Deputyship;
import org.capacitycompact.party.People;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may name deputies for whom: everybody for themselves, the national authority for the people
 * of its country, and whoever looks after accounts for the others.
 */
@Service
public class DeputyOffice {

  private final Deputies deputies;
  private final People people;
  private final Directory directory;

  DeputyOffice(Deputies deputies, People people, Directory directory) {
    this.deputies = deputies;
    this.people = people;
    this.directory = directory;
  }

  /** The person, if this one may name their deputy. */
  public Optional<Actor> person(String userId, Actor by) {
    return people
        .actor(userId)
        .filter(Right.NAME_OWN_DEPUTY::of)
        .filter(person -> person.userId().equals(by.userId()) || isOfTheirOffice(person, by));
  }

  private boolean isOfTheirOffice(Actor person, Actor by) {
    String country = person.country();
    return country != null
            && Right.NAME_DEPUTIES_OF_COUNTRY.on(by, country)
            && person.belongsTo(country)
        || directory
            .person(person.userId())
            .filter(account -> AccountRights.mayHelp(by, account))
            .isPresent();
  }

  /** The people of their country for whom this one may name deputies, by name. */
  public List<Actor> ofTheirCountry(Actor by) {
    String country = by.country();
    return country == null || !Right.NAME_DEPUTIES_OF_COUNTRY.on(by, country)
        ? List.of()
        : people.inGroups(
            Arrays.stream(Role.values())
                .filter(Role::isOfCountry)
                .map(role -> role.groupFor(country))
                .toList());
  }

  /**
   * Names a deputy for a person.
   *
   * @param from the first day, in the person's own zone
   * @param to the last day
   * @throws AccountChangeDeniedException when this one may not, or no longer
   */
  @Transactional
  public Naming name(String userId, String deputy, LocalDate from, LocalDate to, Actor by) {
    return deputies.name(now(userId, by), deputy, from, to, by);
  }

  /**
   * Ends it now; false when it has ended, or it is another person's.
   *
   * @throws AccountChangeDeniedException when this one may not, or no longer
   */
  @Transactional
  public boolean end(String userId, long id, Actor by) {
    Actor person = now(userId, by);
    return deputies.find(id).map(Deputyship::person).filter(person.userId()::equals).isPresent()
        && deputies.end(id, by);
  }

  /** The person, by the present rights of whoever acts. */
  private Actor now(String userId, Actor by) {
    return people
        .actor(by.userId())
        .flatMap(present -> person(userId, present))
        .orElseThrow(AccountChangeDeniedException::new);
  }
}
