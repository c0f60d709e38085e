package io.tegum.analysis.page;

import java.util.List;
import org.apache.spark.sql.SparkSession;

/** One thing that a report says about a sweep. */
public interface Question {

  /** Name of its figure's file and place on the page; lower case letters and hyphens. */
  String id();

  /** The question as people ask it. */
  String text();

  /** What a sweep must have to answer it; nothing where all may. */
  default List<Need> needs() {
    return List.of();
  }

  /**
   * Whether it is about models like this sweep's; where it is not, the report leaves it out instead
   * of naming it as not answered.
   */
  default boolean isAbout(SparkSession spark, SweepSummary sweep) {
    return true;
  }

  /** Asks the views of {@code spark}. A report asks only where nothing is lacking that it needs. */
  Reply ask(SparkSession spark, SweepSummary sweep);
}
