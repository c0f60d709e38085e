package io.tegum.kernel.family;

/** One recorded step of a trial; families add what they measure. */
public interface CurvePoint {

  /** Optimiser steps done, 0 at initialisation; later stages go on counting. */
  int step();
}
