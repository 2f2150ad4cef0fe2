package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Set;
import org.capacitycompact.access.AccessProperties.FirstOperatorAccount;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.party.Accounts;
import org.capacitycompact.party.Accounts.NewPerson;
import org.capacitycompact.party.People;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.ArgumentCaptor;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Hole 2: without an operator, anybody could create one; a known password is just as bad. */
@ExtendWith(OutputCaptureExtension.class)
class FirstOperatorTest {

  private final People people = mock();
  private final Accounts accounts = mock();

  @Test
  void anInventedPasswordIsToldOnceAndDiffersEveryTime(CapturedOutput output) {
    String first = opened(null);
    String second = opened(null);

    assertThat(first).hasSizeGreaterThan(20).isNotEqualTo(second);
    assertThat(output.getOut()).containsOnlyOnce(first).containsOnlyOnce(second);
  }

  @Test
  void aGivenPasswordIsUsedAndNeverPrinted(CapturedOutput output) {
    assertThat(opened("Given-Secret-9")).isEqualTo("Given-Secret-9");
    assertThat(output.getAll()).doesNotContain("Given-Secret-9");
  }

  @Test
  void whereThereIsAnOperatorNobodyIsMade() {
    when(people.withRole(Role.OPERATOR)).thenReturn(List.of(operator()));

    start(null);

    verify(accounts, never()).open(any(), any());
  }

  @Test
  void anAccountOfSomebodyElseIsNotRaisedToOperator() {
    when(people.withRole(Role.OPERATOR)).thenReturn(List.of());

    assertThatThrownBy(() -> start(null)).hasMessageContaining("compact.access.operator.id");
    verify(accounts, never()).giveRole(any(), any(), any());
  }

  private String opened(String password) {
    org.mockito.Mockito.reset(accounts);
    when(people.withRole(Role.OPERATOR)).thenReturn(List.of(), List.of(operator()));
    start(password);
    ArgumentCaptor<NewPerson> person = ArgumentCaptor.captor();
    ArgumentCaptor<String> used = ArgumentCaptor.captor();
    verify(accounts).open(person.capture(), used.capture());
    assertThat(person.getValue().role()).isEqualTo(Role.OPERATOR);
    return used.getValue();
  }

  private void start(String password) {
    new FirstOperator(
            people,
            accounts,
            new AccessProperties(true, true, new FirstOperatorAccount("operator", password)))
        .run(new DefaultApplicationArguments());
  }

  private static Actor operator() {
    return new Actor(
        "operator",
        "Operator",
        Set.of(Role.OPERATOR),
        null,
        null,
        null,
        List.of(Role.OPERATOR.group()));
  }
}
