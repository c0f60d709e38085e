package io.tegum.analysis.results;

import io.tegum.kernel.family.CurvePoint;

/**
 * What a row of the curves table is made from.
 *
 * @param trialId the trial
 * @param point one recorded step of it
 */
public record CurveRow(String trialId, CurvePoint point) {}
