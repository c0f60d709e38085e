package io.tegum.sweep.run;

import java.io.Serializable;
import java.util.TreeMap;

/**
 * What every bundle of a run has in common.
 *
 * @param sweep name of the sweep
 * @param grid identity of its grid
 * @param codeVersion of the driver's code, which is the executors'
 * @param directory the results folder
 * @param writer who writes there
 * @param trialSeconds longest time that one trial may take
 * @param mayFail a bundle ends after so many failed trials
 * @param provenance key-values for the files' footers
 */
record BundleSettings(
    String sweep,
    String grid,
    String codeVersion,
    String directory,
    String writer,
    double trialSeconds,
    long mayFail,
    TreeMap<String, String> provenance)
    implements Serializable {}
