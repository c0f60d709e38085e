package io.tegum.analysis.diagram;

/**
 * How many of a cell's completed trials ended in one phase.
 *
 * @param phase its label
 * @param trials of all that have a label, with the interval of the share
 */
public record PhaseShare(String phase, Proportion trials) {}
