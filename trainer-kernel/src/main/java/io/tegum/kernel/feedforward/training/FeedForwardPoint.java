package io.tegum.kernel.feedforward.training;

import io.tegum.kernel.family.CurvePoint;
import io.tegum.kernel.feedforward.metrics.NetworkMetrics;

/**
 * One recorded step of a feed-forward trial.
 *
 * @param step optimiser steps done
 * @param metrics of the network then; losses over fewer held-out tokens than in the end
 */
public record FeedForwardPoint(int step, NetworkMetrics metrics) implements CurvePoint {}
