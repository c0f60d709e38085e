package io.tegum.analysis.toy;

/**
 * Where a trial's training ended.
 *
 * @param trialId the trial
 * @param loss what it minimised
 * @param phase its label
 * @param geometry what its features form, see {@link Geometry}
 */
record EndState(String trialId, double loss, String phase, String geometry) {}
