package io.tegum.kernel.addition.training;

import io.tegum.kernel.addition.Accuracy;
import io.tegum.kernel.family.CurvePoint;

/**
 * One recorded step of an addition trial.
 *
 * @param step optimiser steps done, 0 at initialisation
 * @param epoch epochs done, the present one in part
 * @param training on the training pairs
 * @param test on the test pairs
 */
public record AdditionPoint(int step, double epoch, Accuracy training, Accuracy test)
    implements CurvePoint {}
