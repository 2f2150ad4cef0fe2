package org.capacitycompact.appraisal;

import java.util.List;
import org.capacitycompact.initiative.InitiativeNumber;
import org.springframework.data.repository.Repository;

interface RemarkRepository extends Repository<Remark, Long> {

  <S extends Remark> List<S> saveAllAndFlush(Iterable<S> remarks);

  List<Remark> findByNumberAndStateOrderById(InitiativeNumber number, RemarkState state);

  List<Remark> findByNumberAndOrganisationAndStateOrderById(
      InitiativeNumber number, String organisation, RemarkState state);

  void flush();
}
