package io.tegum.analysis.diagram;

/**
 * Where a trial's training ended.
 *
 * @param trialId the trial
 * @param loss what it minimised
 * @param phase its label
 * @param geometry what its parts form, as its family's view cells names it
 */
public record EndState(String trialId, double loss, String phase, String geometry) {}
