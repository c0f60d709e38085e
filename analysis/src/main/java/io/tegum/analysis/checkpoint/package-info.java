/** Tables and report of a real checkpoint; independent of what toy models have. */
package io.tegum.analysis.checkpoint;
