package io.tegum.kernel.family;

/**
 * Whom a trial may be trained with, as the grid lays trials out; planners know no more of it.
 *
 * @param neighbours how many trials side by side, itself included, differ only in settings that
 *     {@linkplain Setting.Cost#KEEPS_COMPANY keep company}; 1 or more
 * @param twins likewise in settings that {@linkplain Setting.Cost#KEEPS_TWINS keep tokens}
 */
public record Company(long neighbours, long twins) {

  /** Nobody. */
  public static final Company NONE = new Company(1, 1);
}
