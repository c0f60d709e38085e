/**
 * Weights of real checkpoints: readers that never run what they read, and the questions that the
 * toy models are asked, put to these weights. Nothing here trains.
 */
package io.tegum.kernel.checkpoint;
