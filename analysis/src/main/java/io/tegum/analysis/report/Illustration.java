package io.tegum.analysis.report;

/**
 * A figure with the numbers behind it.
 *
 * @param id name of its files and its place on the page, unique in the report; lower case letters,
 *     digits and hyphens
 * @param svg the figure
 * @param evidence what it was drawn from
 */
record Illustration(String id, String svg, Evidence evidence) {}
