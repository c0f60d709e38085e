package io.tegum.kernel.training;

import io.tegum.kernel.data.TokenBatch;
import io.tegum.kernel.gradient.BatchGradient;
import io.tegum.kernel.gradient.Losses;
import io.tegum.kernel.model.Parameters;
import io.tegum.kernel.model.Schedule;
import java.util.List;

/** One phase of a schedule: a loss, and the parameters that are trained on it. */
enum Phase {
  /** W and b on L1, over plain tokens. */
  PLAIN_REPRESENTATION {
    @Override
    Losses losses(BatchGradient gradient, Parameters p, TokenBatch left, TokenBatch right) {
      return gradient.representation(p, left);
    }

    @Override
    List<double[]> trained(Parameters p) {
      return List.of(p.w().data, p.b().data);
    }
  },
  /** W and b on L1, over both tokens of every pair: the tokens that a joint trial sees. */
  PAIRED_REPRESENTATION {
    @Override
    Losses losses(BatchGradient gradient, Parameters p, TokenBatch left, TokenBatch right) {
      return gradient.representation(p, left, right);
    }

    @Override
    List<double[]> trained(Parameters p) {
      return List.of(p.w().data, p.b().data);
    }
  },
  /** Everything on L1 + lambda L2. */
  JOINT {
    @Override
    Losses losses(BatchGradient gradient, Parameters p, TokenBatch left, TokenBatch right) {
      return gradient.joint(p, left, right);
    }

    @Override
    List<double[]> trained(Parameters p) {
      return List.of(p.w().data, p.b().data, p.headOrNull().a().data, p.headOrNull().b().data);
    }
  },
  /** A and B on L2; W and b frozen. */
  HEAD {
    @Override
    Losses losses(BatchGradient gradient, Parameters p, TokenBatch left, TokenBatch right) {
      return gradient.head(p, left, right);
    }

    @Override
    List<double[]> trained(Parameters p) {
      return List.of(p.headOrNull().a().data, p.headOrNull().b().data);
    }
  };

  /** Losses of a batch of tokens (pairs), leaving the gradient in {@code gradient}. */
  abstract Losses losses(
      BatchGradient gradient, Parameters parameters, TokenBatch left, TokenBatch right);

  /** The arrays that this phase updates, as parameters or as their gradient. */
  abstract List<double[]> trained(Parameters parameters);

  /** The phases of a schedule, in order. */
  static List<Phase> of(Schedule schedule) {
    return switch (schedule) {
      case JOINT -> List.of(JOINT);
      case REPRESENTATION_THEN_HEAD -> List.of(PAIRED_REPRESENTATION, HEAD);
      case REPRESENTATION_ONLY -> List.of(PLAIN_REPRESENTATION);
    };
  }
}
