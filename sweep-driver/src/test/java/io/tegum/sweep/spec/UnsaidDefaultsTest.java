package io.tegum.sweep.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults name a default only where it takes part, and nothing that is not there at all. */
class UnsaidDefaultsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "profile: {groups: [[3, 0.5], [2, 0.9]]}|which gives 5 features, must be as many as features 4",
        "profile: {densities: [0.5, 1]}|which gives 2 features, must be as many as features 4",
        "profile: {power: 1, sum: 5}|must be at most 1; lower the sum",
        "profile: {power: 1}|profile {power: 1.0} does not say how dense features are",
        "sparsity: 0.2, correlation: anticorrelated|only one feature of a set is present",
      })
  void faultsEndWithWhatIsAllowed(String data, String end) {
    assertThat(BadSpec.faults("name: t\nmodel: {features: 4, hidden: 2}\ndata: {" + data + "}\n"))
        .singleElement()
        .satisfies(fault -> assertThat(fault.describe()).endsWith(end).doesNotContain("NaN"));
  }
}
