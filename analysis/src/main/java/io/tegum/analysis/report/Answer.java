package io.tegum.analysis.report;

/**
 * A figure with the sentence that it answers its question with.
 *
 * @param sentence one or two plain sentences with numbers
 * @param svg the figure
 * @param sql the queries behind figure and sentence
 */
record Answer(String sentence, String svg, String sql) {}
