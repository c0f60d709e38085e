/** The command {@code inspect}: a checkpoint's matrices and heads as tasks of a Spark job. */
package io.tegum.sweep.inspect;
