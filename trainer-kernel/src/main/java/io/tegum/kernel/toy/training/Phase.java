package io.tegum.kernel.toy.training;

import io.tegum.kernel.optimiser.FloatOptimizer;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.step.FastStep;
import io.tegum.kernel.toy.step.PairedStep;
import java.util.List;

/** One phase of a schedule: a loss, and the parameters that are trained on it. */
enum Phase {
  /** W and b on L1, over plain tokens. */
  PLAIN_REPRESENTATION {
    @Override
    double loss(FastStep fast, long step) {
      return fast.plainRepresentation(step);
    }

    @Override
    FloatOptimizer optimizer(FastStep fast) {
      return fast.representationOptimizer();
    }
  },
  /** W and b on L1, over both tokens of every pair: the tokens that a joint trial sees. */
  PAIRED_REPRESENTATION {
    @Override
    double loss(FastStep fast, long step) {
      return pairs(fast).pairedRepresentation(step);
    }

    @Override
    FloatOptimizer optimizer(FastStep fast) {
      return fast.representationOptimizer();
    }
  },
  /** Everything on L1 + lambda L2. */
  JOINT {
    @Override
    double loss(FastStep fast, long step) {
      return pairs(fast).joint(step);
    }

    @Override
    FloatOptimizer optimizer(FastStep fast) {
      return pairs(fast).jointOptimizer();
    }
  },
  /** A and B on L2; W and b frozen. */
  HEAD {
    @Override
    double loss(FastStep fast, long step) {
      return pairs(fast).head(step);
    }

    @Override
    FloatOptimizer optimizer(FastStep fast) {
      return pairs(fast).headOptimizer();
    }
  };

  /** Draws the tokens of a step, leaves the gradient in {@code fast} and returns the loss. */
  abstract double loss(FastStep fast, long step);

  /** An optimiser of what this phase trains. */
  abstract FloatOptimizer optimizer(FastStep fast);

  private static PairedStep pairs(FastStep fast) {
    return fast.paired().orElseThrow(); // a schedule with these phases has a head
  }

  /** The phases of a schedule, in order. */
  static List<Phase> of(Schedule schedule) {
    return switch (schedule) {
      case JOINT -> List.of(JOINT);
      case REPRESENTATION_THEN_HEAD -> List.of(PAIRED_REPRESENTATION, HEAD);
      case REPRESENTATION_ONLY -> List.of(PLAIN_REPRESENTATION);
    };
  }
}
