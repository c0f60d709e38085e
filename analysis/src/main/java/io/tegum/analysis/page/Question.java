package io.tegum.analysis.page;

import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** One thing that a report says about a sweep. */
public interface Question {

  /** Name of its figure's file and place on the page; lower case letters and hyphens. */
  String id();

  /** The question as people ask it. */
  String text();

  /** The part that only trials with it can answer it; empty where all can. */
  default Optional<Part> needs() {
    return Optional.empty();
  }

  /**
   * Whether it is about models like this sweep's; where it is not, the report leaves it out instead
   * of naming it as not answered.
   */
  default boolean isAbout(SparkSession spark, SweepSummary sweep) {
    return true;
  }

  /**
   * Why it has no answer where trials completed and have the part that it needs, as one sentence.
   * Asked after {@link #ask} alone.
   */
  default String otherwise(SparkSession spark, SweepSummary sweep) {
    return TooFew.OTHER_KIND;
  }

  /** Asks the views of {@code spark}; empty when no trial has what it takes. */
  Optional<Answer> ask(SparkSession spark, SweepSummary sweep);
}
