package io.tegum.sweep.query;

/** Whether a query may read files by their paths, beside the views of a results folder. */
public enum FileAccess {
  /** Nothing but the views. */
  REFUSED,
  /** Also {@code csv.`PATH`} and the like, in any of {@link ReadingPlan#FILE_FORMATS}. */
  ALLOWED
}
