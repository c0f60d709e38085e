package io.tegum.analysis.results;

import io.tegum.kernel.family.TrialResult;

/**
 * What a row of the trials table is made from.
 *
 * @param sweep name of the sweep that trained it
 * @param codeVersion version of the code that trained it
 * @param result the trial
 */
public record TrialRow(String sweep, String codeVersion, TrialResult result) {}
